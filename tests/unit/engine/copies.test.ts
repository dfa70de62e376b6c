import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '#engine';
import { VaultDatabase } from '../../../shared/store/database.ts';
import { type MemoryFolder, MemoryFolders } from '../../fixtures/memoryFolder.ts';
import { createCase, createVault, finding, freshIndexedDb, newEngine, placeOf, unlock } from './support.ts';

let folders: MemoryFolders;

beforeEach(() => {
  freshIndexedDb();
  folders = new MemoryFolders();
});

const start = () => newEngine({ folders }).engine;
const mirrorFiles = async () => (await placeOf(folders, 'mirror').list('')).map(({ name }) => name);
const findingTypes = async (engine: Engine) => (await engine.copies.state()).findings.map(each => each.type);

async function vaultWithCase(): Promise<{ engine: Engine; caseId: string }> {
  const engine = start();
  await createVault(engine);
  const caseId = await createCase(engine);
  await engine.cases.apply({ caseId, changes: [finding('f1', 'một')] });
  return { engine, caseId };
}

async function titlesOf(engine: Engine, caseId: string): Promise<string[]> {
  const { view } = await engine.cases.open({ caseId });
  return Object.values(view.records.finding).map(each => each.title);
}

async function addFile(engine: Engine, caseId: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const files = [{ file: new Blob([bytes]), name: 'a.bin', path: 'a.bin' }];
  const { jobId } = await engine.evidence.ingest({ caseId, files, provenance: {} });
  await expect
    .poll(async () => (await engine.jobs.list()).find(job => job.id === jobId)?.state, { timeout: 10_000 })
    .toBe('done');
  const { view } = await engine.cases.open({ caseId });
  const item = Object.values(view.records.evidence).find(each => each.fileName === 'a.bin');
  if (item === undefined) throw new Error('not taken in');
  return item.id;
}

const database = async <T>(act: (database: VaultDatabase) => PromiseLike<T>): Promise<T> => {
  const opened = new VaultDatabase('minhchung');
  await opened.open();
  try {
    return await act(opened);
  } finally {
    opened.close();
  }
};

describe('local copy', () => {
  it('everything acknowledged is in it; the next start finds both the same and goes on with the same writer', async () => {
    const { engine } = await vaultWithCase();
    expect((await engine.copies.state()).local.health).toBe('whole');
    expect(await mirrorFiles()).toContainEqual(expect.stringMatching(/^[0-9a-f]{32}\/vault$/));
    await engine.vault.lock();
    const again = start();
    expect(await unlock(again)).toMatchObject({ isNewWriter: false });
    expect(await findingTypes(again)).toEqual([]);
  });

  it('makes a lost IndexedDB anew from the copy alone, files and all, and goes on with a new writer', async () => {
    const { engine, caseId } = await vaultWithCase();
    const bytes = crypto.getRandomValues(new Uint8Array(40_000));
    const evidenceId = await addFile(engine, caseId, bytes);
    await engine.vault.lock();
    freshIndexedDb();
    const again = start();
    expect(await again.vault.status()).toMatchObject({ state: 'locked', needsRebuild: true });
    expect(await unlock(again)).toMatchObject({ isNewWriter: true });
    expect(await titlesOf(again, caseId)).toEqual(['một']);
    expect(await again.evidence.read({ caseId, evidenceId, offset: 0, length: 50_000 })).toEqual(bytes);
    expect(await findingTypes(again)).toEqual(['rebuilt', 'newWriter']);
    await expect.poll(() => database(db => db.chunks.count())).toBeGreaterThan(0);
    await again.cases.apply({ caseId, changes: [finding('f2', 'hai')] });
    await again.vault.lock();
    const third = start();
    expect(await third.vault.status()).toMatchObject({ needsRebuild: false });
    expect(await unlock(third)).toMatchObject({ isNewWriter: false });
    expect(await titlesOf(third, caseId)).toEqual(['một', 'hai']);
  });

  it('a rebuild that was stopped halfway is begun again', async () => {
    const { engine, caseId } = await vaultWithCase();
    await engine.vault.lock();
    freshIndexedDb();
    const mend = breakReading(placeOf(folders, 'mirror'), 2);
    await expect(unlock(start())).rejects.toThrow();
    mend();
    const again = start();
    expect(await again.vault.status()).toMatchObject({ state: 'locked', needsRebuild: true });
    await unlock(again);
    expect(await titlesOf(again, caseId)).toEqual(['một']);
  });

  it('makes a lost copy anew from IndexedDB and says that its heads are gone', async () => {
    const { engine, caseId } = await vaultWithCase();
    await addFile(engine, caseId, noise(1_500_000));
    const before = await mirrorFiles();
    await engine.vault.lock();
    folders = new MemoryFolders();
    const again = start();
    expect(await unlock(again)).toMatchObject({ isNewWriter: true });
    expect(await findingTypes(again)).toEqual(['newWriter']);
    await expect.poll(async () => new Set(await mirrorFiles())).toEqual(new Set(before));
    freshIndexedDb();
    const third = start();
    await unlock(third);
    expect(await titlesOf(third, caseId)).toEqual(['một']);
  });

  it('a vault of a program without copies gets its copy without a word', async () => {
    const { engine } = newEngine({ folders: null });
    await createVault(engine);
    const caseId = await createCase(engine);
    await engine.vault.lock();
    const again = start();
    expect(await unlock(again)).toMatchObject({ isNewWriter: false });
    expect(await findingTypes(again)).toEqual([]);
    expect(await mirrorFiles()).toContainEqual(expect.stringContaining(`journals/${caseId}`));
  });

  it('names what no copy has when store and copy were put back together', async () => {
    const { engine, caseId } = await vaultWithCase();
    await engine.vault.lock();
    const old = await placeOf(folders, 'mirror').copy();
    const rows = await database(db => db.entries.toArray());
    const again = start();
    await unlock(again);
    await again.cases.apply({ caseId, changes: [finding('f2', 'hai')] });
    await again.vault.lock();
    folders.places.set('mirror', old);
    await database(async db => {
      await db.entries.clear();
      await db.entries.bulkPut(rows);
    });
    const third = start();
    expect(await unlock(third)).toMatchObject({ isNewWriter: true });
    const { findings } = await third.copies.state();
    const lost = findings.find(each => each.type === 'lost');
    expect(lost?.type === 'lost' && lost.entries.map(each => each.journalId)).toContain(caseId);
    expect(findings.at(-1)).toMatchObject({ type: 'newWriter', reason: 'rolledBack' });
  });
});

