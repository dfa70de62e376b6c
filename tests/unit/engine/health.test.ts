import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Engine } from '#engine';
import { MemoryFolders } from '../../fixtures/memoryFolder.ts';
import { check, codesOf, database, flipped, type Prepared, prepared, repair, spoilEntry } from './healthSupport.ts';
import { createCase, freshIndexedDb, newEngine, unlock } from './support.ts';

let folders: MemoryFolders;
let engine: Engine;
let at: Prepared;

beforeEach(async () => {
  freshIndexedDb();
  folders = new MemoryFolders();
  engine = newEngine({ folders }).engine;
  at = await prepared(engine);
});

const titles = async () => {
  const { view } = await engine.cases.open({ caseId: at.caseId });
  return Object.values(view.records.finding).map(each => each.title);
};
const notes = async () => {
  const { items } = await engine.history.list({ caseId: at.caseId, offset: 0, limit: 50 });
  return items.flatMap(item => item.body?.changes ?? []).filter(change => change.type === 'note.recorded');
};

describe('a sound vault', () => {
  it('is silent, and says what was read', async () => {
    await createCase(engine, 'Vụ việc khác');
    const report = await check(engine);
    expect(report.findings).toEqual([]);
    expect(report.local).toBe('read');
    expect(report.counts).toMatchObject({ cases: 2, files: 1, chunks: 6 });
    expect(report.counts.entries).toBe(report.counts.signatures);
    expect(report.counts.copiedEntries).toBe(report.counts.entries);
    expect(report.counts.bytes).toBeGreaterThan(5_000_000);
    const one = await check(engine, at.caseId);
    expect(one.findings).toEqual([]);
    expect(one.counts.cases).toBe(1);
    await engine.vault.lock();
    await unlock(engine);
    expect((await engine.health.last({ caseId: null }))?.at).toBe(report.at);
    expect((await engine.health.last({ caseId: at.caseId }))?.caseId).toBe(at.caseId);
    expect((await check(engine)).findings).toEqual([]);
  });

  it('is silent where the host keeps no copy', async () => {
    freshIndexedDb();
    const alone = newEngine().engine;
    await prepared(alone);
    const report = await check(alone);
    expect(report).toMatchObject({ findings: [], local: 'absent' });
    expect(report.counts.chunks).toBe(3);
  });
});

describe('entries', () => {
  it.each([
    ['the seal', -1, 'damagedEntry'],
    ['the header', 140, 'damagedEntry'],
    ['the signature', 70, 'badSignature'],
  ] as const)('a flipped byte in %s is named, taken from the copy, and noted', async (_part, byte, code) => {
    await spoilEntry(at.entryIds[1] ?? '', byte);
    const report = await check(engine, at.caseId);
    expect(report.findings).toMatchObject([
      {
        code,
        severity: 'safe',
        repair: 'mendEntries',
        where: { entryId: at.entryIds[1], caseTitle: 'Thanh tra đất đai', writer: { device: 'máy 1' } },
      },
    ]);
    expect((await repair(engine, report)).findings).toEqual([]);
    expect(await titles()).toEqual(['Sai phạm 0', 'Sai phạm 1', 'Sai phạm 2', 'Sai phạm 3']);
    expect(await notes()).toMatchObject([{ what: 'verified', detail: `{"health":{"repaired":{"${code}":1}}}` }]);
    expect((await check(engine)).findings).toEqual([]);
  });

  it('what no copy has whole is told as lost and not repaired', async () => {
    freshIndexedDb();
    const alone = newEngine().engine;
    const { entryIds, caseId } = await prepared(alone);
    await spoilEntry(entryIds[1] ?? '', -1);
    const report = await check(alone);
    expect(report.findings).toMatchObject([{ code: 'damagedEntry', severity: 'lost', repair: null }]);
    const [lost] = report.findings;
    await expect(alone.health.repair({ caseId: null, keys: [lost?.key ?? ''] })).rejects.toMatchObject({
      code: 'unknownFinding',
    });
    expect((await alone.health.last({ caseId }))?.findings.length).toBe(1);
  });

  it('an entry gone from both copies is missing; gone from the store alone, it comes back', async () => {
    const id = at.entryIds[1] ?? '';
    await database(db => db.entries.where('id').equals(id).delete());
    const report = await check(engine);
    expect(codesOf(report)).toEqual(['storeLacks']);
    expect((await repair(engine, report)).findings).toEqual([]);
    expect(await titles()).toContain('Sai phạm 1');

    freshIndexedDb();
    const alone = newEngine().engine;
    const other = await prepared(alone);
    await database(db =>
      db.entries
        .where('id')
        .equals(other.entryIds[1] ?? '')
        .delete(),
    );
    const lost = await check(alone);
    expect(lost.findings).toMatchObject([{ code: 'missingEntry', severity: 'lost', repair: null }]);
    expect(lost.findings[0]?.where.seq).toBe(3);
  });

  it('a case that does not open any more is mended and opens', async () => {
    await engine.vault.lock();
    await database(async db => {
      await db.entries
        .where('id')
        .equals(at.caseId)
        .modify({ bytes: new Uint8Array(10) });
      await db.caches.clear();
    });
    await unlock(engine);
    const report = await check(engine);
    if (report.findings.length > 0) expect((await repair(engine, report)).findings).toEqual([]);
    expect(await titles()).toHaveLength(4);
  });

  it('an altered certificate is named once per writer and put back', async () => {
    await database(db =>
      db.certificates.toCollection().modify((row, context) => {
        context.value = { ...row, bytes: flipped(row.bytes, -3) };
      }),
    );
    const report = await check(engine);
    expect(new Set(codesOf(report))).toEqual(new Set(['badCertificate']));
    expect((await repair(engine, report)).findings).toEqual([]);
  });

  it('typed text that does not open comes from the copy', async () => {
    const { caseId } = at;
    await engine.cases.apply({
      caseId,
      changes: [{ type: 'record.set', kind: 'document', id: 'd1', set: { title: 'Kết luận' } }],
    });
    const { clientId } = await engine.documents.openText({ caseId, documentId: 'd1' });
    const doc = new Y.Doc();
    doc.clientID = clientId;
    doc.getText('t').insert(0, 'chưa kịp ghi');
    const update = Y.encodeStateAsUpdate(doc);
    await engine.documents.pushText({ caseId, documentId: 'd1', update, added: 12, removed: 0 });
    await database(db =>
      db.drafts.toCollection().modify((row, context) => {
        context.value = { ...row, sealed: flipped(row.sealed, -1) };
      }),
    );
    const report = await check(engine, caseId);
    expect(report.findings).toMatchObject([{ code: 'damagedDraft', severity: 'safe', where: { title: 'Kết luận' } }]);
    expect((await repair(engine, report)).findings).toEqual([]);
  });
});
