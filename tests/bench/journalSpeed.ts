import type { EntryBody } from '#casefile';
import { readEntries, type StoredEntry, verifyChain, writeEntries } from '#journal';
import { makeSigner, publicKeyOf, toHex } from '#vault';

export interface JournalSpeed {
  readonly entries: number;
  /** ms to write (seal, sign) all entries */
  readonly writeMs: number;
  /** ms to check hashes and decrypt all entries, as opening a case does */
  readonly readMs: number;
  /** ms to check the chain and the signatures of the tips */
  readonly chainMs: number;
  readonly verified: number;
  /** entries per second with every signature checked */
  readonly verifyPerSecond: number;
}

/**
 * Speed of a journal here (JOURNAL A6). Runs in Node and in a browser.
 * @param entries how many are written and read; @param verified how many of them have every signature checked.
 */
export async function measureJournal(entries: number, verified: number): Promise<JournalSpeed> {
  const seed = new Uint8Array(32).fill(1);
  const writer = { publicKey: publicKeyOf(seed), certificate: new Uint8Array(), sign: makeSigner(seed) };
  const caseKey = new Uint8Array(32).fill(2);
  const items = Array.from({ length: entries }, (_, i) => ({ body: bodyOf(i), salt: saltOf(i) }));
  const first = { caseId: null, epoch: 0, caseKey, writer, previous: null, seen: [] };
  const [written, writeMs] = await timed(() => writeEntries(first, items));
  const stored: StoredEntry[] = written.map(each => each.entry);
  const writers = new Set([toHex(writer.publicKey)]);
  await readEntries(stored.slice(0, 500), () => caseKey); // the engine of the language warms up
  const [read, readMs] = await timed(() => readEntries(stored, () => caseKey));
  if (read.entries.length !== entries)
    throw new Error(`${read.damaged.length} entries did not read: ${read.damaged[0]?.code}`);
  const [chain, chainMs] = await timed(() => verifyChain(stored, writers, { everySignature: false }));
  const part = stored.slice(0, verified);
  const [full, verifyMs] = await timed(() => verifyChain(part, writers, { everySignature: true }));
  if (chain.firstBad !== null || full.firstBad !== null) throw new Error('the chain does not verify');
  return { entries, writeMs, readMs, chainMs, verified, verifyPerSecond: Math.round((verified * 1000) / verifyMs) };
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  const result = await work();
  return [result, Math.round(performance.now() - start)];
}

function bodyOf(i: number): EntryBody {
  const set = { title: `Sự việc số ${i}: ${'biên bản làm việc ngày 12/3/2025 tại xã '.repeat(4)}` };
  return { v: 1, time: 1_760_000_000_000 + i, changes: [{ type: 'record.set', kind: 'finding', id: `e${i}`, set }] };
}

function saltOf(i: number): Uint8Array {
  const salt = new Uint8Array(32);
  new DataView(salt.buffer).setUint32(0, i);
  return salt;
}
