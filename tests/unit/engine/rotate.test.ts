import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setRecord } from '#casefile';
import type { Engine } from '#engine';
import { HostError } from '#host';
import { Store, StoreError } from '#store';
import { VaultDatabase } from '../../../shared/store/database.ts';
import { MemoryFolder, MemoryFolders } from '../../fixtures/memoryFolder.ts';
import { createCase, createVault, finding, freshIndexedDb, newEngine, PASSPHRASE } from './support.ts';

const NEXT = 'năm con trâu đen dưới suối';
const BACKUPS = 'cd'.repeat(16);

let folders: MemoryFolders;

beforeEach(() => {
  freshIndexedDb();
  folders = new MemoryFolders();
});
afterEach(() => void vi.restoreAllMocks());

const start = () => newEngine({ folders }).engine;
const openWith = (engine: Engine, passphrase: string) =>
  engine.vault.unlock({ secret: { type: 'passphrase', passphrase } });
const rotate = (engine: Engine) =>
  engine.vault.rotate({ secret: { type: 'passphrase', passphrase: PASSPHRASE }, passphrase: NEXT });
const source = (name: string) => [setRecord('sourceIdentity', 's', { fullName: name })];

async function vaultWithCases(): Promise<{ engine: Engine; caseIds: readonly string[] }> {
  const engine = start();
  await createVault(engine);
  const caseIds = [await createCase(engine, 'Một'), await createCase(engine, 'Hai')];
  for (const caseId of caseIds) await engine.cases.apply({ caseId, changes: [finding('f1', 'trước')] });
  const [caseId = ''] = caseIds;
  await engine.sources.open({ caseId, passphrase: PASSPHRASE });
  await engine.sources.apply({ caseId, changes: source('Người tố cáo') });
  return { engine, caseIds };
}

async function backUp(engine: Engine): Promise<void> {
  const { jobId } = await engine.backups.run({ place: BACKUPS });
  const stateOf = async () => (await engine.jobs.list()).find(job => job.id === jobId)?.state;
  await expect.poll(stateOf, { timeout: 10_000 }).toBe('done');
}

/** Everything that was there is there, under the new identity, and the person goes on working. */
async function expectRotated(engine: Engine, identity: string, caseIds: readonly string[]): Promise<void> {
  for (const caseId of caseIds) {
    const { view } = await engine.cases.open({ caseId });
    expect(view.records.finding.f1?.title).toBe('trước');
    expect(view.epoch).toBe(1);
    expect(view.ignored).toEqual([]);
    expect(view.members.filter(each => !each.isRemoved)).toMatchObject([{ identity, role: 'leader' }]);
    await engine.cases.apply({ caseId, changes: [finding('f2', 'sau')] });
  }
  const [caseId = ''] = caseIds;
  await engine.sources.open({ caseId, passphrase: NEXT });
  await engine.sources.apply({ caseId, changes: source('Người tố cáo, sửa') });
  await createCase(engine, 'Mới');
}

