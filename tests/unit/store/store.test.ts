import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store, StoreError } from '#store';
import { VaultDatabase } from '../../../shared/store/database.ts';
import { toStoreError } from '../../../shared/store/errors.ts';
import { NEWEST_VERSION, VERSIONS } from '../../../shared/store/versions.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const entry = (journal: string, writer: string, seq: number, id: string) => ({
  journal,
  writer,
  seq,
  id,
  bytes: bytes(seq),
});

describe('store', () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
    globalThis.IDBKeyRange = IDBKeyRange;
  });

  const open = () => openStore('vault');

  it('writes a commit whole or not at all', async () => {
    const store = await open();
    await store.commit({
      entries: [entry('j', 'w', 0, 'a'), entry('j', 'w', 1, 'b'), entry('other', 'w', 0, 'c')],
      files: [{ name: 'header', bytes: bytes(1) }],
      drafts: [{ journal: 'j', document: 'd', session: 's', counter: 0, sealed: bytes(9) }],
    });
    expect((await store.entries.all('j')).rows.map(row => row.id)).toEqual(['a', 'b']);
    expect(await store.entries.count('j')).toBe(2);
    // A row without a key fails the transaction: the file before it must not be there either.
    const broken = { ...entry('j', 'w', 2, 'x'), id: undefined as unknown as string };
    await expect(store.commit({ files: [{ name: 'header', bytes: bytes(2) }], entries: [broken] })).rejects.toThrow(
      StoreError,
    );
    expect(await store.file('header')).toEqual(bytes(1));
    store.close();
  });

  it('an entry and the end of its drafts land together; a retry of the same bytes changes nothing', async () => {
    const store = await open();
    await store.commit({
      drafts: [0, 1, 2].map(counter => ({
        journal: 'j',
        document: 'd',
        session: 's',
        counter,
        sealed: bytes(counter),
      })),
    });
    const commit = {
      entries: [entry('j', 'w', 0, 'a')],
      droppedDrafts: [
        ['j', 'd', 's', 0],
        ['j', 'd', 's', 1],
      ] as const,
    };
    await store.commit(commit);
    await store.commit(commit);
    expect(await store.entries.count('j')).toBe(1);
    expect((await store.drafts('j')).map(row => row.counter)).toEqual([2]);
    expect(await store.drafts('j', 'other')).toEqual([]);
  });

  it('tells how far every journal reaches, whatever journals are expected', async () => {
    const store = await open();
    await store.commit({
      entries: [entry('j', 'v', 0, 'a'), entry('j', 'w', 0, 'b'), entry('j', 'w', 1, 'c'), entry('k', 'w', 0, 'd')],
    });
    const j = {
      count: 3,
      newest: new Map([
        ['w', { seq: 1, id: 'c' }],
        ['v', { seq: 0, id: 'a' }],
      ]),
    };
    const k = { count: 1, newest: new Map([['w', { seq: 0, id: 'd' }]]) };
    const all = new Map(Object.entries({ j, k }));
    for (const expected of [[], ['j', 'k'], ['j'], ['gone'], ['k', 'j', 'gone', 'j']])
      expect(await store.entries.extents(expected), expected.join()).toEqual(all);
    store.close();
  });

  it('keeps blobs by chunk and forgets them whole', async () => {
    const store = await open();
    await store.blobs.putChunks(
      'aa',
      [0, 1, 2].map(index => ({ index, bytes: bytes(index) })),
    );
    await store.blobs.putChunks('bb', [{ index: 0, bytes: bytes(7) }]);
    await store.blobs.putManifest({ blob: 'aa', journal: 'j', chunks: 3 });
    expect(await store.blobs.readChunk('aa', 2)).toEqual(bytes(2));
    expect(await store.blobs.readChunk('aa', 3)).toBe(null);
    expect(await store.blobs.blobIds()).toEqual(['aa', 'bb']);
    expect((await store.blobs.manifests('j')).map(row => row.blob)).toEqual(['aa']);
    await store.blobs.deleteBlob('aa');
    expect(await store.blobs.blobIds()).toEqual(['bb']);
    expect(await store.blobs.readChunk('aa', 0)).toBe(null);
    expect(await store.blobs.manifests('j')).toEqual([]);
  });

  it('names a row that is not what it should be and reads the rest', async () => {
    const store = await open();
    await store.commit({ entries: [entry('j', 'w', 0, 'a'), entry('j', 'w', 1, 'b')] });
    store.close();
    const raw = new VaultDatabase('vault');
    await raw.open();
    await raw.table('entries').update(['j', 'w', 0, 'a'], { bytes: 'not bytes' });
    raw.close();
    const again = await open();
    const { rows, damaged } = await again.entries.all('j');
    expect(rows.map(row => row.id)).toEqual(['b']);
    expect(damaged).toEqual([{ writer: 'w', seq: 0, id: 'a' }]);
  });

  it('refuses a database of a newer program and leaves it as it is', async () => {
    const newer = new Dexie('vault', { indexedDB: globalThis.indexedDB, IDBKeyRange: globalThis.IDBKeyRange });
    newer.version(NEWEST_VERSION + 1).stores({ files: 'name', future: 'id' });
    await newer.open();
    await newer.table('future').put({ id: 'kept' });
    newer.close();
    const before = await globalThis.indexedDB.databases();
    await expect(open()).rejects.toMatchObject({ code: 'newerVersion' });
    expect(await globalThis.indexedDB.databases()).toEqual(before);
    await newer.open();
    expect(newer.tables.map(table => table.name).sort()).toEqual(['files', 'future']);
    expect(newer.verno).toBe(NEWEST_VERSION + 1);
    expect(await newer.table('future').get('kept')).toEqual({ id: 'kept' });
    newer.close();
  });

  it.each(VERSIONS.map(version => version.number))('opens a database of version %i with its rows', async number => {
    const old: Store = await openStore('vault', { upTo: number });
    await old.commit({ entries: [entry('j', 'w', 0, 'a')], files: [{ name: 'header', bytes: bytes(1) }] });
    old.close();
    const now = await open();
    expect((await now.entries.all('j')).rows).toHaveLength(1);
    expect(await now.file('header')).toEqual(bytes(1));
  });

  it('says closed after closing', async () => {
    const store = await open();
    store.close();
    await expect(store.commit({ entries: [entry('j', 'w', 0, 'a')] })).rejects.toMatchObject({ code: 'closed' });
    await expect(store.entries.all('j')).rejects.toMatchObject({ code: 'closed' });
  });

  it('recognises a full disk behind what Dexie throws', () => {
    const inner = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    expect(toStoreError(Object.assign(new Error('aborted'), { name: 'AbortError', inner }), 'writeFailed').code).toBe(
      'quota',
    );
    expect(toStoreError(new Error('x'), 'writeFailed').code).toBe('writeFailed');
  });
});
