import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EntryBody } from '#casefile';
import {
  ChainIndex,
  type CheckedEntry,
  chainState,
  checkEntryHash,
  decodeHeader,
  encodeHeader,
  entryId,
  headOf,
  readEntry,
  verifyChain,
  type WrittenEntry,
  writeEntries,
  writeEntry,
} from '#journal';
import { makeSigner, publicKeyOf, sha256, toHex, type Writer } from '#vault';

const caseKey = new Uint8Array(32).fill(3);
const writerOf = (byte: number): Writer => {
  const seed = new Uint8Array(32).fill(byte);
  return { publicKey: publicKeyOf(seed), certificate: new Uint8Array(), sign: makeSigner(seed) };
};
const body: EntryBody = {
  v: 1,
  time: 1_760_000_000_000,
  changes: [{ type: 'record.set', kind: 'finding', id: 'f1', set: { title: 'a' } }],
};
const salted = (byte: number) => ({ body, salt: new Uint8Array(32).fill(byte) });
const [a, b] = [writerOf(1), writerOf(2)];
const writers = new Set([toHex(a.publicKey), toHex(b.publicKey)]);
const base = { epoch: 0, caseKey, previous: null, seen: [] };

let mine: WrittenEntry[];
let theirs: WrittenEntry;
let fork: WrittenEntry;
const last = () => at(mine, 3);
function at<T>(list: readonly T[], index: number): T {
  const each = list[index];
  if (each === undefined) throw new Error(`no ${index}`);
  return each;
}
const checkedOf = (list: readonly WrittenEntry[]): CheckedEntry[] =>
  list.map(({ entry }) => ({ stored: entry, header: checkEntryHash(entry) }));
const verify = (list: readonly WrittenEntry[], everySignature = true) =>
  verifyChain(
    list.map(each => each.entry),
    writers,
    { everySignature, caseId: at(mine, 0).caseId },
  );

beforeAll(async () => {
  mine = await writeEntries({ ...base, caseId: null, writer: a }, [1, 2, 3, 4].map(salted));
  const { caseId } = at(mine, 0);
  theirs = await writeEntry({ ...base, caseId, writer: b, seen: [last().head], ...salted(9) });
  fork = await writeEntry({ ...base, caseId, writer: a, previous: at(mine, 1).head, ...salted(8) });
});

describe('chain', () => {
  it('batched entries follow each other in one case', async () => {
    expect(mine.map(each => each.head.seq)).toEqual([0, 1, 2, 3]);
    expect(new Set(mine.map(each => each.caseId)).size).toBe(1);
    expect((await readEntry(last().entry, caseKey)).body).toEqual(body);
    expect((await readEntry(last().entry, null)).body).toBeNull();
    await expect(readEntry(last().entry, new Uint8Array(32))).rejects.toMatchObject({ code: 'badSeal' });
    expect((await verify([...mine, theirs])).problems).toEqual([]);
  });

  it('state does not depend on the order of arrival', () => {
    const all = checkedOf([...mine, theirs, fork]);
    const expected = chainState(all);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), shuffled => {
        expect(chainState(shuffled)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
    expect(expected.forks).toEqual([
      { writer: toHex(a.publicKey), seq: 2, ids: [at(mine, 2).head.id, fork.head.id].sort() },
    ]);
    expect(new Set(expected.tips.map(tip => tip.id))).toEqual(
      new Set([last(), theirs, fork].map(each => each.head.id)),
    );
    expect(expected.heads).toHaveLength(2);
  });

  it('names what an entry waits for', () => {
    const state = chainState(checkedOf([at(mine, 0), at(mine, 2), last(), theirs]));
    expect(state.missing).toEqual([{ id: at(mine, 2).head.id, causes: [{ writer: toHex(a.publicKey), seq: 1 }] }]);
    const alone = chainState(checkedOf([theirs]));
    expect(alone.missing[0]?.causes).toEqual([{ writer: toHex(a.publicKey), seq: 3 }]);
  });

  it('a forged branch is found without checking every signature', async () => {
    const forged = { ...fork, entry: { ...fork.entry, signature: new Uint8Array(64).fill(1) } };
    expect((await verify([...mine, forged], false)).firstBad).toMatchObject({ seq: 2, code: 'badSignature' });
    const chain = new ChainIndex();
    for (const { entry } of [...mine, forged]) {
      const header = checkEntryHash(entry);
      chain.add(entry, headOf(entry, header), header.prev);
    }
    expect(chain.tips().map(tip => tip.id)).toContain(fork.head.id);
  });

  it('a writer cannot continue another chain, skip a place, or lie about the counter', async () => {
    const { caseId } = at(mine, 0);
    const onOther = await writeEntry({ ...base, caseId, writer: b, previous: last().head, ...salted(7) });
    expect((await verify([...mine, onOther])).firstBad).toMatchObject({
      code: 'brokenChain',
      entryId: onOther.head.id,
    });
    const skipping = await writeEntry({
      ...base,
      caseId,
      writer: a,
      previous: { ...last().head, seq: 7 },
      ...salted(6),
    });
    expect((await verify([...mine, skipping])).firstBad).toMatchObject({ code: 'brokenChain', seq: 8 });
    const lying = await writeEntry({
      ...base,
      caseId,
      writer: a,
      previous: { ...last().head, lamport: 90 },
      ...salted(5),
    });
    expect(chainState(checkedOf([...mine, lying])).badLamport).toEqual([lying.head.id]);
    expect((await verify([...mine, lying])).firstBad).toMatchObject({ code: 'badHeader' });
  });

  it('an entry of another case is out of place, and an unknown writer is named', async () => {
    const foreign = await writeEntry({ ...base, caseId: null, writer: b, ...salted(4) });
    expect((await verify([...mine, foreign])).firstBad).toMatchObject({
      entryId: foreign.head.id,
      code: 'brokenChain',
    });
    const unknown = await writeEntry({ ...base, caseId: at(mine, 0).caseId, writer: writerOf(5), ...salted(4) });
    expect((await verify([...mine, unknown])).firstBad?.code).toBe('badCertificate');
  });

  it('can be stopped', async () => {
    const signal = AbortSignal.abort(new Error('stopped'));
    const entries = mine.map(each => each.entry);
    await expect(verifyChain(entries, writers, { everySignature: true, signal })).rejects.toThrow('stopped');
  });

  it('refuses headers that could be written in two ways', () => {
    const header = decodeHeader(theirs.entry.header);
    const one = at(header.seen, 0);
    const other = { ...one, writer: new Uint8Array(32).fill(255) };
    const refused = (change: Partial<typeof header>) =>
      expect(() => decodeHeader(encodeHeader({ ...header, ...change }))).toThrow(
        expect.objectContaining({ code: 'badHeader' }),
      );
    refused({ seen: [one, one] });
    refused({ seen: [other, one] });
    refused({ seen: [{ ...one, writer: header.writer }] });
    refused({ caseId: new Uint8Array(32) }); // a genesis that has seen something
    refused({ lamport: 0 });
    refused({ seq: 1 });
    refused({ prev: new Uint8Array(32) });
    expect(toHex(entryId(theirs.entry.header, sha256(theirs.entry.seal ?? new Uint8Array())))).toBe(theirs.head.id);
  });
});
