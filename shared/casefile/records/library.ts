import * as z from 'zod';
import { choice, collection, date, defineRecord, field, flag, isoDate, recordId, text } from '../define.ts';

/** điểm – khoản – điều of a library instrument, with its own dates where they differ from the instrument's. */
export const libraryArticle = z.strictObject({
  id: recordId,
  article: z.string().max(20),
  clause: z.string().max(20),
  point: z.string().max(20),
  text: z.string().max(2_000),
  inForceFrom: isoDate.nullable(),
  inForceTo: isoDate.nullable(),
});

/**
 * Registry: a law, decree, circular or directive as the office keeps it. A record with the id of an instrument that comes
 * with the program stands in its place (`libraryOf`).
 */
export const instrument = defineRecord({
  kind: 'instrument',
  version: 1,
  fields: {
    instrumentType: text(),
    number: text(),
    name: text(),
    issuer: text(),
    issuedOn: date(),
    inForceFrom: date(),
    inForceTo: date(),
    /** Id of a library instrument, of the program's or the office's. */
    replacedById: field(recordId.nullable(), null),
    isParty: flag(),
    verification: choice(['V', 'S', 'TT', 'M', 'unverified'], 'unverified'),
    source: text(),
    /** Taken out of the office's library; the program's own entry stays hidden behind it. */
    isHidden: flag(),
  },
  collections: { articles: collection(libraryArticle) },
});
