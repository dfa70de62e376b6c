import { checkEntryHash, hasGoodSignature, JournalError, unpackEntry } from '#journal';
import type { VaultCopy } from '#mirror';
import type { DraftRow, EntryRow } from '#store';
import type { Key } from '#vault';
import { isWholeDraft } from '../documents/drafts.ts';
import type { EngineCore } from '../engineCore.ts';

/** The copies beside the store that can be read now, the nearest first. */
export function copiesBeside({ copies }: EngineCore, local: VaultCopy | null = copies.local): readonly VaultCopy[] {
  return [local, copies.second].filter(copy => copy !== null);
}

/** Rows of a journal that the copies have whole, signature and all. */
export async function wholeElsewhere(
  beside: readonly VaultCopy[],
  journal: string,
  isWanted: (row: EntryRow) => boolean,
): Promise<ReadonlyMap<string, EntryRow>> {
  const whole = new Map<string, EntryRow>();
  for (const copy of beside)
    for await (const scan of copy.readJournal(journal))
      if ('row' in scan && isWanted(scan.row) && !whole.has(scan.row.id) && (await isWholeRow(scan.row)))
        whole.set(scan.row.id, scan.row);
  return whole;
}

/** Do hashes, place and signature of a row agree? */
export async function isWholeRow(row: EntryRow): Promise<boolean> {
  try {
    const stored = unpackEntry(row.bytes);
    return await hasGoodSignature(stored, checkEntryHash(stored));
  } catch (error) {
    if (error instanceof JournalError) return false;
    throw error;
  }
}

export const draftKeyOf = ({ journal, document, session, counter }: DraftRow): string =>
  [journal, document, session, counter].join('/');

/** Typed text of a journal that the copies have whole, by `draftKeyOf`. */
export async function wholeDrafts(
  beside: readonly VaultCopy[],
  journal: string,
  key: Key,
): Promise<ReadonlyMap<string, DraftRow>> {
  const whole = new Map<string, DraftRow>();
  for (const copy of beside)
    for (const row of copy.drafts())
      if (row.journal === journal && (await isWholeDraft(key, row))) whole.set(draftKeyOf(row), row);
  return whole;
}
