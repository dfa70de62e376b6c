import { beforeEach, describe, expect, it } from 'vitest';
import { VaultDatabase } from '../../../shared/store/database.ts';
import { MemoryFolders } from '../../fixtures/memoryFolder.ts';
import { createCase, createVault, finding, freshIndexedDb, newEngine, PASSPHRASE, placeOf, unlock } from './support.ts';

const NAME = 'minhchung';

/** Works on the database behind the engine's back. */
async function behindItsBack(act: (database: VaultDatabase) => Promise<unknown>): Promise<void> {
  const database = new VaultDatabase(NAME);
  await database.open();
  await act(database);
  database.close();
}

async function prepared(): Promise<{ caseId: string; ids: string[] }> {
  const { engine } = newEngine();
  await createVault(engine);
  const caseId = await createCase(engine);
  const ids: string[] = [];
  for (let i = 0; i < 4; i++)
    ids.push((await engine.cases.apply({ caseId, changes: [finding(`f${i}`, `Sai phạm ${i}`)] })).entryId);
  await engine.vault.lock();
  return { caseId, ids };
}

function flip(bytes: Uint8Array, at: number): Uint8Array {
  const altered = bytes.slice();
  altered[at] = (altered.at(at) ?? 0) ^ 1;
  return altered;
}

describe('damage', () => {
  beforeEach(freshIndexedDb);

  it.each([
    ['the seal', -1],
    ['the id', 0],
    ['the seal hash', 40],
    ['the header', 140],
  ])('a flipped byte in %s is named and the rest reads', async (_part, at) => {
    const { caseId, ids } = await prepared();
    await behindItsBack(async database => {
      const row = await database.entries.get({ id: ids[1] });
      const bytes = row?.bytes ?? new Uint8Array();
      await database.entries
        .where('id')
        .equals(ids[1] ?? '')
        .modify({ bytes: flip(bytes, at < 0 ? bytes.length + at : at) });
      await database.caches.clear();
    });
    const { engine } = newEngine();
    await unlock(engine);
    const { view, damaged } = await engine.cases.open({ caseId });
    expect(damaged.map(each => each.entryId)).toEqual([ids[1]]);
    expect(view.records.finding.f0?.title).toBe('Sai phạm 0');
    expect(view.records.finding.f1).toBe(undefined);
    // What follows the damaged entry is not dropped: it waits and says for what.
    expect(view.waiting.map(each => each.entryId)).toContain(ids[2]);
    await engine.cases.close({ caseId });
    expect((await engine.cases.list())[0]).toMatchObject({ caseId });
  });

  it('a flipped signature of the newest entry is found at opening, and a new writer goes on', async () => {
    const { caseId, ids } = await prepared();
    await behindItsBack(async database => {
      const row = await database.entries.get({ id: ids[3] });
      await database.entries
        .where('id')
        .equals(ids[3] ?? '')
        .modify({ bytes: flip(row?.bytes ?? new Uint8Array(), 70) });
      await database.caches.clear();
    });
    const { engine } = newEngine();
    const before = await unlock(engine);
    const { damaged, view } = await engine.cases.open({ caseId });
    expect(damaged).toEqual([{ entryId: ids[3], code: 'badSignature' }]);
    expect(view.records.finding.f3).toBe(undefined);
    expect(view.records.finding.f2?.title).toBe('Sai phạm 2');
    await engine.cases.apply({ caseId, changes: [finding('f9', 'tiếp')] });
    const { items } = await engine.history.list({ caseId, offset: 0, limit: 1 });
    expect(items[0]?.identity).toBe(before.identity);
    expect((await engine.cases.open({ caseId })).view.records.finding.f9?.title).toBe('tiếp');
    await engine.vault.lock();
    const { engine: again } = newEngine();
    await unlock(again);
    const reopened = await again.cases.open({ caseId });
    expect(reopened.view.records.finding.f9?.title).toBe('tiếp');
    expect(reopened.view.waiting).toEqual([]);
  });

  it('a case whose first entry is gone stays listed with its damage; other cases open', async () => {
    const { caseId } = await prepared();
    const { engine: first } = newEngine();
    await unlock(first);
    const other = await createCase(first, 'Vụ việc khác');
    await first.vault.lock();
    await behindItsBack(async database => {
      await database.entries.delete(
        (await database.entries.where('id').equals(caseId).primaryKeys())[0] ?? ['', '', 0, ''],
      );
    });
    const { engine } = newEngine();
    await unlock(engine);
    await expect(engine.cases.open({ caseId })).rejects.toMatchObject({ code: 'damagedCase', data: 'damagedStored' });
    const listed = await engine.cases.list();
    expect(listed.find(each => each.caseId === caseId)?.damage).toBe('damagedCase');
    expect(listed.find(each => each.caseId === other)?.damage).toBe(null);
    expect((await engine.cases.open({ caseId: other })).view.records.caseInfo.case?.title).toBe('Vụ việc khác');
  });

  it('damage behind a snapshot is named while idle, listed, and not built on', async () => {
    const { caseId, ids } = await prepared();
    await behindItsBack(async database => {
      const row = await database.entries.get({ id: ids[3] });
      await database.entries
        .where('id')
        .equals(ids[3] ?? '')
        .modify({ bytes: flip(row?.bytes ?? new Uint8Array(), 200) });
    });
    const { engine } = newEngine();
    await unlock(engine);
    expect((await engine.cases.open({ caseId })).damaged).toEqual([]);
    await expect.poll(async () => (await engine.cases.list())[0]?.damage, { timeout: 8_000 }).not.toBe(null);
    expect((await engine.cases.open({ caseId })).damaged.map(each => each.entryId)).toEqual([ids[3]]);
    await engine.cases.apply({ caseId, changes: [finding('f9', 'tiếp')] });
    await engine.vault.lock();
    await unlock(engine);
    const { view } = await engine.cases.open({ caseId });
    expect(view.records.finding.f9?.title).toBe('tiếp');
    expect(view.waiting).toEqual([]);
  });

  it('a snapshot from elsewhere or of other entries is not believed', async () => {
    const { caseId } = await prepared();
    const { engine: first } = newEngine();
    await unlock(first);
    const other = await createCase(first, 'Vụ việc khác');
    await first.cases.open({ caseId: other });
    const truth = (await first.cases.open({ caseId })).view;
    await first.vault.lock();
    await behindItsBack(async database => {
      const row = await database.caches.get(['snapshot', other]);
      await database.caches.put({ journal: caseId, name: 'snapshot', sealed: row?.sealed ?? new Uint8Array() });
    });
    const { engine } = newEngine();
    await unlock(engine);
    expect((await engine.cases.open({ caseId })).view).toEqual(truth);
  });

  it('destroying a case takes its keys and its sources away for good', async () => {
    const { caseId } = await prepared();
    const { engine } = newEngine();
    await unlock(engine);
    await engine.cases.destroy({ caseId, reason: 'hết hạn lưu trữ', decisionNumber: '12/QĐ' });
    expect(await engine.cases.list()).toEqual([]);
    await expect(engine.cases.open({ caseId })).rejects.toMatchObject({ code: 'unknownCase' });
    await expect(engine.sources.open({ caseId, passphrase: PASSPHRASE })).rejects.toThrow();
    await engine.vault.lock();
    await unlock(engine);
    await expect(engine.cases.open({ caseId })).rejects.toMatchObject({ code: 'unknownCase' });
  });
});

