import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { setRecord } from '#casefile';
import type { Engine } from '#engine';
import { HostError } from '#host';
import { encodeVaultFile } from '#mirror';
import { VaultDatabase } from '../../../shared/store/database.ts';
import { MemoryFolder, MemoryFolders } from '../../fixtures/memoryFolder.ts';
import { createCase, createVault, finding, freshIndexedDb, newEngine, PASSPHRASE, placeOf, unlock } from './support.ts';

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
    await expect.poll(async () => (await again.cases.list())[0]?.evidenceCount).toBe(1);
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

  it('an empty store beside a folder that does not read is no first run: nothing is made, and the vault is found later', async () => {
    const { engine, caseId } = await vaultWithCase();
    await engine.vault.lock();
    freshIndexedDb();
    const folder = placeOf(folders, 'mirror');
    const { list } = folder;
    folder.list = async () => {
      throw new HostError('unknown');
    };
    const again = start();
    expect(await again.vault.status()).toMatchObject({ state: 'none', copyUnreadable: 'folderFailed' });
    await expect(createVault(again)).rejects.toMatchObject({ code: 'unknown' });
    folder.list = list;
    expect(await again.vault.status()).toMatchObject({ state: 'locked', needsRebuild: true, copyUnreadable: null });
    await unlock(again);
    expect(await titlesOf(again, caseId)).toEqual(['một']);
  });

  it('joins a running session whose host had no folder before, and is waited for from then on', async () => {
    const chosen = new MemoryFolder();
    folders.places.clear();
    const { engine, caseId } = await vaultWithCase();
    const evidenceId = await addFile(engine, caseId, noise(40_000));
    expect((await engine.copies.state()).local.health).toBe('absent');
    await expect(engine.copies.joinLocal()).rejects.toMatchObject({ code: 'folderGone' });
    for (const place of ['mirror', 'heads']) folders.places.set(place, chosen);
    const [, applied] = await Promise.all([
      engine.copies.joinLocal(),
      engine.cases.apply({ caseId, changes: [finding('f2', 'hai')] }),
    ]);
    expect(applied).toBeDefined();
    await expect.poll(async () => (await engine.copies.state()).local.health).toBe('whole');
    await engine.cases.apply({ caseId, changes: [finding('f3', 'ba')] });
    expect((await engine.copies.state()).findings).toEqual([]);
    await engine.vault.lock();
    freshIndexedDb();
    const again = start();
    await unlock(again);
    expect(await titlesOf(again, caseId)).toEqual(['một', 'hai', 'ba']);
    expect((await again.evidence.read({ caseId, evidenceId, offset: 0, length: 50_000 })).length).toBe(40_000);
  });

  it('a folder that is given up is waited for no more, also while it refuses to write', async () => {
    const { engine, caseId } = await vaultWithCase();
    placeOf(folders, 'mirror').isReadOnly = true;
    await expect(engine.cases.apply({ caseId, changes: [finding('f2', 'hai')] })).rejects.toMatchObject({
      data: 'notSaved',
    });
    await engine.copies.leaveLocal();
    expect((await engine.copies.state()).local.health).toBe('absent');
    await expect
      .poll(() => engine.cases.apply({ caseId, changes: [finding('f3', 'ba')] }).catch(() => null), { timeout: 10_000 })
      .not.toBeNull();
    expect(await titlesOf(engine, caseId)).toEqual(['một', 'hai', 'ba']);
  });

  it('does not join a folder that is the copy of another vault, and goes on in one that is its own copy', async () => {
    const { engine, caseId } = await vaultWithCase();
    const [vaultFile = ''] = (await mirrorFiles()).filter(name => name.endsWith('/vault'));
    const root = vaultFile.slice(0, -'vault'.length);
    await engine.vault.lock();
    const itself = new MemoryFolder();
    for (const { name } of await placeOf(folders, 'mirror').list(''))
      itself.tamper(name.slice(root.length), () => placeOf(folders, 'mirror').bytesOf(name));
    freshIndexedDb();
    for (const place of ['mirror', 'heads']) folders.places.set(place, itself);
    const again = start();
    expect(await again.vault.status()).toMatchObject({ needsRebuild: true });
    await unlock(again);
    expect(await titlesOf(again, caseId)).toEqual(['một']);
    await again.vault.lock();

    freshIndexedDb();
    folders.places.clear();
    const other = await vaultWithCase();
    for (const place of ['mirror', 'heads']) folders.places.set(place, itself);
    const files = await itself.list('');
    await expect(other.engine.copies.joinLocal()).rejects.toMatchObject({ code: 'copyOfOtherVault' });
    expect(await itself.list('')).toEqual(files);
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

const DRIVE = 'ab'.repeat(16);

async function finished(engine: Engine, jobId: string) {
  const found = async () => (await engine.jobs.list()).find(job => job.id === jobId);
  await expect.poll(async () => (await found())?.state, { timeout: 10_000 }).toBe('done');
  return (await found())?.result;
}

describe('header of the vault', () => {
  const NEXT = 'năm con trâu đen dưới suối';
  const change = (engine: Engine) => engine.vault.changePassphrase({ current: PASSPHRASE, next: NEXT });

  it('put back in every place, though the heads vouch for a newer one, is told once', async () => {
    const { engine } = await vaultWithCase();
    const isKey = (name: string) => name.endsWith('vault') || name.endsWith('.header') || name.endsWith('.keyring');
    const mirror = placeOf(folders, 'mirror');
    const before = await database(db => db.files.toArray());
    const old = await mirror.copy();
    await change(engine);
    await engine.vault.lock();
    for (const { name, size } of await old.list(''))
      if (isKey(name) || !name.includes('journals/')) await mirror.replace(name, await old.read(name, 0, size));
    await database(db => db.files.bulkPut(before));
    const again = start();
    await unlock(again);
    const found = (await again.copies.state()).findings.find(each => each.type === 'keysRolledBack');
    expect(found?.type === 'keysRolledBack' && found.from - found.to).toBe(1);
    await again.vault.lock();
    const third = start();
    await unlock(third);
    expect(await findingTypes(third)).not.toContain('keysRolledBack');
  });

  it('names the drive and the backups that still open with the old passphrase, and no others', async () => {
    const { engine } = await vaultWithCase();
    const drive = new MemoryFolder();
    const backups = new MemoryFolder();
    const away = new MemoryFolder();
    folders.places.set(DRIVE, drive);
    folders.places.set('cd'.repeat(16), backups);
    folders.places.set('ef'.repeat(16), away);
    await engine.copies.setSecond({ place: DRIVE, label: 'USB' });
    const secondState = async () => (await engine.copies.state()).second.health;
    await expect.poll(secondState, { timeout: 5_000 }).toBe('whole');
    for (const [place, label] of [
      ['cd'.repeat(16), 'Ổ D'],
      ['ef'.repeat(16), 'Ổ E'],
    ] as const) {
      await engine.backups.setPlace({ place, label, schedule: 'off' });
      await finished(engine, (await engine.backups.run({ place })).jobId);
    }
    drive.isGone = true;
    away.isGone = true;
    const changed = await change(engine);
    const old = await engine.vault.oldOpenings(changed);
    expect(old.second).toMatchObject({ label: 'USB' });
    expect(old.backups).toMatchObject([
      { label: 'Ổ D', isReachable: true, times: [expect.any(Number)] },
      { label: 'Ổ E', isReachable: false, times: [expect.any(Number)] },
    ]);
    drive.isGone = false;
    await engine.copies.lookNow();
    await expect.poll(async () => (await engine.vault.oldOpenings(changed)).second, { timeout: 5_000 }).toBe(null);
    await finished(engine, (await engine.backups.run({ place: 'cd'.repeat(16) })).jobId);
    expect((await engine.vault.oldOpenings(changed)).backups[0]?.times).toEqual(old.backups[0]?.times);
  });
});

describe('second copy on a drive that comes and goes', () => {
  it('is filled, waits while its drive is away, follows when it is back, and is forgotten', async () => {
    const { engine, caseId } = await vaultWithCase();
    const drive = new MemoryFolder();
    folders.places.set(DRIVE, drive);
    await engine.copies.setSecond({ place: DRIVE, label: 'USB' });
    const second = async () => (await engine.copies.state()).second;
    await expect.poll(async () => (await second()).health, { timeout: 5_000 }).toBe('whole');
    expect(await second()).toMatchObject({ label: 'USB', waiting: { entries: 0, files: 0 } });
    const { local, second: room } = await engine.copies.details();
    expect(room?.usedBytes).toBe(local?.usedBytes);
    drive.isGone = true;
    await engine.cases.apply({ caseId, changes: [finding('f2', 'hai')] });
    await expect.poll(async () => (await second()).health, { timeout: 5_000 }).toBe('unreachable');
    expect((await second()).waiting.entries).toBeGreaterThan(0);
    drive.isGone = false;
    await engine.copies.lookNow();
    await expect.poll(async () => (await second()).health, { timeout: 5_000 }).toBe('whole');
    expect(await engine.copies.forgetSecond()).toEqual({ place: DRIVE });
    expect((await second()).health).toBe('absent');
    expect((await drive.list('')).length).toBeGreaterThan(0);
  });

  it("of another vault's folder is never written to", async () => {
    const { engine } = await vaultWithCase();
    const drive = new MemoryFolder();
    folders.places.set(DRIVE, drive);
    await engine.copies.setSecond({ place: DRIVE, label: 'USB' });
    await expect.poll(async () => (await engine.copies.state()).second.health, { timeout: 5_000 }).toBe('whole');
    await engine.vault.lock();
    freshIndexedDb();
    const inside = new MemoryFolder();
    for (const { name } of await drive.list('')) {
      const bytes = await drive.read(name, 0, 16 * 1024 * 1024);
      await inside.append(name.slice(33), 0, bytes, true);
    }
    folders = new MemoryFolders();
    const other = start();
    await createVault(other);
    folders.places.set(DRIVE, inside);
    await expect(other.copies.setSecond({ place: DRIVE, label: 'USB' })).rejects.toMatchObject({
      code: 'copyOfOtherVault',
    });
  });
});

describe('on another machine', () => {
  it('a copy that was brought along opens with the passphrase or the recovery sheet', async () => {
    const engine = start();
    const { recoveryCode } = await createVault(engine);
    const caseId = await createCase(engine);
    await engine.cases.apply({ caseId, changes: [finding('f1', 'một')] });
    const bytes = noise(40_000);
    const evidenceId = await addFile(engine, caseId, bytes);
    await engine.vault.lock();
    const brought = await placeOf(folders, 'mirror').copy();
    freshIndexedDb();
    folders = new MemoryFolders();
    folders.places.set(DRIVE, brought);
    const other = start();
    expect(await other.vault.status()).toMatchObject({ state: 'none' });
    const { jobId } = await other.copies.adopt({ place: DRIVE });
    await finished(other, jobId);
    expect(await other.vault.status()).toMatchObject({ state: 'locked', needsRebuild: true });
    await expect(other.copies.adopt({ place: DRIVE })).rejects.toMatchObject({ code: 'vaultExists' });
    const session = await other.vault.unlock({ secret: { type: 'recovery', code: recoveryCode } });
    expect(session.isNewWriter).toBe(true);
    expect(await titlesOf(other, caseId)).toEqual(['một']);
    expect(await other.evidence.read({ caseId, evidenceId, offset: 0, length: 50_000 })).toEqual(bytes);
  });

  it('a folder without a copy is refused', async () => {
    folders.places.set(DRIVE, new MemoryFolder());
    await expect(start().copies.adopt({ place: DRIVE })).rejects.toMatchObject({ code: 'noCopyThere' });
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

/** Typed text that no entry holds yet. */
async function typeDraft(engine: Engine, caseId: string): Promise<void> {
  await engine.cases.apply({ caseId, changes: [setRecord('document', 'd1', { form: 'conclusion' })] });
  const of = { caseId, documentId: 'd1' };
  const { state, clientId } = await engine.documents.openText(of);
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, state);
  doc.clientID = clientId;
  const before = Y.encodeStateVector(doc);
  doc.getText('t').insert(0, 'đang gõ');
  await engine.documents.pushText({ ...of, update: Y.encodeStateAsUpdate(doc, before), added: 7, removed: 0 });
}

const SECOND = { place: 'a'.repeat(32), label: 'USB-THANHTRA (E:)' };
const secondHealth = async (engine: Engine) => (await engine.copies.state()).second.health;

async function compare(engine: Engine): Promise<unknown> {
  const { jobId } = await engine.copies.compareNow();
  const job = async () => (await engine.jobs.list()).find(each => each.id === jobId);
  await expect.poll(async () => (await job())?.state, { timeout: 10_000 }).toBe('done');
  return (await job())?.result;
}

describe('comparing on demand', () => {
  it('finds nothing in a copy that is whole, and takes nothing for lost that was saved meanwhile', async () => {
    const { engine, caseId } = await vaultWithCase();
    await addFile(engine, caseId, noise(1_500_000));
    const { jobId } = await engine.copies.compareNow();
    for (let i = 0; i < 20; i++) await engine.cases.apply({ caseId, changes: [finding(`g${i}`, `trong lúc so ${i}`)] });
    const job = async () => (await engine.jobs.list()).find(each => each.id === jobId);
    await expect.poll(async () => (await job())?.state, { timeout: 10_000 }).toBe('done');
    expect((await job())?.result).toMatchObject({ files: 1, repaired: 0, lost: 0 });
    expect(await findingTypes(engine)).toEqual([]);
  });

  it.each(['journals', 'drafts', 'certificates', 'blobs', 'vault'])(
    'repairs what was altered in %s behind its back, says where, and finds nothing the second time',
    async part => {
      const { engine, caseId } = await vaultWithCase();
      await addFile(engine, caseId, noise(1_500_000));
      if (part === 'drafts') await typeDraft(engine, caseId);
      const mirror = placeOf(folders, 'mirror');
      const name = (await mirrorFiles()).find(each => each.split('/')[1] === part || each.endsWith(`/${part}`));
      if (name === undefined) throw new Error(`no file of ${part}`);
      mirror.tamper(name, bytes => bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)));
      expect(await compare(engine)).toMatchObject({ lost: 0, repaired: expect.not.toBeOneOf([0]) });
      const { findings } = await engine.copies.state();
      expect(JSON.stringify(findings)).toContain(name);
      expect(await compare(engine)).toMatchObject({ lost: 0, repaired: 0 });
    },
  );

  it('a file that vanished from the folder is written anew', async () => {
    const { engine, caseId } = await vaultWithCase();
    await addFile(engine, caseId, noise(1_500_000));
    const before = new Set(await mirrorFiles());
    const mirror = placeOf(folders, 'mirror');
    for (const name of before) if (/\/(journals|blobs)\//.test(name)) mirror.tamper(name, () => null);
    expect(await compare(engine)).toMatchObject({ lost: 0 });
    const journals = (await mirrorFiles()).filter(name => name.includes(`journals/${caseId}`));
    expect(journals).toHaveLength(1);
    await engine.vault.lock();
    freshIndexedDb();
    const again = start();
    await unlock(again);
    expect(await titlesOf(again, caseId)).toEqual(['một']);
  });

  it('is refused where there is no local copy', async () => {
    const { engine } = newEngine({ folders: null });
    await createVault(engine);
    const { jobId } = await engine.copies.compareNow();
    await expect
      .poll(async () => (await engine.jobs.list()).find(job => job.id === jobId)?.failures[0]?.code)
      .toBe('noLocalCopy');
  });
});

describe('second copy, by its calls', () => {
  it('is filled, can be measured, follows changes, waits while its drive is away and catches up when looked for', async () => {
    const { engine, caseId } = await vaultWithCase();
    folders.places.set(SECOND.place, new MemoryFolder());
    await engine.copies.setSecond(SECOND);
    await expect.poll(() => secondHealth(engine)).toBe('whole');
    const { local, second } = await engine.copies.details();
    expect(local?.usedBytes).toBeGreaterThan(1_000);
    await expect.poll(async () => second?.usedBytes).toBe(local?.usedBytes);
    placeOf(folders, SECOND.place).isGone = true;
    await engine.cases.apply({ caseId, changes: [finding('f2', 'hai')] });
    await expect.poll(() => secondHealth(engine)).toBe('unreachable');
    expect((await engine.copies.state()).second).toMatchObject({ label: SECOND.label, waiting: { entries: 1 } });
    expect((await engine.copies.details()).second).toEqual({ freeBytes: null, totalBytes: null, usedBytes: null });
    placeOf(folders, SECOND.place).isGone = false;
    await engine.copies.lookNow();
    await expect.poll(() => secondHealth(engine)).toBe('whole');
    expect((await engine.copies.state()).second.waiting).toEqual({ entries: 0, files: 0 });
  });

  it('is forgotten with its files left where they are, and stays forgotten', async () => {
    const { engine } = await vaultWithCase();
    folders.places.set(SECOND.place, new MemoryFolder());
    await engine.copies.setSecond(SECOND);
    await expect.poll(() => secondHealth(engine)).toBe('whole');
    expect(await engine.copies.forgetSecond()).toEqual({ place: SECOND.place });
    expect(await secondHealth(engine)).toBe('absent');
    expect(await placeOf(folders, SECOND.place).list('')).not.toEqual([]);
    await engine.vault.lock();
    const again = start();
    await unlock(again);
    expect(await secondHealth(again)).toBe('absent');
  });

  it('a folder that is another vault is refused and not written to', async () => {
    const { engine } = await vaultWithCase();
    const other = new MemoryFolder();
    folders.places.set(SECOND.place, other);
    const bytes = await encodeVaultFile('b'.repeat(32), []);
    other.tamper('vault', () => bytes);
    await expect(engine.copies.setSecond(SECOND)).rejects.toMatchObject({ code: 'copyOfOtherVault' });
    expect(other.writes).toBe(0);
    expect(await secondHealth(engine)).toBe('absent');
  });

  it('a drive that is not there cannot be chosen', async () => {
    const { engine } = await vaultWithCase();
    await expect(engine.copies.setSecond(SECOND)).rejects.toMatchObject({ code: 'folderGone' });
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
