import type { EntryKey } from '#store';
import { type Bytes, concatBytes, equalBytes, fromHex, sha256, toHex } from '#vault';
import type { Contents, ContentsJournal } from './manifest.ts';
import type { BackupSource, SourceJournal } from './source.ts';

/** What earlier runs of a chain hold: everything the next one need not write. */
export interface Held {
  /** Runs so far; the next one gets this number. */
  readonly runs: number;
  readonly generation: number;
  readonly certificates: ReadonlySet<string>;
  /** Journals as of the newest run. */
  readonly journals: ReadonlyMap<string, ContentsJournal>;
  /** Chunks of every file, over all runs. */
  readonly blobs: ReadonlyMap<string, number>;
  /** Journals and files that were not whole in the vault: written again, for they may have been repaired. */
  readonly doubtful: ReadonlySet<string>;
}

export const NOTHING_HELD: Held = {
  runs: 0,
  generation: 0,
  certificates: new Set(),
  journals: new Map(),
  blobs: new Map(),
  doubtful: new Set(),
};

/**
 * @param contents of the runs of a chain, full one first
 * @param doubtful journals and files that the last proof found not whole in the vault
 */
export function heldBy(contents: readonly Contents[], doubtful: readonly string[]): Held {
  const newest = contents.at(-1);
  if (newest === undefined) return NOTHING_HELD;
  return {
    runs: contents.length,
    generation: newest.generation,
    certificates: new Set(contents.flatMap(each => each.certificates.writers.map(toHex))),
    journals: new Map(newest.journals.map(journal => [toHex(journal.id), journal])),
    blobs: new Map(contents.flatMap(each => each.blobs.map(blob => [toHex(blob.id), blob.chunks] as const))),
    doubtful: new Set([...doubtful, ...newest.lost.map(({ journal }) => toHex(journal))]),
  };
}

type WriterFacts = ContentsJournal['writers'][number];

/** One journal in a run: which entries it writes, and what it says the chain then holds. */
export interface JournalPlan {
  readonly journal: SourceJournal;
  readonly since: number;
  /** In the order of (writer, seq, id). */
  readonly keys: readonly EntryKey[];
  readonly writers: readonly WriterFacts[];
  /** Over the ids of all entries, whoever wrote them. */
  readonly sum: Bytes;
}

export interface RunPlan {
  readonly journals: readonly JournalPlan[];
  readonly blobs: readonly { readonly id: string; readonly indexes: readonly number[] }[];
  /** All of them, in every run: without them the entries of an increment prove nothing once the full run is lost. */
  readonly certificates: readonly string[];
  /** Entries that can be restored from the run. */
  readonly entriesTotal: number;
  readonly blobsTotal: number;
  readonly newEntries: number;
  readonly newChunks: number;
  /** The folder holds all of this already. */
  readonly isNothingNew: boolean;
}

/** Compares the vault with what a chain holds. Reads keys only. */
export async function planRun(source: BackupSource, held: Held, checkpoint: () => Promise<void>): Promise<RunPlan> {
  const journals: JournalPlan[] = [];
  for (const journal of await source.journals()) {
    await checkpoint();
    const keys = await source.entryKeys(journal.id);
    if (keys.length > 0) journals.push(planJournal(journal, keys, held));
  }
  const blobs: { id: string; indexes: readonly number[] }[] = [];
  const ids = await source.blobs();
  for (const id of ids) {
    const count = await source.chunkCount(id);
    if (held.blobs.get(id) === count && !held.doubtful.has(id)) continue;
    blobs.push({ id, indexes: await source.chunkIndexes(id) });
    await checkpoint();
  }
  const certificates = (await source.certificates()).map(row => row.writer);
  const newCertificates = certificates.filter(writer => !held.certificates.has(writer));
  const newEntries = journals.reduce((sum, each) => sum + each.keys.length, 0);
  const sameJournals = journals.length === held.journals.size && journals.every(each => each.since < held.runs);
  return {
    journals,
    blobs,
    certificates,
    entriesTotal: journals.reduce((sum, each) => sum + each.writers.reduce((all, { count }) => all + count, 0), 0),
    blobsTotal: ids.length,
    newEntries,
    newChunks: blobs.reduce((sum, each) => sum + each.indexes.length, 0),
    isNothingNew:
      sameJournals &&
      newEntries + blobs.length + newCertificates.length === 0 &&
      held.generation === source.generation(),
  };
}

/**
 * A writer's entries that the chain holds must be the first ones of what is here; the rest is new. Where that is not so –
 * a fork or a late arrival put an entry among them, or one was lost here – the journal is written again whole.
 */
function planJournal(journal: SourceJournal, keys: readonly EntryKey[], held: Held): JournalPlan {
  const groups = byWriter(keys);
  const writers = [...groups].map(([writer, own]) => factsOf(writer, own));
  const before = held.doubtful.has(journal.id) ? undefined : held.journals.get(journal.id);
  const fresh = before === undefined ? null : newEntries(before, groups);
  const facts = { journal, writers, sum: sumOfIds(keys.map(([, , , id]) => id).toSorted()) };
  return fresh === null || before === undefined
    ? { ...facts, since: held.runs, keys }
    : { ...facts, since: before.since, keys: fresh };
}

function newEntries(before: ContentsJournal, groups: ReadonlyMap<string, readonly EntryKey[]>): EntryKey[] | null {
  const heldCount = new Map<string, number>();
  for (const { writer, count, sum } of before.writers) {
    const own = groups.get(toHex(writer)) ?? [];
    if (own.length < count || !equalBytes(sumOfIds(own.slice(0, count).map(([, , , id]) => id)), sum)) return null;
    heldCount.set(toHex(writer), count);
  }
  return [...groups].flatMap(([writer, own]) => own.slice(heldCount.get(writer) ?? 0));
}

/** Keys in the order of the store, by who wrote them. */
export function byWriter(keys: readonly EntryKey[]): ReadonlyMap<string, readonly EntryKey[]> {
  const groups = new Map<string, EntryKey[]>();
  for (const key of keys) {
    const [, writer] = key;
    const own = groups.get(writer);
    if (own === undefined) groups.set(writer, [key]);
    else own.push(key);
  }
  return groups;
}

function factsOf(writer: string, own: readonly EntryKey[]): WriterFacts {
  const [, , seq, id] = own.at(-1) ?? ['', writer, 0, ''];
  return {
    writer: fromHex(writer),
    count: own.length,
    seq,
    id: fromHex(id),
    sum: sumOfIds(own.map(([, , , each]) => each)),
  };
}

/** @param ids in the order that the sum is about */
export function sumOfIds(ids: readonly string[]): Bytes {
  return sha256(concatBytes(...ids.map(fromHex)));
}
