import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryBody } from '#casefile';
import {
  ChainIndex,
  checkEntryHash,
  type Head,
  headOf,
  JournalError,
  readEntries,
  type StoredEntry,
  toFoldEntry,
  verifyChain,
  writeEntry,
} from '#journal';
import { publicKeyOf, randomBytes, sign, toHex, type Writer } from '#vault';

const caseKey = new Uint8Array(32).fill(3);

function aWriter(): Writer {
  const seed = randomBytes(32);
  return {
    publicKey: publicKeyOf(seed),
    certificate: new Uint8Array(),
    sign: async (purpose, message) => sign(seed, purpose, message),
  };
}

const body = (title: string): EntryBody => ({
  v: 1,
  time: 1_760_000_000_000,
  changes: [{ type: 'record.set', kind: 'finding', id: 'f1', set: { title } }],
});

async function aChain(length: number, writer = aWriter()) {
  const entries: StoredEntry[] = [];
  let head: Head | null = null;
  let caseId: string | null = null;
  for (let i = 0; i < length; i++) {
    const written = await writeEntry({
      caseId,
      epoch: 0,
      body: body(`mục ${i}`),
      caseKey,
      writer,
      previous: head,
      seen: [],
      salt: randomBytes(32),
    });
    entries.push(written.entry);
    head = written.head;
    caseId = written.caseId;
  }
  return { entries, writers: new Set([toHex(writer.publicKey)]) };
}

describe('entries', () => {
  it('read back as written, in a chain whose case is its genesis', async () => {
    const { entries, writers } = await aChain(5);
    const read = await readEntries(entries, () => caseKey);
    expect(read.damaged).toEqual([]);
    expect(read.entries.map(each => each.body?.changes[0])).toMatchObject(
      [0, 1, 2, 3, 4].map(i => ({ set: { title: `mục ${i}` } })),
    );
    expect(toHex(read.entries[3]?.header.caseId ?? new Uint8Array())).toBe(toHex(entries[0]?.id ?? new Uint8Array()));
    expect(await verifyChain(entries, writers, { everySignature: true })).toMatchObject({ entries: 5, firstBad: null });
    const chain = new ChainIndex();
    for (const each of entries) chain.add(each, headOf(each, checkEntryHash(each)));
    const fold = read.entries.map(each => toFoldEntry(each, 'me', chain));
    expect(fold.map(each => each.prevId)).toEqual([null, ...fold.slice(0, 4).map(each => each.id)]);
    expect(fold.map(each => each.lamport)).toEqual([1, 2, 3, 4, 5]);
  });

  it('any flipped byte of header, seal, id or signature is named', async () => {
    const { entries, writers } = await aChain(3);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('header', 'seal', 'id', 'signature', 'sealHash'), fc.nat(), async (part, at) => {
        const target = entries[1];
        const bytes = target?.[part as 'header'];
        if (target === undefined || bytes === undefined) throw new Error('no bytes');
        const flipped = bytes.slice();
        const index = at % flipped.length;
        flipped[index] = (flipped[index] ?? 0) ^ 1;
        const altered = entries.map((each, i) => (i === 1 ? { ...target, [part]: flipped } : each));
        const report = await verifyChain(altered, writers, { everySignature: true });
        expect(report.firstBad).not.toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('another case key does not open a seal, and the rest still reads', async () => {
    const { entries } = await aChain(3);
    const { entries: foreign } = await aChain(1);
    const read = await readEntries(
      [...entries, ...foreign.map(each => ({ ...each, header: entries[0]?.header ?? each.header }))],
      () => caseKey,
    );
    expect(read.entries).toHaveLength(3);
    expect(read.damaged[0]?.code).toBe('brokenChain');
    expect((await readEntries(entries, () => new Uint8Array(32))).damaged[0]?.code).toBe('badSeal');
  });

  it('an entry left out of a hand-over still proves the chain', async () => {
    const { entries, writers } = await aChain(4);
    const without = entries.map((each, i) => (i === 2 ? { ...each, seal: null } : each));
    expect((await verifyChain(without, writers, { everySignature: true })).firstBad).toBeNull();
    expect((await readEntries(without, () => caseKey)).entries[2]?.body).toBeNull();
  });

  it('a missing entry breaks the chain', async () => {
    const { entries, writers } = await aChain(4);
    const report = await verifyChain(entries.toSpliced(1, 1), writers, { everySignature: true });
    expect(report.firstBad?.code).toBe('brokenChain');
  });

  it('refuses a header that is not canonical or is newer', async () => {
    const { decodeHeader } = await import('#journal');
    const { encodeCanonical } = await import('#vault');
    const { entries } = await aChain(1);
    const header = entries[0]?.header ?? new Uint8Array();
    expect(() => decodeHeader(new Uint8Array([...header, 0]))).toThrow(JournalError);
    expect(() => decodeHeader(encodeCanonical({ v: 2 }))).toThrow('newerVersion');
  });

  it('compartment entries are padded to powers of two', async () => {
    const writer = aWriter();
    for (const title of ['a', 'b'.repeat(3000), 'c'.repeat(5000)]) {
      const { entry } = await writeEntry(
        { caseId: null, epoch: 0, body: body(title), caseKey, writer, previous: null, seen: [], salt: randomBytes(32) },
        true,
      );
      const plain = (entry.seal?.length ?? 0) - 32 - 32 - 16;
      expect(plain >= 4096 && (plain & (plain - 1)) === 0).toBe(true);
      expect((await readEntries([entry], () => caseKey)).entries[0]?.body?.changes[0]).toMatchObject({
        set: { title },
      });
    }
  });
});
