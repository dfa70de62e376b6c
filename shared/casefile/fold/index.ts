import type { FoldEntry } from '../view.ts';
import { Fold } from './fold.ts';
import { readParts } from './snapshot.ts';

export { applyPatch } from './applyPatch.ts';
export { FOLD_VERSION, Fold } from './fold.ts';
export { blankRecord } from './recordState.ts';
export { labelOf } from './replica.ts';
export { isSameState } from './snapshot.ts';
export type { TextEntry } from './texts.ts';

/** Folds entries from scratch. */
export function foldAll(caseId: string, entries: readonly FoldEntry[]): Fold {
  const fold = new Fold(caseId);
  fold.add(entries);
  return fold;
}

/** A fold from the data of `Fold.serialise`. @throws when the data is not a snapshot of this fold's version. */
export function restoreFold(data: unknown): Fold {
  const parts = readParts(data);
  const fold = new Fold(parts.caseId);
  fold.restore(parts);
  return fold;
}
