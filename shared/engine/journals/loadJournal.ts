import { type Fold, type FoldEntry, foldAll } from '#casefile';
import {
  ChainIndex,
  caseIdOf,
  type EntryHeader,
  type Head,
  hasGoodSignature,
  headOf,
  JournalError,
  type ReadEntry,
  readEntries,
  type StoredEntry,
  toFoldEntry,
  unpackEntry,
} from '#journal';
import type { EntryRow, Store } from '#store';
import { type Key, toHex } from '#vault';
import { isInPlace } from './entryRow.ts';

/** An entry that is not whole. The others still read. */
export interface DamagedEntry {
  readonly entryId: string;
  readonly writer: string;
  readonly seq: number;
  readonly code: string;
}

export interface JournalSource {
  readonly store: Store;
  readonly journalId: string;
  /** Key of an epoch, null when this person never got it. */
  keyOf(epoch: number): Key | null;
  /** Identity that certified a writer, null when no certificate is known. */
  identityOf(writer: string): string | null;
}

export interface LoadedJournal {
  readonly fold: Fold;
  /** Newest *folded* entry of every writer: what waits or is damaged is nobody's ground to build on. */
  readonly heads: Map<string, Head>;
  readonly damaged: readonly DamagedEntry[];
  readonly entryCount: number;
  /** Newest seq of every other writer that `writer`'s own chain already names as seen. */
  seenBy(writer: string): Map<string, number>;
}

/** Entries decrypted per batch: WebCrypto calls go out together, and between batches other work gets its turn. */
const BATCH = 1_000;

/** Waits until other tasks had their turn. */
export function breathe(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 0));
}

/**
 * Reads a journal from its entries alone: hashes, links, place, head signatures, certificates; decrypts in batches; folds.
 * What is damaged is named and left out.
 */
export async function loadJournal(source: JournalSource): Promise<LoadedJournal> {
  const { rows, damaged: unreadable } = await source.store.entries.all(source.journalId);
  const damaged: DamagedEntry[] = unreadable.map(row => ({ ...row, entryId: row.id, code: 'damagedRow' }));
  const unpacked = unpackRows(rows, damaged);
  const chain = new ChainIndex();
  const reads: ReadEntry[] = [];
  for (let from = 0; from < unpacked.length; from += BATCH) {
    const part = unpacked.slice(from, from + BATCH);
    const batch = await readEntries(
      part.map(each => each.stored),
      source.keyOf,
    );
    const rowOfId = new Map(part.map(({ row }) => [row.id, row]));
    for (const { id, code } of batch.damaged) {
      const row = rowOfId.get(id);
      damaged.push({ entryId: id, writer: row?.writer ?? '', seq: row?.seq ?? -1, code });
    }
    for (const read of batch.entries) {
      const problem = checkPlace(read.stored, read.header, source);
      if (problem === null) {
        chain.add(read.stored, headOf(read.stored, read.header), read.header.prev);
        reads.push(read);
      } else damaged.push(named(read.stored, read.header, problem));
    }
    if (from + BATCH < unpacked.length) await breathe();
  }
  const refused = await badTips(reads, chain, damaged);
  const whole = reads.filter(read => !refused.has(toHex(read.stored.id)));
  const entries = whole.map(read => foldEntryOf(read, source, chain));
  const fold = foldAll(source.journalId, entries);
  return {
    fold,
    heads: foldedHeads(whole, fold),
    damaged,
    entryCount: rows.length + unreadable.length,
    seenBy: writer => seenBy(entries, writer),
  };
}

export function foldEntryOf(read: ReadEntry, source: JournalSource, chain: ChainIndex): FoldEntry {
  return toFoldEntry(read, source.identityOf(toHex(read.header.writer)) ?? '', chain);
}

/** Rows as entries; a row whose bytes are not an entry, or another one than its key says, goes to `damaged`. */
export function unpackRows(
  rows: readonly EntryRow[],
  damaged: DamagedEntry[],
): { readonly row: EntryRow; readonly stored: StoredEntry }[] {
  return rows.flatMap(row => {
    try {
      const stored = unpackEntry(row.bytes);
      if (!isInPlace(row, stored)) throw new JournalError('brokenChain', 'place');
      return [{ row, stored }];
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      damaged.push({ entryId: row.id, writer: row.writer, seq: row.seq, code: error.code });
      return [];
    }
  });
}

function checkPlace(stored: StoredEntry, header: EntryHeader, source: JournalSource): string | null {
  if (toHex(caseIdOf(header, stored.id)) !== source.journalId) return 'brokenChain';
  if (source.identityOf(toHex(header.writer)) === null) return 'badCertificate';
  return null;
}

/** Opening checks each tip's signature (JOURNAL A6); every signature is checked on arrival and by «verify all». */
async function badTips(
  reads: readonly ReadEntry[],
  chain: ChainIndex,
  damaged: DamagedEntry[],
): Promise<ReadonlySet<string>> {
  const tips = new Set(chain.tips().map(head => head.id));
  const bad = new Set<string>();
  await Promise.all(
    reads.map(async ({ stored, header }) => {
      if (!tips.has(toHex(stored.id)) || (await hasGoodSignature(stored, header))) return;
      bad.add(toHex(stored.id));
      damaged.push(named(stored, header, 'badSignature'));
    }),
  );
  return bad;
}

function named(stored: StoredEntry, header: EntryHeader, code: string): DamagedEntry {
  return { entryId: toHex(stored.id), writer: toHex(header.writer), seq: header.seq, code };
}

function foldedHeads(reads: readonly ReadEntry[], fold: Fold): Map<string, Head> {
  const heads = new Map<string, Head>();
  for (const { stored, header } of reads) {
    const writer = toHex(header.writer);
    const known = heads.get(writer);
    if (known !== undefined && known.seq > header.seq) continue;
    const head = headOf(stored, header);
    if (!fold.isFolded(head.id)) continue;
    if (known === undefined || head.seq > known.seq || head.id > known.id) heads.set(writer, head);
  }
  return heads;
}

function seenBy(entries: readonly FoldEntry[], writer: string): Map<string, number> {
  const seen = new Map<string, number>();
  for (const entry of entries) {
    if (entry.writer !== writer) continue;
    for (const each of entry.seen) seen.set(each.writer, Math.max(each.seq, seen.get(each.writer) ?? -1));
  }
  return seen;
}
