import { beforeEach, describe, expect, it } from 'vitest';
import type { BlobKeeping, Engine } from '#engine';
import { MemoryFolder, MemoryFolders } from '../../fixtures/memoryFolder.ts';
import { addFile, check, codesOf, database, finished, repair } from './healthSupport.ts';
import { createCase, createVault, freshIndexedDb, newEngine, placeOf, unlock } from './support.ts';

let folders: MemoryFolders;

beforeEach(() => {
  freshIndexedDb();
  folders = new MemoryFolders();
});

const start = () => newEngine({ folders }).engine;
const SIZE = 2_500_000;
const content = Uint8Array.from({ length: SIZE }, (_, index) => (index * 31) % 251);

const chunksInStore = () => database(db => db.chunks.count());
const filesInCopy = async () =>
  (await placeOf(folders, 'mirror').list('')).filter(({ name }) => name.includes('/blobs/')).length;

async function vaultWithFile(): Promise<{ engine: Engine; caseId: string; evidenceId: string }> {
  const engine = start();
  await createVault(engine);
  const caseId = await createCase(engine);
  return { engine, caseId, evidenceId: await addFile(engine, caseId, content) };
}

async function keep(engine: Engine, caseId: string, keeping: BlobKeeping): Promise<void> {
  await engine.copies.setKeeping({ caseId, keeping });
  await expect
    .poll(async () => (await engine.jobs.list()).filter(job => job.kind === 'copyFiles' && job.state === 'running'))
    .toEqual([]);
  expect((await engine.copies.keeping({ caseId })).keeping).toBe(keeping);
}

async function isReadable(engine: Engine, caseId: string, evidenceId: string): Promise<boolean> {
  const read = await engine.evidence.read({ caseId, evidenceId, offset: 0, length: SIZE });
  return read.length === SIZE && read.every((byte, index) => byte === content[index]);
}

const findingsOf = async (engine: Engine) => codesOf(await check(engine));

