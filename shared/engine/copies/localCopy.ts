import { type FolderPort, type Folders, HEADS_PLACE, HostError, MIRROR_PLACE } from '#host';
import { hasAlteredKeys, type LostEntry, type ReconcileReport, readVaultFile, VaultCopy } from '#mirror';
import type { Commit, FileRow, Store } from '#store';
import { HEADER_FILE, type Key } from '#vault';
import type { CopyFinding, CopyState } from '../contract/copies.ts';
import { toEngineError } from '../toEngineError.ts';
import { bringTogether, findingsOf } from './bringTogether.ts';
import { storedFiles } from './candidates.ts';
import { KeptCopy } from './keptCopy.ts';
import { filesIn } from './syncFiles.ts';

/** Why this installation must not go on with its writer's chain (JOURNAL A1). */
export type Unproven = Extract<CopyFinding, { type: 'newWriter' }>['reason'];

export interface LocalCopyOptions {
  readonly store: Store;
  readonly folders: Folders;
  readonly vaultId: string;
  readonly headsKey: Key;
  /** Writer of this installation, hex. */
  readonly writer: () => string;
  /** The vault's files as they opened: the newest that any copy has. */
  readonly files: readonly FileRow[];
  /** Generation of those files. */
  readonly generation: number;
  /** This vault never had a local copy: that there are no heads says nothing. */
  readonly isFirst: boolean;
  /** The vault's keys were replaced just now: heads under the old ones prove nothing, and the writer has no chain yet. */
  readonly isRotating: boolean;
  readonly now: () => number;
  isWanted(journal: string): boolean;
  /** Entries that neither the store nor this copy has. @returns true when another copy gave some */
  readonly onLost: (journal: string, lost: readonly LostEntry[]) => Promise<boolean>;
  readonly onProgress: (done: number, total: number) => void;
  readonly onFindings: (findings: readonly CopyFinding[]) => void;
  readonly onUnproven: (reason: Unproven) => void;
  readonly onChange: () => void;
}

type State = Pick<CopyState, 'health' | 'at' | 'code'>;
interface Ports {
  readonly mirror: FolderPort;
  readonly heads: FolderPort;
  /** '' where the person chose the copy's own folder, as a browser lets them. */
  readonly root: string;
}

/** The copy in the application's own folder: a change is acknowledged only when it is here too (JOURNAL D1). */
export class LocalCopy {
  readonly kept: KeptCopy;
  readonly #options: LocalCopyOptions;
  readonly #ports: Ports;
  #state: State = { health: 'waiting', at: null, code: null };
  #isStarted = false;

  /**
   * Compares at once. A copy that cannot be read now stops nothing but writing.
   * @returns null where the host keeps no such place
   * @throws HostError heldElsewhere, JournalError newerVersion, StoreError
   */
  static async open(options: LocalCopyOptions): Promise<LocalCopy | null> {
    const local = await LocalCopy.#found(options);
    if (local !== null) await local.#start();
    return local;
  }

  /**
   * A copy that joins a running session, whose store has the newest files already: `start` compares, and whatever is appended
   * meanwhile waits for that.
   * @returns null where there is no such place now
   * @throws HostError heldElsewhere
   */
  static async joining(options: LocalCopyOptions): Promise<{ local: LocalCopy; start(): Promise<void> } | null> {
    const local = await LocalCopy.#found(options);
    if (local === null) return null;
    local.#isStarted = true;
    return { local, start: () => local.#start() };
  }

  static async #found(options: LocalCopyOptions): Promise<LocalCopy | null> {
    const { folders, vaultId } = options;
    const mirror = await folders.open(MIRROR_PLACE);
    const heads = await folders.open(HEADS_PLACE);
    if (mirror === null || heads === null) return null;
    return new LocalCopy(options, { mirror, heads, root: await localRoot(mirror, vaultId) });
  }

