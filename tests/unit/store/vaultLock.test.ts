import { describe, expect, it } from 'vitest';
import { VaultLock } from '#store';

/** Locks as browsers have them: granted, let go and listed a turn later. */
class Locks {
  readonly #held = new Set<string>();

  async request(name: string, _options: unknown, callback: (lock: { name: string } | null) => unknown): Promise<void> {
    await turn();
    if (this.#held.has(name)) return void (await callback(null));
    this.#held.add(name);
    await turn();
    await callback({ name });
    await turn();
    this.#held.delete(name);
  }

  async query() {
    await Promise.resolve();
    return { held: [...this.#held].map(name => ({ name })) };
  }
}

const turn = () => new Promise(resolve => setTimeout(resolve, 1));

describe('lock of the vault', () => {
  const locks = new Locks() as unknown as LockManager;

  it('never takes itself for another window: while taking, holding, letting go, and taking again', async () => {
    const own = new VaultLock('a', locks);
    const [isTaken, ...seen] = await Promise.all([
      own.take(),
      own.isHeldElsewhere(),
      turn().then(() => own.isHeldElsewhere()),
    ]);
    expect([isTaken, seen]).toEqual([true, [false, false]]);
    expect(await own.isHeldElsewhere()).toBe(false);
    own.release();
    expect(await own.isHeldElsewhere()).toBe(false);
    await own.take();
    own.release();
    expect(await own.take()).toBe(true);
  });

  it('sees another window, and gets the lock when that one lets go', async () => {
    const [own, other] = [new VaultLock('b', locks), new VaultLock('b', locks)];
    expect(await other.take()).toBe(true);
    expect(await own.isHeldElsewhere()).toBe(true);
    expect(await own.take()).toBe(false);
    other.release();
    expect(await other.isHeldElsewhere()).toBe(false);
    expect(await own.take()).toBe(true);
  });
});
