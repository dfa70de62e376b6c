import { choice, defineRecord, flag, ref, text } from '../define.ts';

/** Grounds on which a part of a conclusion is not published (Luật Thanh tra 84/2025 Điều 37 k2; protection of sources). */
export const REMOVAL_GROUNDS = ['stateSecret', 'businessSecret', 'privateLife', 'source'] as const;

/** One line of the removal list of a public version: what goes, why, on which ground; who and when is its provenance. */
export const removal = defineRecord({
  kind: 'removal',
  version: 1,
  fields: {
    documentId: ref(),
    /** The words that must not be in the public version, in any form. */
    target: text(),
    /** What stands in their place; empty = the mark of the public version. */
    replacement: text(),
    ground: choice(REMOVAL_GROUNDS, 'privateLife'),
    reason: text(),
    /** Withdrawn: kept in the list, without effect. */
    isWithdrawn: flag(),
  },
  collections: {},
});