describe('mending', () => {
  it('a row of IndexedDB that was altered is read from the copy and put back', async () => {
    const { engine, caseId } = await vaultWithCase();
    await engine.vault.lock();
    await database(async db => {
      const [row] = await db.entries.where('[journal+writer+seq+id]').between([caseId], [caseId, []]).toArray();
      if (row === undefined) throw new Error('no row');
      const bytes = row.bytes.slice();
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      await db.entries.put({ ...row, bytes });
      await db.caches.clear();
    });
    const again = start();
    await unlock(again);
    const opened = await again.cases.open({ caseId });
    expect(opened.damaged).toEqual([]);
    expect(await findingTypes(again)).toEqual(['mended']);
  });

  it.each(['missing', 'altered'] as const)('a chunk that is %s comes from the copy and is put back', async how => {
    const { engine, caseId } = await vaultWithCase();
    const bytes = noise(1_500_000);
    const evidenceId = await addFile(engine, caseId, bytes);
    const spoilt = await database(async db => {
      const [chunk] = await db.chunks.toArray();
      if (chunk === undefined) throw new Error('no chunk');
      if (how === 'missing') await db.chunks.delete([chunk.blob, chunk.index]);
      else await db.chunks.put({ ...chunk, bytes: chunk.bytes.map(byte => byte ^ 255) });
      return chunk;
    });
    const read = await engine.evidence.read({ caseId, evidenceId, offset: 0, length: bytes.length });
    expect(read.every((byte, i) => byte === bytes[i])).toBe(true);
    const back = await database(db => db.chunks.get([spoilt.blob, spoilt.index]));
    expect(back?.bytes).toEqual(spoilt.bytes);
  });
});

describe('destroying a case', () => {
  it('takes it out of the store and the copy', async () => {
    const { engine, caseId } = await vaultWithCase();
    await addFile(engine, caseId, new Uint8Array(10));
    expect((await mirrorFiles()).filter(name => name.includes(caseId))).not.toEqual([]);
    await engine.cases.destroy({ caseId, reason: 'hết hạn', decisionNumber: '1/QĐ' });
    expect((await mirrorFiles()).filter(name => name.includes(caseId))).toEqual([]);
    expect(await database(async db => (await db.entries.toArray()).some(row => row.journal === caseId))).toBe(false);
    expect(await database(db => db.chunks.count())).toBe(0);
    await engine.vault.lock();
    const again = start();
    await unlock(again);
    expect(await findingTypes(again)).toEqual([]);
  });
});

/** The nth look into a journal fails as if the program had been killed there. */
function breakReading(folder: MemoryFolder, nth: number): () => void {
  const read = folder.read.bind(folder);
  let looks = 0;
  folder.read = async (name, offset, length) => {
    if (name.includes('/journals/') && ++looks === nth) throw new Error('stopped');
    return read(name, offset, length);
  };
  return () => {
    folder.read = read;
  };
}

function noise(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
}
