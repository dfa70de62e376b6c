import { type FolderInfo, HostError } from '#host';
import type { VaultCopy } from '#mirror';
import { type Commit, StoreError } from '#store';
import { JobCancelled } from '../jobs/jobs.ts';

export interface KeptCopyOptions {
  /** @throws HostError folderGone when its place is not there */
  open(): Promise<VaultCopy>;
  /** Brings copy and store together after each opening, before anything is appended. */
  reconcile(copy: VaultCopy): Promise<void>;
}

/**
 * A copy that is kept up to date: opened when needed, compared after each opening, opened again after a failure that leaves
 * its state unknown. The local mirror is waited for; the second one is the same with a queue in front.
 */
export class KeptCopy {
  readonly #options: KeptCopyOptions;
  #copy: VaultCopy | null;
  /** Given up; what it still writes must be done before its files are looked at again. */
  #left: VaultCopy | null = null;
  #opening: Promise<VaultCopy> | null = null;

  /** @param copy one that was opened and compared already */
  constructor(options: KeptCopyOptions, copy: VaultCopy | null = null) {
    this.#options = options;
    this.#copy = copy;
  }

  /** The copy while it is open and compared, null else. */
  get current(): VaultCopy | null {
    return this.#copy;
  }

  /** Open, or being opened: what is added now must be given to it. */
  get isActive(): boolean {
    return this.#copy !== null || this.#opening !== null;
  }

  /** Opens and compares, once for all who ask. @throws HostError */
  ready(): Promise<VaultCopy> {
    if (this.#copy !== null) return Promise.resolve(this.#copy);
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  /** @throws HostError; the same commit may be given again */
  async append(commit: Commit): Promise<void> {
    const copy = await this.ready();
    await this.using(copy, () => copy.append(commit));
  }

  /** Runs work with the copy; a failure after which nobody knows what is there makes it be opened and compared anew. */
  async using<T>(copy: VaultCopy, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isKnown(error) && this.#copy === copy) this.forget();
      throw error;
    }
  }

  /** Is its place still there? @throws HostError */
  async info(): Promise<FolderInfo> {
    const copy = await this.ready();
    return this.using(copy, () => copy.info());
  }

  forget(): void {
    this.#left = this.#copy ?? this.#left;
    this.#copy = null;
  }

  async #open(): Promise<VaultCopy> {
    await this.#left?.idle();
    this.#left = null;
    const copy = await this.#options.open();
    await this.#options.reconcile(copy);
    this.#copy = copy;
    return copy;
  }
}

/** Failures that leave no doubt about what is in the copy. */
function isKnown(error: unknown): boolean {
  if (error instanceof HostError) return error.code === 'diskFull' || error.code === 'notWritable';
  return error instanceof StoreError || error instanceof JobCancelled;
}
