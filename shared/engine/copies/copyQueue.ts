import { HostError } from '#host';
import type { VaultCopy } from '#mirror';
import type { Commit } from '#store';
import type { CopyHealth } from '../contract/copies.ts';
import { toEngineError } from '../toEngineError.ts';
import type { KeptCopy } from './keptCopy.ts';

/** How often a drive that is not there is looked for, and one that is there is looked at, in ms: gentle on a sleeping disk. */
const POLL = 15_000;
/** More than this waits in the store, not in memory: the copy is then compared instead, in bytes. */
const MEMORY = 16 * 1024 * 1024;

export interface QueueState {
  readonly health: Exclude<CopyHealth, 'absent'>;
  readonly at: number | null;
  /** Changes acknowledged since it last held everything. */
  readonly entries: number;
  readonly files: number;
  readonly code: string | null;
}

export interface CopyQueueOptions {
  readonly now: () => number;
  readonly onChange: (state: QueueState) => void;
  /** Brings evidence files over; says how many are still to come. */
  syncFiles(copy: VaultCopy, onProgress: (left: number) => void): Promise<void>;
  /** What is known from earlier sessions. */
  readonly from: Pick<QueueState, 'at' | 'entries' | 'files'>;
}

/**
 * The queue in front of the second mirror (JOURNAL D2): whatever was acknowledged follows when the drive is there. Nothing
 * waits for it, and nothing is lost with it: what does not fit the memory is found again by comparing.
 */
export class CopyQueue {
  readonly #kept: KeptCopy;
  readonly #options: CopyQueueOptions;
  #waiting: Commit[] = [];
  #bytes = 0;
  #hasFiles = true;
  #mustCompare = false;
  #state: QueueState;
  #wake: (() => void) | null = null;
  #isStopped = false;

  constructor(kept: KeptCopy, options: CopyQueueOptions) {
    this.#kept = kept;
    this.#options = options;
    this.#state = { health: 'waiting', code: null, ...options.from };
    void this.#run();
  }

  get state(): QueueState {
    return this.#state;
  }

  get copy(): VaultCopy | null {
    return this.#kept.current;
  }

  /** Something was acknowledged. */
  note(commit: Commit): void {
    const { entries = [], drafts = [], droppedDrafts = [], files = [], certificates = [], manifests = [] } = commit;
    const count = entries.length + drafts.length + droppedDrafts.length + files.length + certificates.length;
    if (count === 0 && manifests.length === 0) return;
    if (manifests.length > 0) this.#hasFiles = true;
    // A drive that is not there is compared when it comes back; until then nothing is kept in memory for it.
    if (this.#kept.isActive && count > 0) this.#keep(commit);
    this.#set({
      health: this.#state.health === 'whole' ? 'waiting' : this.#state.health,
      entries: this.#state.entries + entries.length,
      files: this.#state.files + manifests.length,
    });
    this.#wake?.();
  }

  /** Compares and sends now. */
  look(): void {
    this.#wake?.();
  }

  stop(): void {
    this.#isStopped = true;
    this.#wake?.();
  }

  #keep(commit: Commit): void {
    const size = [...(commit.entries ?? []), ...(commit.files ?? [])].reduce((sum, row) => sum + row.bytes.length, 0);
    this.#bytes += size;
    this.#waiting.push(commit);
    if (this.#bytes > MEMORY) this.#compareInstead();
  }

  #compareInstead(): void {
    this.#waiting = [];
    this.#bytes = 0;
    this.#mustCompare = true;
  }

  async #run(): Promise<void> {
    while (!this.#isStopped) {
      let hasFailed = false;
      try {
        await this.#catchUp();
      } catch (error) {
        hasFailed = true;
        this.#compareInstead();
        const isGone = error instanceof HostError && error.code === 'folderGone';
        const { code } = toEngineError(error);
        this.#set(isGone ? { health: 'unreachable', code: null } : { health: 'failed', code });
      }
      if (!this.#isStopped && (hasFailed || !this.#isBehind)) await this.#pause();
    }
  }

  async #catchUp(): Promise<void> {
    if (this.#mustCompare) this.#kept.forget();
    this.#mustCompare = false;
    if (this.#kept.current === null) this.#hasFiles = true;
    const copy = await this.#kept.ready();
    while (this.#waiting.length > 0) {
      const commit = merged(this.#waiting);
      this.#waiting = [];
      this.#bytes = 0;
      await this.#kept.append(commit);
    }
    if (this.#hasFiles) {
      this.#hasFiles = false;
      const onProgress = (files: number) => this.#set({ health: files > 0 ? 'waiting' : this.#state.health, files });
      await this.#kept.using(copy, () => this.#options.syncFiles(copy, onProgress));
    }
    await this.#kept.info();
    if (this.#isBehind || this.#isStopped) return;
    this.#set({ health: 'whole', code: null, entries: 0, files: 0, at: this.#options.now() });
  }

  get #isBehind(): boolean {
    return this.#waiting.length > 0 || this.#hasFiles || this.#mustCompare;
  }

  #set(part: Partial<QueueState>): void {
    const next = { ...this.#state, ...part };
    const isSame = Object.entries(next).every(([name, value]) => this.#state[name as keyof QueueState] === value);
    this.#state = next;
    if (!isSame && !this.#isStopped) this.#options.onChange(next);
  }

  #pause(): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(() => this.#wake?.(), POLL);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
    });
  }
}

/** Several commits as one: a drive that sleeps is woken once. */
function merged(commits: readonly Commit[]): Commit {
  const files = new Map(commits.flatMap(({ files: rows = [] }) => rows.map(row => [row.name, row] as const)));
  return {
    entries: commits.flatMap(({ entries = [] }) => entries),
    certificates: commits.flatMap(({ certificates = [] }) => certificates),
    drafts: commits.flatMap(({ drafts = [] }) => drafts),
    droppedDrafts: commits.flatMap(({ droppedDrafts = [] }) => droppedDrafts),
    files: [...files.values()],
  };
}
