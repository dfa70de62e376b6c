import type { Commit, Store } from '#store';
import { EngineError } from '../errors.ts';
import { toEngineError } from '../toEngineError.ts';

/** First wait before a failed write is tried again, in ms; doubles up to the longest. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 8_000;

interface Pending {
  readonly commit: Commit;
  isInStore: boolean;
  resolve(): void;
  /** Tells the waiting caller that it is not saved yet; the bytes are kept and tried again. */
  readonly refuse: (error: EngineError) => void;
}

/** Where a change must be besides the store before it is acknowledged. */
export interface AppendTarget {
  append(commit: Commit): Promise<void>;
}

/** What becomes of one append: `durable` settles when it is in every copy that must have it, however long that takes. */
export interface Appending {
  readonly durable: Promise<void>;
  /** Rejects when a write failed; `durable` may still come true later. */
  readonly acknowledged: Promise<void>;
}

/**
 * The one place where changes become durable (JOURNAL D1): IndexedDB commit, then the local mirror, then heads, then the
 * answer. One at a time, in order. After a failed write nothing more is accepted; the same bytes are sent again.
 */
export class Appender {
  readonly #store: Store;
  readonly #copies: AppendTarget;
  readonly #onAlarm: (code: string, isOver: boolean) => void;
  readonly #queue: Pending[] = [];
  #isRunning = false;
  #alarm: EngineError | null = null;
  #retryNow: (() => void) | null = null;
  #isClosed = false;

  constructor(store: Store, copies: AppendTarget, onAlarm: (code: string, isOver: boolean) => void) {
    this.#store = store;
    this.#copies = copies;
    this.#onAlarm = onAlarm;
  }

  /** The failure that stops editing, null while all is well. */
  get alarm(): EngineError | null {
    return this.#alarm;
  }

  /** @throws EngineError writingStopped while an earlier write has not succeeded */
  append(commit: Commit): Appending {
    if (this.#isClosed) throw new EngineError('locked');
    if (this.#alarm !== null) throw new EngineError('writingStopped', 'notSaved', { cause: this.#alarm.code });
    let refuse: Pending['refuse'] = () => undefined;
    let accept: () => void = () => undefined;
    const acknowledged = new Promise<void>((resolve, reject) => {
      accept = resolve;
      refuse = reject;
    });
    const durable = new Promise<void>(resolve => {
      const done = () => {
        resolve();
        accept();
      };
      this.#queue.push({ commit, isInStore: false, resolve: done, refuse });
    });
    void this.#run();
    return { durable, acknowledged };
  }

  /** Appends and waits for the acknowledgement. */
  async commit(commit: Commit): Promise<void> {
    await this.append(commit).acknowledged;
  }

  /** Resolves when everything asked for so far is in every copy that must have it, or writing has stopped. */
  async settled(): Promise<void> {
    if (this.#alarm !== null || this.#isClosed) return;
    await this.append({}).acknowledged.catch(() => undefined); // whoever asked for a write that fails is told
  }

  /** Tries a failed write again at once: the person freed space, or asks. */
  retry(): void {
    this.#retryNow?.();
  }

  /** Sealed and accepted, but not yet in the store: in order, to be written by whoever comes next. */
  get unwritten(): readonly Commit[] {
    return this.#queue.filter(({ isInStore }) => !isInStore).map(({ commit }) => commit);
  }

  /** No more writes; what was not written stays unacknowledged. */
  close(): void {
    this.#isClosed = true;
    this.#retryNow?.();
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    let wait = FIRST_WAIT;
    for (let next = this.#queue[0]; next !== undefined && !this.#isClosed; next = this.#queue[0]) {
      try {
        await this.#write(next);
        this.#queue.shift();
        next.resolve();
        wait = FIRST_WAIT;
        if (this.#alarm !== null) {
          this.#onAlarm(this.#alarm.code, true);
          this.#alarm = null;
        }
      } catch (error) {
        this.#sound(toEngineError(error));
        await this.#pause(wait);
        wait = Math.min(2 * wait, LONGEST_WAIT);
      }
    }
    this.#isRunning = false;
  }

  async #write(pending: Pending): Promise<void> {
    if (!pending.isInStore) await this.#store.commit(pending.commit);
    pending.isInStore = true;
    await this.#copies.append(pending.commit);
  }

  #sound(error: EngineError): void {
    const isNew = this.#alarm === null;
    this.#alarm = error;
    if (isNew) this.#onAlarm(error.code, false);
    // Everyone who waits is told now: their words are kept in memory, but nobody may believe they are on disk.
    for (const pending of this.#queue) pending.refuse(new EngineError(error.code, 'notSaved', error.params));
  }

  #pause(ms: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(() => this.#retryNow?.(), ms);
      this.#retryNow = () => {
        clearTimeout(timer);
        this.#retryNow = null;
        resolve();
      };
    });
  }
}
