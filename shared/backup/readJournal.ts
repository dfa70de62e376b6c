import {
  caseIdOf,
  chainState,
  checkEntryHash,
  hasGoodSignature,
  JournalError,
  type JournalErrorCode,
  type ReadEntry,
  readEntries,
  type StoredEntry,
  unpackEntry,
} from '#journal';
import { concatBytes, equalBytes, type Key, readCertificate, toHex } from '#vault';
import type { Contents, ContentsJournal } from './manifest.ts';
import { newestOf, type OpenedChain } from './openChain.ts';
import { sumOfIds } from './plan.ts';
import type { VolumeReader } from './readVolumes.ts';
import { readRecord } from './records.ts';

/** Writer → the person who certified it, and the certificate; only of certificates that verify. */
export type Certificates = ReadonlyMap<string, { readonly identity: string; readonly bytes: Uint8Array }>;

/** An entry that verified, with the bytes to store. */
export interface GoodEntry {
  readonly read: ReadEntry;
  readonly packed: Uint8Array;
}

export interface JournalRead {
  /** Whole entries: hash, place, certificate, signature and – where there is a key – decryption. */
  readonly entries: readonly GoodEntry[];
  /** Entries that are here but do not verify, by what is wrong. */
  readonly bad: ReadonlyMap<JournalErrorCode, number>;
  /** Entries the newest manifest promises that are not here. */
  readonly missing: number;
}

export async function readCertificates(chain: OpenedChain, reader: VolumeReader): Promise<Certificates> {
  const certificates = new Map<string, { identity: string; bytes: Uint8Array }>();
  const take = async (payload: Uint8Array) => {
    const record = readRecord(payload);
    if (record?.type !== 'certificate') return;
    const certificate = await readCertificate(record.bytes);
    if (certificate !== null)
      certificates.set(certificate.writer, { identity: certificate.identity, bytes: concatBytes(record.bytes) });
  };
  for await (const payload of reader.salvaged('entries')) await take(payload);
  for (const run of chain.runs)
    for await (const payload of reader.records(run, 'entries', run.contents.certificates)) await take(payload);
  return certificates;
}

/** Signatures checked at a time: between two batches other work gets its turn. */
const BATCH = 256;

/**
 * Reads one journal from all runs of a chain, and verifies every entry by itself.
 * @param keyOf key of an epoch; null = sealed, the entry is then verified without being opened
 * @param checkpoint may wait or throw
 */
export async function readJournal(
  chain: OpenedChain,
  reader: VolumeReader,
  journal: string,
  certificates: Certificates,
  keyOf: (epoch: number) => Key | null,
  checkpoint: () => Promise<void>,
): Promise<JournalRead> {
  const { packed, promised } = await collect(chain, reader, journal);
  const bad = new Map<JournalErrorCode, number>();
  const complain = (code: JournalErrorCode) => bad.set(code, (bad.get(code) ?? 0) + 1);
  const entries: GoodEntry[] = [];
  const all = [...packed.values()];
  for (let from = 0; from < all.length; from += BATCH) {
    await checkpoint();
    const checked = await Promise.all(
      all.slice(from, from + BATCH).map(async bytes => ({ bytes, result: await check(bytes, journal, certificates) })),
    );
    const bytesOf = new Map<StoredEntry, Uint8Array>();
    for (const { bytes, result } of checked) {
      if (typeof result === 'string') complain(result);
      else bytesOf.set(result, bytes);
    }
    const batch = await readEntries([...bytesOf.keys()], keyOf);
    for (const { code } of batch.damaged) complain(code);
    for (const read of batch.entries) entries.push({ read, packed: bytesOf.get(read.stored) ?? new Uint8Array() });
  }
  const missing = missingOf(newestOf(chain).contents, journal, promised);
  if (missing === 0) for (let broken = brokenLinks(entries); broken > 0; broken--) complain('brokenChain');
  return { entries, bad, missing };
}

interface Collected {
  /** Every entry of the journal once, by id. */
  readonly packed: ReadonlyMap<string, Uint8Array>;
  /** Of these, the ids that the newest manifest counts. */
  readonly promised: ReadonlySet<string>;
}

async function collect(chain: OpenedChain, reader: VolumeReader, journal: string): Promise<Collected> {
  const packed = new Map<string, Uint8Array>();
  const promised = new Set<string>();
  const take = (payload: Uint8Array, isPromised: boolean) => {
    const record = readRecord(payload);
    if (record?.type !== 'entry' || record.journal !== journal) return;
    const id = toHex(record.packed.subarray(0, 32));
    packed.set(id, concatBytes(record.packed));
    if (isPromised) promised.add(id);
  };
  const since = newestOf(chain).contents.journals.find(({ id }) => toHex(id) === journal)?.since ?? 0;
  for await (const payload of reader.salvaged('entries')) take(payload, true);
  // Later runs last: what was written again was written because the first copy was in doubt.
  for (const run of chain.runs) {
    const extent = run.contents.journals.find(({ id }) => toHex(id) === journal);
    if (extent === undefined) continue;
    const isPromised = run.manifest.number >= since;
    for await (const payload of reader.records(run, 'entries', extent)) take(payload, isPromised);
  }
  return { packed, promised };
}

/** @returns the entry, or what is wrong with it */
async function check(
  bytes: Uint8Array,
  journal: string,
  certificates: Certificates,
): Promise<StoredEntry | JournalErrorCode> {
  try {
    const stored = unpackEntry(bytes);
    const header = checkEntryHash(stored);
    if (toHex(caseIdOf(header, stored.id)) !== journal) return 'brokenChain';
    if (!certificates.has(toHex(header.writer))) return 'badCertificate';
    return (await hasGoodSignature(stored, header)) ? stored : 'badSignature';
  } catch (error) {
    if (error instanceof JournalError) return error.code;
    throw error;
  }
}

/** Entries that do not follow what they must follow although everything is here. */
function brokenLinks(entries: readonly GoodEntry[]): number {
  const state = chainState(entries.map(({ read }) => read));
  const writerOf = new Map(entries.map(({ read }) => [toHex(read.stored.id), toHex(read.header.writer)]));
  const places = new Set(entries.map(({ read }) => `${toHex(read.header.writer)}/${read.header.seq}`));
  const torn = state.missing.filter(({ id, causes }) =>
    causes.some(({ writer, seq }) => writer === writerOf.get(id) && places.has(`${writer}/${seq}`)),
  );
  return state.misplaced.length + torn.length;
}

/** How many entries of a journal the contents promise that were not found: by count, and by the sum over all ids. */
function missingOf(contents: Contents, journal: string, promised: ReadonlySet<string>): number {
  const facts: ContentsJournal | undefined = contents.journals.find(({ id }) => toHex(id) === journal);
  if (facts === undefined) return 0;
  const lost = contents.lost.filter(each => toHex(each.journal) === journal).map(({ id }) => toHex(id));
  const here = new Set([...promised, ...lost]);
  const count = facts.writers.reduce((sum, each) => sum + each.count, 0);
  if (here.size < count) return count - here.size;
  // More: a run whose contents are lost brought some. Which of them were promised nobody can say.
  if (here.size > count) return 0;
  return equalBytes(sumOfIds([...here].sort()), facts.sum) ? 0 : 1;
}