describe('rotation of all keys', () => {
  it('replaces passphrase, recovery code, identity and epochs; everything is there and goes on', async () => {
    const { engine, caseIds } = await vaultWithCases();
    folders.places.set(BACKUPS, new MemoryFolder());
    await engine.backups.setPlace({ place: BACKUPS, label: 'Ổ D', schedule: 'off' });
    await backUp(engine);
    const rotated = await rotate(engine);
    expect(rotated).toMatchObject({ isWhole: true, failure: null });
    expect(rotated.openings?.backups).toMatchObject([{ label: 'Ổ D', times: [expect.any(Number)] }]);
    expect(await engine.vault.status()).toMatchObject({ state: 'locked' });

    const again = start();
    await expect(openWith(again, PASSPHRASE)).rejects.toMatchObject({ code: 'wrongPassphrase' });
    const { identity, isNewWriter } = await openWith(again, NEXT);
    expect(isNewWriter).toBe(false);
    expect((await again.copies.state()).findings).toEqual([]);
    await expectRotated(again, identity, caseIds);
    await backUp(again); // under the new keys, beside the old ones
    await again.vault.lock();

    const recovered = start();
    const { recoveryCode } = rotated;
    await recovered.vault.unlock({ secret: { type: 'recovery', code: recoveryCode } });
    expect((await recovered.cases.list()).length).toBe(3);
    await recovered.vault.lock();

    // The copy alone, on another machine: it has the new keys as well.
    freshIndexedDb();
    const elsewhere = start();
    await expect(openWith(elsewhere, PASSPHRASE)).rejects.toMatchObject({ code: 'wrongPassphrase' });
    await openWith(elsewhere, NEXT);
    expect((await elsewhere.cases.open({ caseId: caseIds[0] ?? '' })).view.records.finding.f2?.title).toBe('sau');
  });

  it('is refused with a wrong passphrase, the vault open and unchanged', async () => {
    const { engine, caseIds } = await vaultWithCases();
    const secret = { type: 'passphrase', passphrase: 'sai' } as const;
    await expect(engine.vault.rotate({ secret, passphrase: NEXT })).rejects.toMatchObject({ code: 'wrongPassphrase' });
    await engine.cases.apply({ caseId: caseIds[0] ?? '', changes: [finding('f2', 'sau')] });
    await engine.vault.lock();
    await openWith(start(), PASSPHRASE);
  });

  it('leaves whoever has the old keys without a place: what the old identity writes later is shown, not folded', async () => {
    const { engine, caseIds } = await vaultWithCases();
    const [caseId = ''] = caseIds;
    const stolen = await copyOfStore();
    await rotate(engine);
    const kept = await copyOfStore();
    await restoreStore(stolen);
    const places = folders;
    folders = new MemoryFolders();
    const thief = start();
    await openWith(thief, PASSPHRASE);
    await thief.cases.apply({ caseId, changes: [finding('f1', 'kẻ khác sửa')] });
    await thief.vault.lock();
    const written = await copyOfStore();
    const forged = written.entries.filter(row => !kept.entries.some(each => each.id === row.id));
    folders = places;
    await restoreStore(kept);
    await database(async db => {
      await db.entries.bulkPut(forged);
      await db.certificates.bulkPut(written.certificates);
    });
    const again = start();
    await openWith(again, NEXT);
    const { view } = await again.cases.open({ caseId });
    expect(view.records.finding.f1?.title).toBe('trước');
    expect(view.ignored.map(each => each.reason)).toContain('afterRemoval');
  });

  it('stopped at any write opens with the old passphrase or the new, and then is whole or can be done again', async () => {
    const { engine, caseIds } = await vaultWithCases();
    await engine.vault.lock();
    const before = await copyOfStore();
    const placesBefore = await copyOfPlaces(folders);
    const outcomes = new Set<string>();
    // The first write, then about every sixth: all of them in the course of some runs.
    for (let step = 1; ; step += 4 + Math.floor(Math.random() * 4)) {
      freshIndexedDb();
      await restoreStore(before);
      folders = await copyOfPlaces(placesBefore);
      const killed = start();
      await openWith(killed, PASSPHRASE);
      const dies = dieAfter(step);
      await rotate(killed).catch(() => undefined);
      const isOver = !dies();
      vi.restoreAllMocks();
      // What is dead writes no more: the next program works on what it left.
      folders = await copyOfPlaces(folders);
      const left = await copyOfStore();
      freshIndexedDb();
      await restoreStore(left);
      const again = start();
      const isOld = await openWith(again, PASSPHRASE).then(
        () => true,
        () => false,
      );
      outcomes.add(isOld ? 'old' : 'new');
      if (isOld) await rotate(again);
      else await again.vault.lock().catch(() => undefined);
      const last = start();
      const { identity } = await openWith(last, NEXT);
      await expectRotated(last, identity, caseIds);
      await last.vault.lock();
      await expect(openWith(start(), PASSPHRASE), `stopped at ${step}`).rejects.toMatchObject({
        code: 'wrongPassphrase',
      });
      if (isOver) break;
    }
    expect([...outcomes].sort()).toEqual(['new', 'old']);
  }, 240_000);
});

/** From the `step`th write on nothing reaches the store or a folder any more. @returns tells whether it came to that */
function dieAfter(step: number): () => boolean {
  let writes = 0;
  const gate = () => ++writes >= step;
  const commit = Store.prototype.commit;
  vi.spyOn(Store.prototype, 'commit').mockImplementation(function (this: Store, change) {
    return gate() ? Promise.reject(new StoreError('writeFailed')) : commit.call(this, change);
  });
  const { replace, append } = MemoryFolder.prototype;
  vi.spyOn(MemoryFolder.prototype, 'replace').mockImplementation(function (this: MemoryFolder, ...args) {
    return gate() ? Promise.reject(new HostError('folderGone')) : replace.apply(this, args);
  });
  vi.spyOn(MemoryFolder.prototype, 'append').mockImplementation(function (this: MemoryFolder, ...args) {
    return gate() ? Promise.reject(new HostError('folderGone')) : append.apply(this, args);
  });
  return () => writes >= step;
}

async function database<T>(act: (db: VaultDatabase) => PromiseLike<T>): Promise<T> {
  const opened = new VaultDatabase('minhchung');
  await opened.open();
  try {
    return await act(opened);
  } finally {
    opened.close();
  }
}

const copyOfStore = () =>
  database(async db => ({
    files: await db.files.toArray(),
    entries: await db.entries.toArray(),
    certificates: await db.certificates.toArray(),
    drafts: await db.drafts.toArray(),
    caches: await db.caches.toArray(),
  }));

async function restoreStore(rows: Awaited<ReturnType<typeof copyOfStore>>): Promise<void> {
  await database(async db => {
    for (const table of [db.files, db.entries, db.certificates, db.drafts, db.caches]) await table.clear();
    await db.files.bulkPut(rows.files);
    await db.entries.bulkPut(rows.entries);
    await db.certificates.bulkPut(rows.certificates);
    await db.drafts.bulkPut(rows.drafts);
    await db.caches.bulkPut(rows.caches);
  });
}

async function copyOfPlaces(from: MemoryFolders): Promise<MemoryFolders> {
  const copy = new MemoryFolders();
  for (const [place, folder] of from.places) copy.places.set(place, await folder.copy());
  return copy;
}
