import * as z from 'zod';
import { isoDate, recordId } from './define.ts';

/** A date as honest as the source: exact, a month, a year, about, a range, or unknown. */
export const honestDate = z.discriminatedUnion('precision', [
  z.strictObject({ precision: z.literal('exact'), date: isoDate }),
  z.strictObject({ precision: z.literal('month'), year: z.int(), month: z.int().min(1).max(12) }),
  z.strictObject({ precision: z.literal('year'), year: z.int() }),
  z.strictObject({ precision: z.literal('about'), date: isoDate }),
  z.strictObject({ precision: z.literal('range'), from: isoDate, to: isoDate }),
  z.strictObject({ precision: z.literal('unknown') }),
]);
export type HonestDate = z.infer<typeof honestDate>;

/** A rectangle on a page in ten-thousandths of its width and height, origin top left. */
export const region = z.strictObject({
  x: z.int().min(0).max(10_000),
  y: z.int().min(0).max(10_000),
  w: z.int().min(0).max(10_000),
  h: z.int().min(0).max(10_000),
});
export type Region = z.infer<typeof region>;

/** A pointer to a stable leaf (tờ), never to a number. `toLeafId` makes it a span of leaves. */
export const leafCitation = z.strictObject({
  id: recordId,
  leafId: recordId,
  toLeafId: recordId.nullable(),
  side: z.enum(['front', 'back']).nullable(),
  region: region.nullable(),
  quote: z.string().max(5_000).nullable(),
});
export type LeafCitation = z.infer<typeof leafCitation>;

/** A party is an organisation or a person of the case. */
export const partyRef = z.strictObject({ id: recordId, type: z.enum(['organisation', 'person']), partyId: recordId });
export type PartyRef = z.infer<typeof partyRef>;

/** A name of an organisation and when it was valid (null = open). */
export const datedName = z.strictObject({
  id: recordId,
  name: z.string().min(1).max(500),
  from: isoDate.nullable(),
  to: isoDate.nullable(),
});

/** điểm – khoản – điều of an instrument, in the version in force at a date. */
export const provision = z.strictObject({
  id: recordId,
  legalBasisId: recordId,
  article: z.string().max(20),
  clause: z.string().max(20),
  point: z.string().max(20),
  versionDate: isoDate.nullable(),
});
export type Provision = z.infer<typeof provision>;

/** An office-holder answerable for a finding, and how. */
export const responsibleParty = z.strictObject({
  id: recordId,
  officeHoldingId: recordId.nullable(),
  organisationId: recordId.nullable(),
  responsibility: z.string().max(5_000),
});
