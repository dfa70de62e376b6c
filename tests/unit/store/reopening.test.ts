import { forceCloseDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '#store';

type Opened = Parameters<typeof forceCloseDatabase>[0];

/** A factory that remembers what it opened, and says it has no room when told so. */
class WatchedFactory extends IDBFactory {
  readonly opened: Opened[] = [];
  isFull = false;

  override open(...given: Parameters<IDBFactory['open']>) {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    const request = super.open(...given);
    request.addEventListener('success', () => this.opened.push(request.result as unknown as Opened));
    return request;
  }
}

const header = { files: [{ name: 'header', bytes: new Uint8Array([1]) }] };
const draft = (counter: number) => ({
  drafts: [{ journal: 'j', document: 'd', session: 's', counter, sealed: new Uint8Array([counter]) }],
});

describe('a store that the browser closed because the disk was full', () => {
  let factory: WatchedFactory;
  beforeEach(() => {
    factory = new WatchedFactory();
  });

  const open = () => openStore('vault', { indexedDb: { indexedDB: factory, IDBKeyRange } });
  /** As Chromium does: every connection is closed at once, and told. */
  const closeUnderneath = () => {
    for (const each of factory.opened) forceCloseDatabase(each);
  };

  it('takes the same commit again, also when it could not be opened for a while', async () => {
    const store = await open();
    await store.commit(header);
    await store.commit(draft(0));
    factory.isFull = true;
    closeUnderneath();
    await expect(store.commit(draft(1))).rejects.toMatchObject({ name: 'StoreError' });
    for (let tries = 0; tries < 3; tries++)
      await expect(store.commit(draft(1))).rejects.toMatchObject({ code: 'quota' });
    factory.isFull = false;
    await expect(store.commit(draft(1)).catch(() => store.commit(draft(1)))).resolves.toBeUndefined();
    expect((await store.drafts('j')).map(({ counter }) => counter)).toEqual([0, 1]);
    closeUnderneath();
    expect(await store.file('header')).toEqual(header.files[0]?.bytes);
    store.close();
  });

  it('does not take an empty database for the one it had', async () => {
    const store = await open();
    await store.commit(header);
    closeUnderneath();
    await new Promise(resolve => {
      factory.deleteDatabase('vault').addEventListener('success', resolve);
    });
    for (let tries = 0; tries < 3; tries++)
      await expect(store.commit(draft(0))).rejects.toMatchObject({ code: 'closed' });
    store.close();
  });

  it('stays closed when we closed it', async () => {
    const store = await open();
    await store.commit(header);
    store.close();
    for (let tries = 0; tries < 2; tries++)
      await expect(store.commit(draft(0))).rejects.toMatchObject({ code: 'closed' });
  });
});
