import { type FoldEntry, foldAll, setRecord } from '#casefile';
import {
  checkEntryHash,
  encodeFrame,
  hasGoodSignature,
  JournalError,
  openLocal,
  packEntry,
  readEntry,
  type StoredEntry,
  scanFrames,
  sealLocal,
  unpackEntry,
  writeEntries,
} from '#journal';
import { CborError, concatBytes, encodeCanonical, equalBytes, makeSigner, publicKeyOf, randomBytes } from '#vault';
import { decodeBody, encodeBody } from '../../../shared/journal/body.ts';
import { FakeJournal } from '../../fixtures/foldEntries.ts';
import { type Decoder, refusedOr, sealedBytes } from './decoder.ts';
import { mutate, mutateValue } from './mutate.ts';

const caseKey = randomBytes(32);

/** Three entries of a new journal. */
export async function writtenEntries(): Promise<StoredEntry[]> {
  const seed = randomBytes(32);
  const writer = { publicKey: publicKeyOf(seed), certificate: new Uint8Array(), sign: makeSigner(seed) };
  const bodies = [
    [setRecord('finding', 'f1', { title: 'Chi sai nguồn kinh phí' })],
    [setRecord('timelineEvent', 'e1', { title: 'Ký hợp đồng' })],
    [setRecord('evidence', 'v1', { title: 'Hợp đồng số 12' })],
  ].map((changes, time) => ({ body: { v: 1, time, changes } as const, salt: randomBytes(32) }));
  const written = await writeEntries({ caseId: null, epoch: 0, caseKey, writer, previous: null, seen: [] }, bodies);
  return written.map(each => each.entry);
}

/** A row as in IndexedDB and in the mirror, read to the end: packing, hashes, signature, seal, body. */
function entryRow(entries: readonly StoredEntry[]): Decoder {
  const leftOut = entries.map(entry => ({ ...entry, seal: null }));
  return sealedBytes('entry row', [...entries, ...leftOut].map(packEntry), [JournalError], async bytes => {
    const stored = unpackEntry(bytes);
    if (!(await hasGoodSignature(stored, checkEntryHash(stored)))) return null;
    return readEntry(stored, caseKey);
  });
}

/** A whole file of frames: whatever happened to it, a record that is yielded is one that was written. */
function frames(entries: readonly StoredEntry[]): Decoder {
  const payloads = entries.map(packEntry);
  const files = [payloads, payloads.toReversed()].map(each => concatBytes(...each.map(encodeFrame)));
  return {
    name: 'file of frames',
    attempt: async random => {
      const file = mutate(random.pick(files), random, random.pick(files));
      for (const found of scanFrames(file)) {
        if (found.type !== 'record') continue;
        if (!payloads.some(each => equalBytes(each, found.payload))) return 'believed';
      }
      return 'refused';
    },
  };
}

/** A colleague's program may sign anything: what the body's schema takes, the fold must bear, in any order. */
function hostileBody(): Decoder {
  const journal = new FakeJournal();
  const { caseId } = journal;
  journal.write('an', [
    setRecord('finding', 'f1', { title: 'Chi sai', citations: [] } as never),
    setRecord('amountLine', 'a1', { findingId: 'f1', amount: 1_000_000 } as never),
  ]);
  journal.write('an', [{ type: 'member.added', identity: 'bb'.repeat(32), name: 'Bình', role: 'member' } as never]);
  journal.write('an', [{ type: 'case.closed', reason: 'xong' }]);
  const bodies = journal.entries.map(each => each.body).filter(body => body !== null);
  return {
    name: 'entry body of a colleague',
    attempt: async random => {
      let plain: Uint8Array;
      try {
        plain = encodeBody(mutateValue(random.pick(bodies), random) as never, random.next() < 0.2);
      } catch (error) {
        if (error instanceof CborError) return 'refused';
        throw error;
      }
      if (random.next() < 0.3) plain = mutate(plain, random, plain);
      return refusedOr(
        () => decodeBody(plain),
        [JournalError],
        body => {
          const last = journal.entries.at(-1);
          const id = '9'.repeat(64);
          const next = { ...last, id, seq: 99, lamport: 99, prev: null, prevId: null, seen: [], body } as FoldEntry;
          const entries = [...journal.entries, next];
          const forward = JSON.stringify(foldAll(caseId, entries).serialise());
          return forward === JSON.stringify(foldAll(caseId, entries.toReversed()).serialise())
            ? 'harmless'
            : 'believed';
        },
      );
    },
  };
}

async function localRecords(): Promise<Decoder> {
  const key = randomBytes(32);
  const place = { journal: 'ab'.repeat(32), document: 'kl', session: 'cd'.repeat(16), counter: 3 };
  const sealed = await sealLocal(key, 'draft', place, encodeCanonical({ update: randomBytes(200) }));
  return sealedBytes('draft of the log', [sealed], [JournalError], bytes => openLocal(key, 'draft', place, bytes));
}

/** Everything `shared/journal` reads from disk or from a colleague. */
export async function journalDecoders(): Promise<Decoder[]> {
  const entries = await writtenEntries();
  return [entryRow(entries), frames(entries), hostileBody(), await localRecords()];
}
