import * as z from 'zod';

// The content policy forbids `new Function`; zod decides when a schema is built, so this module must be loaded first.
z.config({ jitless: true });
