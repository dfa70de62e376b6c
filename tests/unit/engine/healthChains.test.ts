import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { Fold, setRecord } from '#casefile';
import type { Engine } from '#engine';
import { packEntry, unpackEntry } from '#journal';
import { decodeCanonical, encodeCanonical } from '#vault';
import { MemoryFolders } from '../../fixtures/memoryFolder.ts';
import { addFile, check, codesOf, database, noise, prepared, repair } from './healthSupport.ts';
import { createCase, createVault, finding, freshIndexedDb, newEngine, unlock } from './support.ts';

beforeEach(freshIndexedDb);

const rows = (caseId: string) =>
  database(db => db.entries.where('[journal+writer+seq+id]').between([caseId], [caseId, []]).toArray());
const kept = async (engine: Engine, caseId: string) => {
  const { items } = await engine.history.list({ caseId, offset: 0, limit: 50 });
  return items.flatMap(({ body }) => body?.changes ?? []).filter(change => change.type === 'note.recorded');
};

describe('a fork', () => {
  it('made by two machines going on with one chain is shown, kept on both branches, and a new writer goes on', async () => {
    const { engine } = newEngine();
    await createVault(engine);
    const caseId = await createCase(engine);
    await engine.vault.lock();
    // The same vault, copied to a second machine: each goes on with the chain of the one writer.
    const tables = ['files', 'entries', 'certificates', 'caches'] as const;
    const brought = await database(db => Promise.all(tables.map(name => db.table(name).toArray())));
    await unlock(engine);
    await engine.cases.apply({ caseId, changes: [finding('a', 'máy một')] });
    await engine.vault.lock();
    const ours = await rows(caseId);
    freshIndexedDb();
    await database(db => Promise.all(tables.map((name, i) => db.table(name).bulkPut(brought[i] ?? []))));
    const second = newEngine().engine;
    await unlock(second);
    await second.cases.apply({ caseId, changes: [finding('b', 'máy hai')] });
    await second.vault.lock();
    await database(async db => {
      await db.entries.bulkPut(ours);
      await db.caches.clear();
    });
    const before = await unlock(second);
    const report = await check(second, caseId);
    expect(report.findings).toMatchObject([
      { code: 'fork', severity: 'notice', repair: 'newWriter', where: { seq: 1, writer: { device: 'máy 1' } } },
    ]);
    const after = await repair(second, report);
    expect(after).toMatchObject({ findings: [], kept: 1 });
    const { view } = await second.cases.open({ caseId });
    expect(
      Object.values(view.records.finding)
        .map(each => each.title)
        .sort(),
    ).toEqual(['máy hai', 'máy một']);
    expect(await kept(second, caseId)).toHaveLength(2);
    await second.cases.apply({ caseId, changes: [finding('c', 'tiếp')] });
    const writers = new Set((await rows(caseId)).map(row => row.writer));
    expect(writers.size).toBe(2);
    expect((await check(second)).findings).toEqual([]);
    expect(before.isNewWriter).toBe(false);
  });
});

describe('the clock', () => {
  it('set back between two entries is told until it is kept; behind what is written, until it is right again', async () => {
    let now = Date.UTC(2026, 10, 20, 8);
    const { engine } = newEngine({ now: () => now });
    await createVault(engine);
    const caseId = await createCase(engine);
    now -= 3 * 24 * 3_600_000;
    const { entryId } = await engine.cases.apply({ caseId, changes: [finding('f1', 'một')] });
    const report = await check(engine);
    expect(codesOf(report)).toEqual(['clockBack', 'clockBehind']);
    const back = report.findings.find(each => each.code === 'clockBack');
    expect(back).toMatchObject({ severity: 'notice', repair: 'keep', where: { time: now, seq: 1 } });
    expect(entryId).not.toBe('');
    const left = await repair(engine, report, each => each.code === 'clockBack');
    expect(codesOf(left)).toEqual(['clockBehind']);
    now += 4 * 24 * 3_600_000;
    expect(await repair(engine, left)).toMatchObject({ findings: [], kept: 1 });
    expect(await check(engine, caseId)).toMatchObject({ findings: [], kept: 1 });
  });
});

describe('a clock that stands before what is written', () => {
  it('is told when the vault opens; a correction of a minute is not', async () => {
    const day = 24 * 3_600_000;
    const written = Date.UTC(2026, 10, 20, 8);
    let now = written;
    const { engine } = newEngine({ now: () => now });
    await createVault(engine);
    const caseId = await createCase(engine);
    now = written + day;
    await engine.cases.apply({ caseId, changes: [finding('f1', 'một')] });
    const opened = async (time: number) => {
      await engine.vault.lock();
      now = time;
      return (await unlock(engine)).clockBehind;
    };
    expect(await opened(written + 2 * day)).toBe(null);
    expect(await opened(written + day - 60_000)).toBe(null);
    expect(await opened(written)).toBe(written + day);
  });
});