describe('failed writes', () => {
  beforeEach(freshIndexedDb);

  it('stops editing, keeps the words, and shows them once the copy takes them', async () => {
    const folders = new MemoryFolders();
    const { engine, events } = newEngine({ folders });
    await createVault(engine);
    const caseId = await createCase(engine);
    await engine.cases.open({ caseId });
    placeOf(folders, 'mirror').isReadOnly = true;
    await expect(engine.cases.apply({ caseId, changes: [finding('f1', 'một')] })).rejects.toMatchObject({
      data: 'notSaved',
    });
    expect(events.at(-1)).toMatchObject({ type: 'alarm', isOver: false });
    await expect(engine.cases.apply({ caseId, changes: [finding('f2', 'hai')] })).rejects.toMatchObject({
      code: 'writingStopped',
    });
    expect((await engine.cases.open({ caseId })).view.records.finding.f1).toBe(undefined);
    placeOf(folders, 'mirror').isReadOnly = false;
    await expect.poll(() => events.findLast(event => event.type === 'alarm')?.isOver, { timeout: 5_000 }).toBe(true);
    expect((await engine.cases.open({ caseId })).view.records.finding.f1?.title).toBe('một');
    await engine.cases.apply({ caseId, changes: [finding('f2', 'hai')] });
    expect((await engine.history.list({ caseId, offset: 0, limit: 10 })).total).toBe(3);
  });

  it('a store put back to an older state gets back what it lost, and goes on with a new writer', async () => {
    const folders = new MemoryFolders();
    const { engine } = newEngine({ folders });
    await createVault(engine);
    const caseId = await createCase(engine);
    await engine.cases.apply({ caseId, changes: [finding('f1', 'một')] });
    const { entryId } = await engine.cases.apply({ caseId, changes: [finding('f2', 'hai')] });
    await engine.vault.lock();
    await behindItsBack(database => database.entries.where('id').equals(entryId).delete());
    const { engine: again } = newEngine({ folders });
    expect(await unlock(again)).toMatchObject({ isNewWriter: true });
    const { view } = await again.cases.open({ caseId });
    expect(view.records.finding.f2?.title).toBe('hai');
    expect((await again.copies.state()).findings.map(each => each.type)).toEqual(['takenIn', 'newWriter']);
  });
});
