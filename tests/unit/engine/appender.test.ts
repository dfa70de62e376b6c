import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HostError } from '#host';
import { type Commit, openStore, type Store, StoreError } from '#store';
import { Appender, type AppendTarget } from '../../../shared/engine/journals/appender.ts';

const row = (seq: number) => ({ journal: 'j', writer: 'w', seq, id: `id${seq}`, bytes: new Uint8Array([seq]) });
const commit = (seq: number): Commit => ({ entries: [row(seq)] });

/** A store whose disk is full for as long as `isFull`. */
class Flaky {
  isFull = false;
  readonly tried: Commit[] = [];
  readonly store: Store;
  constructor(store: Store) {
    this.store = store;
  }
  asStore(): Store {
    const flaky = this;
    return new Proxy(this.store, {
      get(target, name) {
        if (name !== 'commit') return Reflect.get(target, name, target);
        return async (change: Commit) => {
          flaky.tried.push(change);
          if (flaky.isFull) throw new StoreError('quota');
          return target.commit(change);
        };
      },
    });
  }
}

describe('appender', () => {
  let flaky: Flaky;
  const alarms: [string, boolean][] = [];
  const make = (copies: AppendTarget = { append: async () => undefined }) =>
    new Appender(flaky.asStore(), copies, (code, isOver) => alarms.push([code, isOver]));

  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    globalThis.IDBKeyRange = IDBKeyRange;
    flaky = new Flaky(await openStore('vault'));
    alarms.length = 0;
  });
  afterEach(() => vi.useRealTimers());

  it('acknowledges in order', async () => {
    const appender = make();
    const done: number[] = [];
    await Promise.all([0, 1, 2, 3].map(seq => appender.commit(commit(seq)).then(() => done.push(seq))));
    expect(done).toEqual([0, 1, 2, 3]);
    expect(await flaky.store.entries.count('j')).toBe(4);
  });

  it('a full disk raises the alarm, stops accepting, and the same bytes are sent again until they land', async () => {
    const appender = make();
    flaky.isFull = true;
    const first = appender.append(commit(0));
    await expect(first.acknowledged).rejects.toMatchObject({ code: 'quota', data: 'notSaved' });
    expect(alarms).toEqual([['quota', false]]);
    expect(() => appender.append(commit(1))).toThrow('writingStopped');
    appender.retry();
    await vi.waitFor(() => expect(flaky.tried.length).toBeGreaterThan(1));
    expect(alarms).toHaveLength(1);
    flaky.isFull = false;
    await vi.waitFor(() => appender.retry());
    await first.durable;
    await vi.waitFor(() => expect(appender.alarm).toBe(null));
    expect(new Set(flaky.tried).size).toBe(1);
    expect(alarms).toEqual([
      ['quota', false],
      ['quota', true],
    ]);
    await appender.commit(commit(1));
    expect(await flaky.store.entries.count('j')).toBe(2);
  });

  it('does not acknowledge before the copies have it, and does not write the store twice for it', async () => {
    const given: Commit[] = [];
    let fails = true;
    const appender = make({
      append: async change => {
        if (fails) throw new HostError('notWritable');
        given.push(change);
      },
    });
    const change = commit(0);
    const appending = appender.append(change);
    await expect(appending.acknowledged).rejects.toMatchObject({ code: 'folderNotWritable', data: 'notSaved' });
    fails = false;
    appender.retry();
    await appending.durable;
    expect(given).toEqual([change]);
    expect(flaky.tried).toHaveLength(1);
  });
});