describe('a snapshot', () => {
  it.each(['of another case', 'altered'] as const)('%s is named and made anew', async how => {
    const { engine } = newEngine({ folders: new MemoryFolders() });
    const { caseId } = await prepared(engine);
    const other = await createCase(engine, 'Khác');
    await engine.cases.open({ caseId: other });
    await engine.vault.lock();
    await database(async db => {
      const row = await db.caches.get(['snapshot', how === 'altered' ? caseId : other]);
      if (row === undefined) throw new Error('no snapshot');
      const sealed = how === 'altered' ? row.sealed.map((byte, i) => (i === 300 ? byte ^ 1 : byte)) : row.sealed;
      await db.caches.put({ name: 'snapshot', journal: caseId, sealed });
    });
    await unlock(engine);
    const report = await check(engine);
    expect(report.findings).toMatchObject([{ code: 'snapshotDiffers', repair: 'recompute', where: { kind: 'case' } }]);
    expect((await repair(engine, report)).findings).toEqual([]);
  });

  it('that says something else than the entries is named, and what is shown becomes what is stored', async () => {
    const { engine } = newEngine();
    await createVault(engine);
    const caseId = await createCase(engine);
    await engine.cases.apply({ caseId, changes: [finding('f1', 'đúng')] });
    // A fold that went wrong in memory, sealed by the program itself when the case closes.
    const original = Fold.prototype.serialise;
    Fold.prototype.serialise = function (this: Fold) {
      return JSON.parse(JSON.stringify(original.call(this)).replaceAll('đúng', 'sai'));
    };
    await engine.cases.close({ caseId });
    Fold.prototype.serialise = original;
    const { view } = await engine.cases.open({ caseId });
    expect(view.records.finding.f1?.title).toBe('sai');
    const report = await check(engine, caseId);
    expect(codesOf(report)).toEqual(['snapshotDiffers']);
    expect((await repair(engine, report)).findings).toEqual([]);
    expect((await engine.cases.open({ caseId })).view.records.finding.f1?.title).toBe('đúng');
  });
});

describe('an entry of a newer program', () => {
  it('is named, not called damaged, and left as it is', async () => {
    const { engine } = newEngine();
    const { caseId } = await prepared(engine);
    await database(async db => {
      const [row] = await db.entries
        .where('[journal+writer+seq+id]')
        .between([caseId], [caseId, []])
        .reverse()
        .toArray();
      if (row === undefined) throw new Error('no row');
      const entry = unpackEntry(row.bytes);
      const header = decodeCanonical(entry.header, 10_000) as Record<string, unknown>;
      const newer = packEntry({ ...entry, header: encodeCanonical({ ...header, v: 2 }) });
      await db.entries.put({ ...row, bytes: newer });
    });
    const report = await check(engine, caseId);
    expect(report.findings).toMatchObject([{ code: 'newerVersion', severity: 'notice', repair: 'reread' }]);
  });
});

describe('listed cases', () => {
  it('of which nothing is here are named', async () => {
    const { engine } = newEngine();
    await createVault(engine);
    const caseId = await createCase(engine, 'Ở lại bản sao lưu');
    await engine.cases.close({ caseId });
    await database(db => db.entries.where('[journal+writer+seq+id]').between([caseId], [caseId, []]).delete());
    expect((await check(engine)).findings).toMatchObject([
      { code: 'caseNotHere', severity: 'lost', repair: null, where: { caseTitle: 'Ở lại bản sao lưu' } },
    ]);
  });
});

/** What an ordinary user does, in any order. */
const act = fc.oneof(
  fc.record({ type: fc.constant('write' as const), id: fc.nat(3), title: fc.string({ maxLength: 8 }) }),
  fc.record({ type: fc.constant('file' as const), size: fc.nat(3_000) }),
  fc.constant({ type: 'lock' as const }),
  fc.constant({ type: 'undo' as const }),
  fc.constant({ type: 'newCase' as const }),
  fc.constant({ type: 'remove' as const }),
);

describe('a vault that nobody touched', () => {
  it('is silent, whatever was done in it', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 8 }), fc.boolean(), async (acts, hasCopy) => {
        freshIndexedDb();
        const { engine } = newEngine({ folders: hasCopy ? new MemoryFolders() : null });
        await createVault(engine);
        let caseId = await createCase(engine);
        for (const each of acts) {
          if (each.type === 'write')
            await engine.cases.apply({ caseId, changes: [setRecord('finding', `f${each.id}`, { title: each.title })] });
          else if (each.type === 'file') await addFile(engine, caseId, noise(each.size + 1));
          else if (each.type === 'undo') await engine.cases.undo({ caseId });
          else if (each.type === 'newCase') caseId = await createCase(engine, 'Khác');
          else if (each.type === 'remove')
            await engine.cases.apply({ caseId, changes: [{ type: 'record.removed', kind: 'finding', id: 'f0' }] });
          else {
            await engine.vault.lock();
            await unlock(engine);
            await engine.cases.open({ caseId });
          }
        }
        expect((await check(engine)).findings).toEqual([]);
        expect((await check(engine, caseId)).findings).toEqual([]);
        await engine.vault.lock();
      }),
      { numRuns: 12 },
    );
  });
});