  async #start(): Promise<void> {
    try {
      await this.kept.ready();
      this.#set({ health: 'whole', at: this.#options.now(), code: null });
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      this.#fail(error);
    }
    this.#isStarted = true;
  }

  private constructor(options: LocalCopyOptions, ports: Ports) {
    this.#options = options;
    this.#ports = ports;
    this.kept = new KeptCopy({ open: () => this.#open(), reconcile: copy => this.#reconcile(copy) });
  }

  get state(): State {
    return this.#state;
  }

  /** Resolves when it is on the disk and heads say so. @throws HostError; the same commit may be given again */
  async append(commit: Commit): Promise<void> {
    try {
      await this.kept.append(commit);
      this.#set({ health: 'whole', at: this.#options.now(), code: null });
    } catch (error) {
      this.#fail(error);
      throw error;
    }
  }

  /**
   * Reads every byte of it but evidence files; each side is repaired from the other.
   * @throws HostError, StoreError; whatever `onProgress` throws
   */
  async compare(onProgress: (done: number, total: number) => Promise<void>): Promise<ReconcileReport> {
    try {
      return await this.#compareOpen(onProgress);
    } catch (error) {
      if (!(error instanceof HostError) || error.code !== 'noSuchFile') throw error;
      // Somebody took a file away: the copy, opened anew, lists what is there and writes the rest again.
      return this.#compareOpen(onProgress);
    }
  }

  async #compareOpen(onProgress: (done: number, total: number) => Promise<void>): Promise<ReconcileReport> {
    const { store, isWanted, onLost, onFindings, now } = this.#options;
    const copy = await this.kept.ready();
    return this.kept.using(copy, async () => {
      const damage = await copy.recheck();
      const report = await bringTogether({ store, copy, isWanted, onLost, onProgress, isThorough: true });
      onFindings(findingsOf(report, { copy: 'local', at: now(), isRebuilt: false, damage }));
      const reason = this.#unprovenBy(report, false, false, 'good');
      if (reason !== null) this.#options.onUnproven(reason);
      return { ...report, damage: [...damage, ...report.damage] };
    });
  }

  /** As it stands on the disk now, apart from the one that is written to. @throws HostError, JournalError newerVersion */
  inspect(): Promise<VaultCopy> {
    return this.#open();
  }

  #open(): Promise<VaultCopy> {
    const { vaultId, headsKey: key } = this.#options;
    const { mirror: port, heads: headsPort, root } = this.#ports;
    return VaultCopy.open({ port, headsPort, root, vaultId, key });
  }

  async #reconcile(copy: VaultCopy): Promise<void> {
    const { store, files, generation, isWanted, onLost, onProgress, onFindings, now } = this.#options;
    const { isEmpty, headsState, vouchedGeneration } = copy;
    const isRebuilt = !isEmpty && (await store.file(HEADER_FILE)) === null;
    // A store that is made anew gets its header last: stopped in between, it is still one that must be made anew.
    const isAltered = !isRebuilt && !this.#isStarted && hasAlteredKeys(await storedFiles(store), files);
    if (!isRebuilt && !this.#isStarted) await store.commit({ files });
    if (!this.#isStarted && vouchedGeneration > generation)
      onFindings([{ at: now(), copy: 'local', type: 'keysRolledBack', from: vouchedGeneration, to: generation }]);
    if (isAltered) onFindings([{ at: now(), copy: 'local', type: 'keysMended' }]);
    const damage = copy.damage;
    const report = await bringTogether({
      store,
      copy,
      isWanted,
      onLost,
      onProgress: async (done, total) => onProgress(done, total),
    });
    if (isRebuilt) await store.commit({ files, manifests: await filesIn(copy) });
    onFindings(findingsOf(report, { copy: 'local', at: now(), isRebuilt, damage }));
    const reason = this.#unprovenBy(report, isRebuilt, isEmpty, headsState);
    if (reason !== null) this.#options.onUnproven(reason);
  }

  #unprovenBy(
    { takenInWriters, lost }: ReconcileReport,
    isRebuilt: boolean,
    wasEmpty: boolean,
    headsState: VaultCopy['headsState'],
  ): Unproven | null {
    const own = this.#options.writer();
    if (isRebuilt) return 'restored';
    if (takenInWriters.has(own) || lost.some(each => each.writer === own)) return 'rolledBack';
    if (this.#isStarted || headsState === 'good' || this.#options.isRotating) return null;
    return wasEmpty && this.#options.isFirst ? null : 'headsMissing';
  }

  #fail(error: unknown): void {
    this.#set({ ...this.#state, health: 'failed', code: toEngineError(error).code });
  }

  #set(state: State): void {
    this.#state = state;
    this.#options.onChange();
  }
}

/** Where this vault's copy is in the folder; one that cannot be read now is asked again when it is opened. */
async function localRoot(port: FolderPort, vaultId: string): Promise<string> {
  const itself = await readVaultFile(port, '').catch((error: unknown) => {
    if (error instanceof HostError) return null;
    throw error;
  });
  return itself?.vaultId === vaultId ? '' : `${vaultId}/`;
}
