import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MirrorPort } from '#host';
import { type Commit, openStore, type Store, StoreError } from '#store';
import { Appender } from '../../../shared/engine/journals/appender.ts';
import { type Mirror, noMirror, PortMirror } from '../../../shared/engine/journals/mirror.ts';

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
  const make = (mirror: Mirror = noMirror) =>
    new Appender(flaky.asStore(), mirror, (code, isOver) => alarms.push([code, isOver]));

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

  it('does not acknowledge before the mirror has it, and does not write the store twice for it', async () => {
    const log: string[] = [];
    let fails = true;
    const port: MirrorPort = {
      async append(stream, frames) {
        if (fails) throw new Error('disk gone');
        log.push(`${stream}:${frames.map(frame => frame.at(-1)).join()}`);
      },
      readHeads: async () => null,
      writeHeads: async () => void log.push('heads'),
    };
    const appender = make(new PortMirror(port));
    const appending = appender.append(commit(0));
    await expect(appending.acknowledged).rejects.toMatchObject({ data: 'notSaved' });
    expect(log).toEqual([]);
    fails = false;
    appender.retry();
    await appending.durable;
    expect(log).toEqual(['journal-j:0', 'heads']);
    expect(flaky.tried).toHaveLength(1);
  });
});

describe('mirror heads', () => {
  it('finds that the store lost entries, and sends what the mirror lacks', async () => {
    globalThis.indexedDB = new IDBFactory();
    const store = await openStore('vault');
    await store.commit({ entries: [row(0), row(1), row(2)] });
    let heads: Uint8Array | null = null;
    const sent: number[] = [];
    const port: MirrorPort = {
      append: async (_stream, frames) => void sent.push(...frames.map(frame => frame.at(-1) ?? -1)),
      readHeads: async () => heads,
      writeHeads: async bytes => {
        heads = bytes;
      },
    };
    await new PortMirror(port).append(commit(0));
    expect(await new PortMirror(port).isAhead(store, 'w')).toBe(false);
    expect(sent).toEqual([0, 1, 2]);
    await new PortMirror(port).append(commit(3)); // only the mirror has it: the store was put back to an older state
    expect(await new PortMirror(port).isAhead(store, 'w')).toBe(true);
    expect(await new PortMirror(port).isAhead(store, 'somebody else')).toBe(false);
  });
});
