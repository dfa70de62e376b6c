import type { Change } from '#casefile';
import { type Head, writeEntry } from '#journal';
import type { EntryRow } from '#store';
import { type Key, type OpenVault, randomBytes } from '#vault';
import { rowOf } from '../journals/entryRow.ts';

export interface FirstRow {
  readonly journalId: string;
  readonly row: EntryRow;
  readonly head: Head;
}

interface NewEntry {
  readonly key: Key;
  readonly changes: readonly Change[];
  readonly time: number;
  readonly isPadded: boolean;
}

/** A first entry of a new journal, under a fresh key; nothing is stored yet. */
export function newGenesis(vault: OpenVault, entry: NewEntry): Promise<FirstRow> {
  return write(vault, entry, null);
}

/** The entry after the first one, written before anyone opened the journal; nothing is stored yet. */
export function followGenesis(vault: OpenVault, entry: NewEntry, first: FirstRow): Promise<FirstRow> {
  return write(vault, entry, first);
}

async function write(
  vault: OpenVault,
  { key, changes, time, isPadded }: NewEntry,
  first: FirstRow | null,
): Promise<FirstRow> {
  const { entry, head, caseId } = await writeEntry(
    {
      caseId: first?.journalId ?? null,
      epoch: 0,
      body: { v: 1, time, changes },
      caseKey: key,
      writer: vault.writer,
      previous: first?.head ?? null,
      seen: [],
      salt: randomBytes(32),
    },
    isPadded,
  );
  return { journalId: caseId, row: rowOf(caseId, entry, head), head };
}
