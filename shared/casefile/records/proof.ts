import * as z from 'zod';
import { collection, defineRecord, recordId, ref, text, whole } from '../define.ts';

/** A place of a document that someone decided needs no proof, or whose difference is meant: whose word, and why. */
export const proofWaiver = defineRecord({
  kind: 'proofWaiver',
  version: 1,
  fields: {
    documentId: ref(),
    /** Names the issue as the proof check does; gone when the sentence changes. */
    issueKey: text(),
    quote: text(),
    reason: text(),
  },
  collections: {},
});

/** What prose generated from the matrix says of a finding; live nodes (amounts, names, bases) follow by themselves. */
export const MATRIX_PARTS = [
  'title',
  'findingKind',
  'behaviour',
  'assessment',
  'conclusion',
  'nature',
  'degree',
  'consequence',
  'cause',
  'decision',
  'amountLines',
  'measures',
  'provisions',
  'responsible',
] as const;
export type MatrixPart = (typeof MATRIX_PARTS)[number];

/** Sections of a document were generated from the findings matrix: what the matrix said then, finding by finding. */
export const matrixGeneration = defineRecord({
  kind: 'matrixGeneration',
  version: 1,
  fields: { documentId: ref(), at: whole(), byName: text() },
  collections: {
    facts: collection(
      z.strictObject({ id: recordId, parts: z.partialRecord(z.enum(MATRIX_PARTS), z.string().max(100_000)) }),
    ),
  },
});
