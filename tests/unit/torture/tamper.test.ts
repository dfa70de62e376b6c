import { expect, it } from 'vitest';
import { tamper } from '../../torture/tamper/tamper.ts';

// The long run is `npm run torture -- tamper --trials 2000`; here every stored structure is altered once.
const EVERY_STRUCTURE = 37;

it('whatever is altered in a vault, its copy or its backup is told and made good', { timeout: 300_000 }, async () => {
  const { losses, undetected, trials, details } = await tamper({ trials: EVERY_STRUCTURE, seed: 20_261_126 });
  expect({ losses, undetected, trials }, JSON.stringify(details)).toEqual({
    losses: 0,
    undetected: 0,
    trials: details.structures,
  });
});
