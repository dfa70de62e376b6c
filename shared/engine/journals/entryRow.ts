import { type Head, packEntry, type StoredEntry } from '#journal';
import type { EntryRow } from '#store';
import { fromHex, toHex } from '#vault';

const HASH = 32;

export function rowOf(journal: string, entry: StoredEntry, head: Head): EntryRow {
  return { journal, writer: head.writer, seq: head.seq, id: head.id, bytes: packEntry(entry) };
}

/** Does the row stand under the id its bytes say? */
export function isInPlace(row: EntryRow, entry: StoredEntry): boolean {
  return row.id === toHex(entry.id) && fromHex(row.id).length === HASH;
}
