import type { Commit, Store } from '#store';
import { EngineError } from '../errors.ts';
import { toEngineError } from '../toEngineError.ts';

/** Wait before the next attempt, in ms. */
const RETRY = 5_000;

export interface KeptOptions {
  /** Runs with the store while no other window holds the vault, and no session is open. */
  withStore(act: (store: Store) => Promise<void>): Promise<void>;
  readonly onAlarm: (code: string, isOver: boolean) => void;
}

/**
 * Sealed rows that the session before could not write: kept in memory, written as soon as the disk takes them. It needs no
 * key for that. Until they are written nothing of this vault is opened: who went on without them would sign another entry
 * under the same number.
 */
export class Kept {
  readonly #options: KeptOptions;
  #waiting: readonly Commit[] = [];
  #alarm: string | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #attempt: Promise<void> = Promise.resolve();

  constructor(options: KeptOptions) {
    this.#options = options;
  }

  get count(): number {
    return this.#waiting.length;
  }

  /** Takes rows over and begins to write them. */
  take(commits: readonly Commit[]): void {
    this.#waiting = [...this.#waiting, ...commits];
    void this.#soon();
  }

  /** Writes what waits, before the vault opens. @throws EngineError keptUnwritten; all is still kept */
  async write(): Promise<void> {
    await this.#attempt;
    if (this.#waiting.length > 0) await this.#soon();
    if (this.#waiting.length > 0) throw new EngineError('keptUnwritten', 'notSaved', { cause: this.#alarm ?? '' });
  }

  #soon(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#attempt = this.#attempt.then(() => this.#try());
    return this.#attempt;
  }

  async #try(): Promise<void> {
    try {
      await this.#options.withStore(async store => {
        for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
          await store.commit(next);
          this.#waiting = this.#waiting.slice(1);
        }
      });
      if (this.#alarm !== null) this.#options.onAlarm(this.#alarm, true);
      this.#alarm = null;
    } catch (error) {
      const { code } = toEngineError(error);
      if (this.#alarm === null) this.#options.onAlarm(code, false);
      this.#alarm = code;
      this.#timer = setTimeout(() => void this.#soon(), RETRY);
    }
  }
}
