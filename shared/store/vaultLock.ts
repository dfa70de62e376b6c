const LOCK = 'minhchung/vault';

/** One window per vault (DESIGN §7): the lock lives as long as the worker that took it. */
export class VaultLock {
  readonly #name: string;
  readonly #locks: LockManager | null;
  #release: (() => void) | null = null;
  /** Our last request: until it is over the browser counts the lock as held, also a moment after we let go. */
  #request: Promise<unknown> = Promise.resolve();
  #taking: Promise<boolean> | null = null;

  constructor(vaultName = '', locks: LockManager | null = globalThis.navigator?.locks ?? null) {
    this.#name = vaultName === '' ? LOCK : `${LOCK}/${vaultName}`;
    this.#locks = locks;
  }

  /** Takes the lock at once or answers false. Where there are no locks (Node in tests) there is no second window. */
  take(): Promise<boolean> {
    if (this.#release !== null || this.#locks === null) return Promise.resolve(true);
    this.#taking ??= this.#take(this.#locks).finally(() => {
      this.#taking = null;
    });
    return this.#taking;
  }

  /** True when another window holds it. */
  async isHeldElsewhere(): Promise<boolean> {
    if (this.#locks === null) return false;
    await this.#taking?.catch(() => false); // whoever takes it hears of a failure
    if (this.#release !== null) return false;
    await this.#request;
    const { held = [] } = await this.#locks.query();
    // Somebody here may have taken it while the browser was asked.
    return this.#release === null && this.#taking === null && held.some(lock => lock.name === this.#name);
  }

  release(): void {
    this.#release?.();
    this.#release = null;
  }

  async #take(locks: LockManager): Promise<boolean> {
    await this.#request;
    return new Promise((resolve, reject) => {
      const request = locks.request(this.#name, { ifAvailable: true }, lock => {
        if (lock === null) {
          resolve(false);
          return undefined;
        }
        return new Promise<void>(release => {
          this.#release = release;
          resolve(true);
        });
      });
      this.#request = request.catch(reject);
    });
  }
}
