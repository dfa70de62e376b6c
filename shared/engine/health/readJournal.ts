import type { BlobRef, Change } from '#casefile';
import {
  type ChainState,
  chainState,
  type ReadEntry,
  readEntries,
  type StoredEntry,
  type VerifyProblem,
  verifyChain,
} from '#journal';
import type { EntryRow } from '#store';
import { toHex } from '#vault';
import type { FindingWhere } from '../contract/health.ts';
import { type DamagedEntry, unpackRows } from '../journals/loadJournal.ts';
import { keptBy } from './notes.ts';
import type { HealthJournal, Sight } from './sight.ts';

/** An evidence file as an entry names it, also one whose record was removed since. */
export interface NamedFile {
  readonly evidenceId: string;
  readonly ref: BlobRef;
}

/** What the checks of the whole vault need of a journal: little, since a vault has many. */
export interface JournalSummary {
  readonly journal: HealthJournal;
  readonly at: Partial<FindingWhere>;
  readonly entryCount: number;
  /** Every entry is here and reads, so that `files` is everything it names. */
  readonly isWhole: boolean;
  /** Newest time that any entry says, in ms. */
  readonly newestTime: number;
  readonly files: readonly NamedFile[];
  /** Keys of findings that somebody decided to keep, by notes of this journal. */
  readonly kept: ReadonlySet<string>;
}

/** A journal read from its entries alone, every signature checked; what is wrong is named, nothing is mended. */
export interface JournalReading {
  readonly summary: JournalSummary;
  readonly journal: HealthJournal;
  /** By entry id, also those whose bytes are not whole. */
  readonly rows: ReadonlyMap<string, EntryRow>;
  /** Every (writer, seq, id) the store has a row for, readable or not. */
  readonly places: readonly { readonly writer: string; readonly seq: number; readonly id: string }[];
  readonly bad: readonly DamagedEntry[];
  /** What reads, in fold order. */
  readonly reads: readonly ReadEntry[];
  readonly state: ChainState;
  readonly files: readonly NamedFile[];
  /** Where an entry is, in words for people. */
  whereOf(place: { readonly writer: string; readonly seq: number; readonly entryId?: string }): FindingWhere;
  /** Title of an evidence item or a document, as last written; null when no entry names it. */
  titleOf(id: string): string | null;
  readonly at: Partial<FindingWhere>;
}

export async function readJournal(sight: Sight, journal: HealthJournal): Promise<JournalReading> {
  const { store } = sight.core;
  const { rows, damaged: unreadable } = await store.entries.all(journal.id);
  const bad: DamagedEntry[] = unreadable.map(row => ({ ...row, entryId: row.id, code: 'damagedRow' }));
  const unpacked = unpackRows(rows, bad);
  const rowOfId = new Map(unpacked.map(({ row }) => [row.id, row]));
  const stored = unpacked.map(each => each.stored);
  const batch = await readEntries(stored, epoch => journal.keyOf(epoch));
  const reads = [...batch.entries].sort(inFoldOrder);
  const state = chainState(reads);
  const problems = await verified(sight, journal, stored);
  for (const { entryId, code } of withoutWaiting(problems, state)) {
    const row = rowOfId.get(entryId);
    if (row !== undefined) bad.push({ entryId, writer: row.writer, seq: row.seq, code });
  }
  const known = new Set(bad.map(each => each.entryId));
  for (const { id, code } of batch.damaged) {
    const row = rowOfId.get(id);
    if (row !== undefined && !known.has(id)) bad.push({ entryId: id, writer: row.writer, seq: row.seq, code });
  }
  sight.counts.entries += rows.length + unreadable.length;
  sight.counts.signatures += stored.length;
  sight.counts.bytes += rows.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const words = wordsOf(reads);
  const at = { journalId: journal.id, kind: journal.kind, caseTitle: journal.caseTitle } as const;
  const hasBodies = journal.kind === 'sealed' || reads.every(({ body }) => body !== null);
  return {
    summary: {
      journal,
      at,
      entryCount: rows.length + unreadable.length,
      isWhole: bad.length === 0 && state.missing.length === 0 && hasBodies,
      newestTime: reads.reduce((newest, { body }) => Math.max(newest, body?.time ?? 0), 0),
      files: words.files,
      kept: words.kept,
    },
    journal,
    rows: new Map(rows.map(row => [row.id, row])),
    places: [...rows, ...unreadable].map(({ writer, seq, id }) => ({ writer, seq, id })),
    bad,
    reads,
    state,
    files: words.files,
    at,
    titleOf: id => words.titles.get(id) ?? null,
    whereOf: ({ writer, seq, entryId }) => ({
      ...at,
      ...EMPTY,
      writer: writerOf(sight, writer, words.persons),
      seq,
      entryId: entryId ?? null,
    }),
  };
}

const EMPTY = { title: null, copy: null, file: null, from: null, to: null, blob: null, chunks: [], time: null };

async function verified(
  sight: Sight,
  journal: HealthJournal,
  stored: readonly StoredEntry[],
): Promise<readonly VerifyProblem[]> {
  let done = 0;
  const { problems } = await verifyChain(stored, new Set(sight.certificates.keys()), {
    everySignature: true,
    caseId: journal.id,
    onProgress: async now => {
      await sight.step(now - done);
      done = now;
    },
  });
  return problems;
}

/** An entry that waits for a lost one is whole itself: the lost one is named, by another check. */
function withoutWaiting(problems: readonly VerifyProblem[], state: ChainState): readonly VerifyProblem[] {
  const waiting = new Set(state.missing.map(each => each.id));
  const misplaced = new Set(state.misplaced);
  return problems.filter(
    ({ entryId, code }) => code !== 'brokenChain' || misplaced.has(entryId) || !waiting.has(entryId),
  );
}

export function writerOf(
  { certificates }: Sight,
  id: string,
  persons: ReadonlyMap<string, string>,
): NonNullable<FindingWhere['writer']> {
  const certificate = certificates.get(id);
  const person = certificate === undefined ? '' : (persons.get(certificate.identity) ?? '');
  return { id, person, device: certificate?.deviceName ?? '' };
}

interface Words {
  readonly persons: Map<string, string>;
  readonly titles: Map<string, string>;
  readonly files: NamedFile[];
  readonly kept: Set<string>;
}

function wordsOf(reads: readonly ReadEntry[]): Words {
  const words: Words = { persons: new Map(), titles: new Map(), files: [], kept: new Set() };
  for (const { body } of reads) for (const change of body?.changes ?? []) noteWords(words, change);
  return words;
}

function noteWords({ persons, titles, files, kept }: Words, change: Change): void {
  if (change.type === 'case.created') persons.set(change.leader, change.leaderName);
  else if (change.type === 'member.admitted') persons.set(change.identity, change.name);
  else if (change.type === 'note.recorded') for (const key of keptBy(change.detail)) kept.add(key);
  else if (change.type === 'record.set') {
    if (change.kind !== 'evidence' && change.kind !== 'document') return;
    if (change.set?.title !== undefined) titles.set(change.id, change.set.title);
    if (change.kind === 'evidence' && change.set?.blob) files.push({ evidenceId: change.id, ref: change.set.blob });
  }
}

/** JOURNAL B1. */
function inFoldOrder(a: ReadEntry, b: ReadEntry): number {
  return a.header.lamport - b.header.lamport || (orderKey(a) < orderKey(b) ? -1 : 1);
}

const orderKey = ({ header, stored }: ReadEntry): string => toHex(header.writer) + toHex(stored.id);
