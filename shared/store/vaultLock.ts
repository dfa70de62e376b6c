const LOCK = 'minhchung/vault';

/** One window per vault (DESIGN §7): the lock lives as long as the worker that took it. */
export class VaultLock {
  readonly #name: string;
  readonly #locks: LockManager | null;
  #release: (() => void) | null = null;

  constructor(vaultName = '', locks: LockManager | null = globalThis.navigator?.locks ?? null) {
    this.#name = vaultName === '' ? LOCK : `${LOCK}/${vaultName}`;
    this.#locks = locks;
  }

  /** Takes the lock at once or answers false. Where there are no locks (Node in tests) there is no second window. */
  async take(): Promise<boolean> {
    if (this.#release !== null || this.#locks === null) return true;
    const locks = this.#locks;
    return new Promise((resolve, reject) => {
      locks
        .request(this.#name, { ifAvailable: true }, lock => {
          if (lock === null) {
            resolve(false);
            return undefined;
          }
          return new Promise<void>(release => {
            this.#release = release;
            resolve(true);
          });
        })
        .catch(reject);
    });
  }

  /** True when another window holds it. */
  async isHeldElsewhere(): Promise<boolean> {
    if (this.#release !== null || this.#locks === null) return false;
    const { held = [] } = await this.#locks.query();
    return held.some(lock => lock.name === this.#name);
  }

  release(): void {
    this.#release?.();
    this.#release = null;
  }
}
