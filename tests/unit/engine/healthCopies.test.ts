import { beforeEach, describe, expect, it } from 'vitest';
import { setRecord } from '#casefile';
import type { Engine } from '#engine';
import { encodeFrames, readFrames } from '#journal';
import { MemoryFolders } from '../../fixtures/memoryFolder.ts';
import {
  check,
  codesOf,
  database,
  fileIn,
  finished,
  flipped,
  mirror,
  noise,
  type Prepared,
  prepared,
  repair,
} from './healthSupport.ts';
import { finding, freshIndexedDb, newEngine, placeOf, unlock } from './support.ts';

let folders: MemoryFolders;
let engine: Engine;
let at: Prepared;

beforeEach(async () => {
  freshIndexedDb();
  folders = new MemoryFolders();
  engine = newEngine({ folders }).engine;
  at = await prepared(engine);
});

describe('the copies against each other', () => {
  it('a flipped byte in the copy of a journal is named with its place and written anew', async () => {
    const name = await fileIn(folders, `journals/${at.caseId}`);
    mirror(folders).tamper(name, bytes => flipped(bytes, 900));
    const report = await check(engine);
    expect(codesOf(report)).toEqual(['copyDamaged', 'copyLacks']);
    expect(report.findings.find(each => each.code === 'copyDamaged')?.where).toMatchObject({
      file: name,
      copy: 'local',
    });
    expect(report.findings.every(each => each.severity === 'safe')).toBe(true);
    expect((await repair(engine, report)).findings).toEqual([]);
    await engine.vault.lock();
    freshIndexedDb();
    engine = newEngine({ folders }).engine;
    await unlock(engine);
    const { view } = await engine.cases.open({ caseId: at.caseId });
    expect(Object.keys(view.records.finding)).toHaveLength(4);
  });

  it.each([
    ['cut short', (bytes: Uint8Array) => bytes.slice(0, bytes.length >> 1)],
    ['gone', () => null],
  ] as const)('a journal file of the copy that is %s is named and written anew', async (_how, change) => {
    mirror(folders).tamper(await fileIn(folders, `journals/${at.caseId}`), change);
    const report = await check(engine);
    expect(codesOf(report)).toContain('copyDamaged');
    expect(codesOf(report)).toContain('copyLacks');
    expect((await repair(engine, report)).findings).toEqual([]);
  });

  it('heads that prove nothing are written anew', async () => {
    const [heads] = await placeOf(folders, 'heads').list('');
    placeOf(folders, 'heads').tamper(heads?.name ?? '', bytes => flipped(bytes, -1));
    const report = await check(engine);
    expect(codesOf(report)).toEqual(['headsBad']);
    expect((await repair(engine, report)).findings).toEqual([]);
  });

  it('an altered signature inside a sound frame of the copy gives way to the one of the store', async () => {
    const name = await fileIn(folders, `journals/${at.caseId}`);
    const bytes = mirror(folders).bytesOf(name) ?? new Uint8Array();
    const frames: (readonly Uint8Array[])[] = [];
    const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
    for await (const scan of readFrames({ size: bytes.length, read }, 0))
      if (scan.type === 'record') frames.push([frames.length === 2 ? flipped(scan.payload, 70) : scan.payload.slice()]);
    const forged = await encodeFrames(frames);
    mirror(folders).tamper(name, () => forged);
    const report = await check(engine);
    expect(codesOf(report)).toEqual(['copyDiffers']);
    expect((await repair(engine, report)).findings).toEqual([]);
  });

  it('a copy that cannot be read is told, and read again when it can', async () => {
    mirror(folders).isGone = true;
    const report = await check(engine);
    expect(report.local).toBe('failed');
    expect(report.findings).toMatchObject([{ code: 'copyFailed', severity: 'notice', repair: 'compare' }]);
    mirror(folders).isGone = false;
    expect((await repair(engine, report)).findings).toEqual([]);
  });

  it('an older state that was put back is told once, until somebody has taken note of it', async () => {
    await engine.vault.lock();
    await database(db =>
      db.entries
        .where('id')
        .equals(at.entryIds[3] ?? '')
        .delete(),
    );
    engine = newEngine({ folders }).engine;
    expect((await unlock(engine)).isNewWriter).toBe(true);
    const report = await check(engine);
    expect(report.findings).toMatchObject([{ code: 'rolledBack', severity: 'notice', repair: 'keep' }]);
    expect(await repair(engine, report)).toMatchObject({ findings: [], kept: 1 });
  });
});