describe('files kept in one place', () => {
  it('leave the store for the copy, are read from there, and come back', async () => {
    const { engine, caseId, evidenceId } = await vaultWithFile();
    expect(await engine.copies.keeping({ caseId })).toEqual({ keeping: 'both', hasLocal: true, files: 1, bytes: SIZE });
    await keep(engine, caseId, 'mirror');
    expect(await chunksInStore()).toBe(0);
    expect(await isReadable(engine, caseId, evidenceId)).toBe(true);
    await addFile(engine, caseId, content.slice(0, 1_200_000));
    expect(await chunksInStore()).toBe(0);
    expect(await findingsOf(engine)).toEqual([]);
    expect(await finished(engine, (await engine.copies.compareNow()).jobId)).toMatchObject({
      files: 2,
      repaired: 0,
      lost: 0,
    });
    await engine.vault.lock();
    const again = start();
    await unlock(again);
    expect(await isReadable(again, caseId, evidenceId)).toBe(true);
    expect(await chunksInStore()).toBe(0);
    await keep(again, caseId, 'both');
    expect(await chunksInStore()).toBe(5);
  });

  it('leave the copy for the store, and a new copy is not filled with them', async () => {
    const { engine, caseId, evidenceId } = await vaultWithFile();
    expect((await engine.copies.state()).isStoreAlone).toBe(false);
    await keep(engine, caseId, 'store');
    expect((await engine.copies.state()).isStoreAlone).toBe(true);
    expect(await filesInCopy()).toBe(0);
    expect(await chunksInStore()).toBe(3);
    await addFile(engine, caseId, content.slice(0, 1_200_000));
    expect(await filesInCopy()).toBe(0);
    expect(await findingsOf(engine)).toEqual([]);
    expect(await finished(engine, (await engine.copies.compareNow()).jobId)).toMatchObject({ repaired: 0, lost: 0 });
    expect(await filesInCopy()).toBe(0);
    expect(await isReadable(engine, caseId, evidenceId)).toBe(true);
    await keep(engine, caseId, 'both');
    expect(await filesInCopy()).toBe(2);
  });

  it('never leave a place before the other has every part, the same', async () => {
    const { engine, caseId, evidenceId } = await vaultWithFile();
    const [file] = (await placeOf(folders, 'mirror').list('')).filter(({ name }) => name.includes('/blobs/'));
    // A bit of the copy turns: the file, as long as before, no longer reads there.
    placeOf(folders, 'mirror').tamper(file?.name ?? '', bytes => bytes.with(700_000, (bytes[700_000] ?? 0) ^ 1));
    await keep(engine, caseId, 'mirror');
    expect(await chunksInStore()).toBe(3);
    expect(await isReadable(engine, caseId, evidenceId)).toBe(true);
    expect(await findingsOf(engine)).toContain('chunkMissing');
    await repair(engine, await check(engine));
    expect(await findingsOf(engine)).toEqual([]);
    await engine.vault.lock();
    const again = start();
    await unlock(again);
    await expect.poll(chunksInStore).toBe(0);
    expect(await isReadable(again, caseId, evidenceId)).toBe(true);
  });

  it('are in a backup too, and come back from it', async () => {
    const { engine, caseId, evidenceId } = await vaultWithFile();
    await keep(engine, caseId, 'mirror');
    folders.answers.push({ place: 'b'.repeat(32), label: 'USB' });
    const chosen = await folders.choose();
    await engine.backups.setPlace({ place: chosen?.place ?? '', label: 'USB', schedule: 'off' });
    const made = await finished(engine, (await engine.backups.run({ place: chosen?.place ?? '' })).jobId);
    expect(made?.proof).toMatchObject({ files: 1, problems: 0 });
    expect(await isReadable(engine, caseId, evidenceId)).toBe(true);
    // What the copy has lost since cannot be backed up: the proof says so instead of silence.
    const known = new Set((await placeOf(folders, 'mirror').list('')).map(({ name }) => name));
    await addFile(engine, caseId, content.slice(5));
    for (const { name } of await placeOf(folders, 'mirror').list(''))
      if (name.includes('/blobs/') && !known.has(name)) placeOf(folders, 'mirror').tamper(name, () => null);
    const { jobId } = await engine.backups.run({ place: chosen?.place ?? '' });
    const job = async () => (await engine.jobs.list()).find(each => each.id === jobId);
    await expect.poll(async () => (await job())?.state).not.toBe('running');
    expect((await job())?.result?.proof).toMatchObject({ problems: 1 });
  });

  it('are not called lost while the copy is away, and cannot be kept in one that is not there', async () => {
    const { engine, caseId } = await vaultWithFile();
    await keep(engine, caseId, 'mirror');
    await expect(engine.copies.leaveLocal()).rejects.toMatchObject({ code: 'filesOnlyInCopy' });
    await engine.vault.lock();
    const { places } = folders;
    const away = new Map(places);
    places.clear();
    const again = start();
    await unlock(again);
    expect(await findingsOf(again)).toEqual(['filesNotRead']);
    const other = await createCase(again);
    await expect(again.copies.setKeeping({ caseId: other, keeping: 'mirror' })).rejects.toMatchObject({
      code: 'keepingNeedsCopy',
    });
    for (const [place, folder] of away) places.set(place, folder);
    await again.copies.joinLocal();
    expect(await findingsOf(again)).toEqual([]);
  });

  it('go to a second drive whatever was chosen for this machine', async () => {
    const { engine, caseId } = await vaultWithFile();
    await keep(engine, caseId, 'mirror');
    const drive = new MemoryFolder();
    folders.places.set('d'.repeat(32), drive);
    await engine.copies.setSecond({ place: 'd'.repeat(32), label: 'USB' });
    await expect.poll(async () => (await engine.copies.state()).second.health).toBe('whole');
    expect((await drive.list('')).filter(({ name }) => name.includes('/blobs/'))).toHaveLength(1);
    expect(await chunksInStore()).toBe(0);
  });
});
