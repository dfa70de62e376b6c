import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { setRecord } from '#casefile';
import type { Engine } from '#engine';
import { MemoryFolders } from '../../fixtures/memoryFolder.ts';
import { createCase, createVault, finding, freshIndexedDb, newEngine, PASSPHRASE, placeOf, unlock } from './support.ts';

const NOTHING = { texts: [], acts: [], fields: [] };
let folders: MemoryFolders;
let undo: (() => void)[] = [];

beforeEach(() => {
  freshIndexedDb();
  folders = new MemoryFolders();
  undo = [];
});
afterEach(() => {
  for (const each of undo) each();
});

const start = () => newEngine({ folders });

async function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('minhchung');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

/** IndexedDB has no room: every write fails as Chromium's do. @returns makes room */
async function fillStore(): Promise<() => void> {
  const database = await openDatabase();
  const table: Pick<IDBObjectStore, 'put'> = Object.getPrototypeOf(database.transaction('files').objectStore('files'));
  database.close();
  const { put } = table;
  table.put = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const mend = () => {
    table.put = put;
  };
  undo.push(mend);
  return mend;
}

/** Another transaction keeps every table busy: writes wait. @returns lets go */
async function holdStore(): Promise<() => Promise<void>> {
  const database = await openDatabase();
  const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
  let isHeld = true;
  const done = new Promise<void>(resolve => {
    transaction.oncomplete = () => resolve();
  });
  const spin = () => {
    if (!isHeld) return;
    transaction.objectStore('files').count().onsuccess = spin;
  };
  spin();
  return async () => {
    isHeld = false;
    await done;
    database.close();
  };
}

async function vaultWithText() {
  const { engine } = start();
  await createVault(engine);
  const caseId = await createCase(engine);
  await engine.cases.open({ caseId });
  const documentId = 'kl';
  await engine.cases.apply({
    caseId,
    changes: [setRecord('document', documentId, { form: 'conclusion', title: 'Kết luận', draftNumber: 1 })],
  });
  const { state, clientId } = await engine.documents.openText({ caseId, documentId });
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, state);
  doc.clientID = clientId;
  const type = (letters: string) => {
    const before = Y.encodeStateVector(doc);
    doc.getText('t').insert(doc.getText('t').length, letters);
    return { caseId, documentId, update: Y.encodeStateAsUpdate(doc, before), added: letters.length, removed: 0 };
  };
  return { engine, caseId, documentId, type };
}

async function textNow(engine: Engine, of: { caseId: string; documentId: string }): Promise<string> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await engine.documents.openText(of)).state);
  return doc.getText('t').toString();
}

/** The engine that takes over, as the window does it. */
async function takeOver(kept: Awaited<ReturnType<Engine['vault']['leave']>>['kept']) {
  const { engine, events } = start();
  await engine.vault.keep({ rows: [...kept] });
  return { engine, events };
}

const titles = async (engine: Engine, caseId: string) =>
  Object.values((await engine.cases.open({ caseId })).view.records.finding).map(({ title }) => title);