describe('evidence files', () => {
  const chunk = (index: number) => [at.blob, index] as const;

  it.each([
    ['missing', 'chunkMissing'],
    ['altered', 'chunkDamaged'],
  ] as const)('a chunk that is %s in the store comes from the copy', async (how, code) => {
    await database(async db => {
      const row = await db.chunks.get(chunk(1));
      if (row === undefined) throw new Error('no chunk');
      if (how === 'missing') await db.chunks.delete(chunk(1));
      else await db.chunks.put({ ...row, bytes: flipped(row.bytes, 500) });
    });
    const report = await check(engine, at.caseId);
    expect(report.findings).toMatchObject([
      {
        code,
        severity: 'safe',
        repair: 'mendFile',
        where: { title: 'a.bin', copy: 'store', chunks: [1], blob: at.blob },
      },
    ]);
    expect((await repair(engine, report)).findings).toEqual([]);
    const { caseId, evidenceId, bytes } = at;
    const read = await engine.evidence.read({ caseId, evidenceId, offset: 0, length: bytes.length });
    expect(Buffer.compare(read, bytes)).toBe(0);
  });

  it.each([
    ['altered', (bytes: Uint8Array) => flipped(bytes, 1_500_000), 'chunkMissing'],
    ['cut short', (bytes: Uint8Array) => bytes.slice(0, 1_200_000), 'chunkMissing'],
    ['gone', () => null, 'chunkMissing'],
  ] as const)('a file of the copy that is %s is written anew from the store', async (_how, change, code) => {
    mirror(folders).tamper(await fileIn(folders, at.blob), change);
    const report = await check(engine);
    expect(codesOf(report)).toEqual([code]);
    expect(report.findings[0]).toMatchObject({ severity: 'safe', where: { copy: 'local', title: 'a.bin' } });
    expect((await repair(engine, report)).findings).toEqual([]);
  });

  it('damage on both sides in different places is mended from both; in one place it is lost, and the rest mended', async () => {
    await database(async db => {
      const row = await db.chunks.get(chunk(0));
      if (row !== undefined) await db.chunks.put({ ...row, bytes: flipped(row.bytes, 9) });
    });
    mirror(folders).tamper(await fileIn(folders, at.blob), bytes => flipped(bytes, 1_500_000));
    const report = await check(engine);
    expect(report.findings.map(({ severity, where }) => [severity, where.copy, where.chunks])).toEqual([
      ['safe', 'store', [0]],
      ['safe', 'local', [1]],
    ]);
    expect((await repair(engine, report)).findings).toEqual([]);

    await database(async db => {
      await db.chunks.delete(chunk(0));
      await db.chunks.delete(chunk(1));
    });
    mirror(folders).tamper(await fileIn(folders, at.blob), bytes => flipped(bytes, 500_000));
    const lost = await repair(engine, await check(engine));
    expect(lost.findings).toMatchObject([
      { code: 'chunkMissing', severity: 'lost', repair: null, where: { chunks: [0], copy: null, title: 'a.bin' } },
    ]);
  });

  it('chunks beyond the end of a file are removed, in the store and in the copy', async () => {
    await database(async db => {
      const row = await db.chunks.get(chunk(0));
      if (row !== undefined) await db.chunks.put({ ...row, index: 3 });
    });
    const name = await fileIn(folders, at.blob);
    mirror(folders).tamper(name, bytes => {
      const first = bytes.slice(0, bytes.length);
      const both = new Uint8Array(2 * first.length);
      both.set(first);
      both.set(first, first.length);
      return both;
    });
    const report = await check(engine);
    expect(codesOf(report)).toEqual(['chunkExtra', 'chunkExtra']);
    expect((await repair(engine, report)).findings).toEqual([]);
    expect(await database(db => db.chunks.count())).toBe(3);
  });

  it('a file that no entry names is shown, and swept only when asked; acknowledged ones stay', async () => {
    const orphan = 'ab'.repeat(16);
    await database(db => db.chunks.put({ blob: orphan, index: 0, bytes: noise(2_000) }));
    const copy = mirror(folders);
    const bytes = copy.bytesOf(await fileIn(folders, at.blob)) ?? new Uint8Array();
    const name = (await fileIn(folders, at.blob)).replace(at.blob, 'cd'.repeat(16));
    copy.tamper(name, () => bytes);
    const report = await check(engine);
    expect(codesOf(report)).toEqual(['orphanFile', 'orphanFile']);
    const left = await repair(engine, report, each => each.repair !== 'sweep').catch(() => report);
    expect(left.findings).toHaveLength(2);
    expect((await repair(engine, report)).findings).toEqual([]);
    expect(copy.bytesOf(name)).toBe(null);
    expect(await database(db => db.chunks.where('[blob+index]').between([orphan], [orphan, []]).count())).toBe(0);
    const { caseId, evidenceId } = at;
    expect(await engine.evidence.read({ caseId, evidenceId, offset: 0, length: 9 })).toEqual(at.bytes.slice(0, 9));
  });

  it('a file that an entry names by now is not swept, though the report says that none does', async () => {
    const blobId = 'ab'.repeat(16);
    await database(db => db.chunks.put({ blob: blobId, index: 0, bytes: noise(2_000) }));
    const report = await check(engine);
    const { view } = await engine.cases.open({ caseId: at.caseId });
    const known = view.records.evidence[at.evidenceId]?.blob;
    if (known == null) throw new Error('no blob');
    const late = setRecord('evidence', 'e9', { title: 'đến sau', blob: { ...known, blobId } });
    await engine.cases.apply({ caseId: at.caseId, changes: [late] });
    const left = await repair(engine, report);
    expect(codesOf(left)).toEqual(['fileKeyWrong']);
    expect(await database(db => db.chunks.get([blobId, 0]))).toBeDefined();
  });

  it('nothing is swept while an entry does not read: it might name the file', async () => {
    await database(async db => {
      const rows = await db.entries.where('[journal+writer+seq+id]').between([at.caseId], [at.caseId, []]).toArray();
      const naming = rows.find(row => row.seq === 1);
      if (naming !== undefined) await db.entries.put({ ...naming, bytes: flipped(naming.bytes, -1) });
      await db.chunks.put({ blob: 'ab'.repeat(16), index: 0, bytes: noise(100) });
    });
    const report = await check(engine);
    expect(report.findings.find(each => each.code === 'orphanFile')?.repair).toBe(null);
    const mended = await repair(engine, report);
    expect(mended.findings).toMatchObject([{ code: 'orphanFile', repair: 'sweep' }]);
    expect((await repair(engine, mended)).findings).toEqual([]);
  });
});