describe('locking', () => {
  it('writes what was typed and told in the last moment', async () => {
    const { engine, caseId, documentId, type } = await vaultWithText();
    const { kept } = await engine.vault.leave({
      texts: [type('chữ cuối')],
      acts: [{ caseId, changes: [finding('f1', 'Giao đất sai')] }],
      fields: [],
    });
    expect(kept).toEqual([]);
    const { engine: next } = await takeOver(kept);
    await unlock(next);
    expect(await next.vault.unsent()).toBe(null);
    expect(await titles(next, caseId)).toEqual(['Giao đất sai']);
    expect(await textNow(next, { caseId, documentId })).toBe('chữ cuối');
  });

  it('keeps what was typed in a case that is closed, or that does not open in time', async () => {
    const { engine, caseId, documentId, type } = await vaultWithText();
    await engine.documents.pushText(type('một '));
    await engine.cases.close({ caseId });
    const other = await createCase(engine);
    await engine.cases.close({ caseId: other });
    const letGo = await holdStore();
    // Nothing of it comes from the store while the lock waits.
    engine.cases.open({ caseId: other }).catch(() => undefined);
    const { kept } = await engine.vault.leave({
      texts: [type('hai '), type('ba')],
      acts: [{ caseId, changes: [finding('f1', 'Giao đất sai')] }],
      fields: [],
    });
    expect(kept.length).toBeGreaterThan(0);
    const { engine: next } = await takeOver(kept);
    await letGo();
    await unlock(next);
    expect(await next.vault.unsent()).toMatchObject({ written: 1, refused: 0 });
    expect(await titles(next, caseId)).toEqual(['Giao đất sai']);
    expect(await textNow(next, { caseId, documentId })).toBe('một hai ba');
  });

  it('keeps what waits of sealed sources under the key of their compartment, until they are opened again', async () => {
    const { engine, caseId } = await vaultWithText();
    await engine.sources.open({ caseId, passphrase: PASSPHRASE });
    const source = (fullName: string) => [
      setRecord('sourceIdentity', 's1', { pseudonym: 'Người tố cáo số 1', fullName }),
    ];
    await engine.sources.apply({ caseId, changes: source('Chưa rõ') });
    const letGo = await holdStore();
    for (const changes of [source('Đang ghi'), source('Hoàng Thị Kín')])
      engine.sources.apply({ caseId, changes }).catch(() => undefined);
    const { kept } = await engine.vault.leave(NOTHING);
    const rows = kept.flatMap(each => each.caches ?? []);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.journal).not.toBe(caseId);
    expect(rows[0]?.sealed.length).toBeGreaterThan(4096);

    const { engine: next } = await takeOver(kept);
    await letGo();
    await unlock(next);
    expect(await next.vault.unsent()).toBe(null); // not opened by the vault's own key
    const opened = await next.sources.open({ caseId, passphrase: PASSPHRASE });
    expect(opened.unsent).toEqual({ written: 1, refused: 0 });
    const names = async (of: Engine) => {
      const { view } = await of.sources.open({ caseId, passphrase: PASSPHRASE });
      return Object.values(view.records.sourceIdentity).map(each => each.fullName);
    };
    expect(await names(next)).toEqual(['Hoàng Thị Kín']);
    expect((await next.sources.open({ caseId, passphrase: PASSPHRASE })).unsent.written).toBe(0);
    await expect(next.sources.open({ caseId, passphrase: 'sai' })).rejects.toMatchObject({ code: 'wrongPassphrase' });
  });

  it('gives back sealed what a slow disk has not taken within the second; the next engine writes it', async () => {
    const { engine, caseId, documentId, type } = await vaultWithText();
    await engine.documents.pushText(type('một '));
    const letGo = await holdStore();
    // Under way when the lock comes: nobody has an answer yet.
    engine.documents.pushText(type('hai ')).catch(() => undefined);
    engine.cases.apply({ caseId, changes: [finding('f1', 'Đang ghi')] }).catch(() => undefined);
    engine.cases.apply({ caseId, changes: [finding('f2', 'Đang chờ')] }).catch(() => undefined);
    const begun = performance.now();
    const { kept } = await engine.vault.leave({
      ...NOTHING,
      texts: [type('ba '), type('bốn')],
      fields: [{ title: 'Tạo cuộc thanh tra', label: 'Tên', value: 'Thanh tra đất' }],
    });
    expect(performance.now() - begun).toBeLessThan(900);
    expect(kept.length).toBeGreaterThan(0);
    const readable = new TextDecoder('latin1').decode(
      Buffer.concat(
        kept.flatMap(rows => [rows.drafts, rows.caches].flatMap(each => each?.map(row => row.sealed) ?? [])),
      ),
    );
    expect(readable).not.toContain('Thanh tra');

    const { engine: next } = await takeOver(kept);
    await letGo();
    await unlock(next);
    const found = await next.vault.unsent();
    expect(found?.fields).toEqual([{ title: 'Tạo cuộc thanh tra', label: 'Tên', value: 'Thanh tra đất' }]);
    expect(await next.vault.unsent()).toBe(null);
    expect(await titles(next, caseId)).toEqual(['Đang ghi', 'Đang chờ']);
    expect(await textNow(next, { caseId, documentId })).toBe('một hai ba bốn');
    expect((await next.cases.open({ caseId })).damaged).toEqual([]);
  });

  it('a full disk: the alarm stops writing, the lock keeps all of it, and the vault opens when it is written', async () => {
    const { engine, caseId, documentId, type } = await vaultWithText();
    await engine.documents.pushText(type('đã lưu, '));
    const makeRoom = await fillStore();
    const lost = type('chưa lưu, ');
    await expect(engine.documents.pushText(lost)).rejects.toMatchObject({ code: 'quota' });
    await expect(engine.cases.apply({ caseId, changes: [finding('f1', 'Lúc đầy')] })).rejects.toMatchObject({
      code: 'writingStopped',
    });
    const { kept } = await engine.vault.leave({
      texts: [lost, type('chữ cuối')],
      acts: [{ caseId, changes: [finding('f1', 'Lúc đầy')] }],
      fields: [],
    });
    const { engine: next, events } = await takeOver(kept);
    await expect(unlock(next)).rejects.toMatchObject({ code: 'keptUnwritten', data: 'notSaved' });
    expect(events).toContainEqual({ type: 'alarm', code: 'quota', isOver: false });
    makeRoom();
    await unlock(next);
    expect(events).toContainEqual({ type: 'alarm', code: 'quota', isOver: true });
    expect(await next.vault.unsent()).toEqual({ written: 1, refused: 0, fields: [] });
    expect(await titles(next, caseId)).toEqual(['Lúc đầy']);
    expect(await textNow(next, { caseId, documentId })).toBe('đã lưu, chưa lưu, chữ cuối');
  });

  it('a full copy: what is typed goes into the store at the lock, and into the copy when there is room', async () => {
    const { engine, caseId, documentId, type } = await vaultWithText();
    const mirror = placeOf(folders, 'mirror');
    mirror.isReadOnly = true;
    const lost = type('chưa lưu, ');
    await expect(engine.documents.pushText(lost)).rejects.toMatchObject({ code: 'folderNotWritable' });
    const { kept } = await engine.vault.leave({ ...NOTHING, texts: [lost, type('chữ cuối')] });
    expect(kept).toEqual([]);
    mirror.heal();
    const { engine: next } = await takeOver(kept);
    await unlock(next);
    expect(await textNow(next, { caseId, documentId })).toBe('chưa lưu, chữ cuối');
  });
});