describe('the vault file', () => {
  it('an older keyring in a copy, or a damaged one, is replaced', async () => {
    const name = await fileIn(folders, '/vault');
    const older = mirror(folders).bytesOf(name) ?? new Uint8Array();
    await engine.cases.create({
      caseKind: 'inspection',
      title: 'Khác',
      secrecy: { answer: 'no', decidedBy: 'B', documentNumber: '1' },
      info: {},
    });
    mirror(folders).tamper(name, () => older);
    const behind = await check(engine);
    expect(behind.findings).toMatchObject([{ code: 'keyringBehind', severity: 'safe', where: { copy: 'local' } }]);
    expect((await repair(engine, behind)).findings).toEqual([]);
    mirror(folders).tamper(name, bytes => flipped(bytes, 300));
    const damaged = await check(engine);
    expect(codesOf(damaged)).toContain('keyringDamaged');
    expect((await repair(engine, damaged)).findings).toEqual([]);
    await database(db =>
      db.files
        .where('name')
        .startsWith('vault')
        .modify((row, context) => {
          context.value = { ...row, bytes: flipped(row.bytes, -1) };
        }),
    );
    const inStore = await check(engine);
    expect(inStore.findings).toMatchObject([{ code: 'keyringDamaged', where: { copy: 'store' } }]);
    expect((await repair(engine, inStore)).findings).toEqual([]);
    await engine.vault.lock();
    engine = newEngine({ folders }).engine;
    await unlock(engine);
    expect((await check(engine)).findings).toEqual([]);
  });
});

describe('running', () => {
  it('a check can be paused and stopped, and only one runs', async () => {
    const { jobId } = await engine.health.check({ caseId: null });
    await engine.jobs.pause({ jobId });
    await expect(engine.health.check({ caseId: null })).rejects.toMatchObject({ code: 'healthRunning' });
    await engine.cases.apply({ caseId: at.caseId, changes: [finding('f9', 'giữa chừng')] });
    await engine.jobs.resume({ jobId });
    await finished(engine, jobId);
    expect((await engine.health.last({ caseId: null }))?.findings).toEqual([]);
    const second = await engine.health.check({ caseId: null });
    await engine.jobs.cancel({ jobId: second.jobId });
    await expect
      .poll(async () => (await engine.jobs.list()).find(job => job.id === second.jobId)?.state)
      .toBe('cancelled');
    await expect(engine.health.check({ caseId: '0'.repeat(64) })).rejects.toMatchObject({ code: 'unknownCase' });
  });
});
