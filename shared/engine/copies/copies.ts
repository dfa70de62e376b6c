import type { BlobStore } from '#evidence';
import { type Folders, HostError, MIRROR_PLACE } from '#host';
import { mendJournal, type ReconcileReport, type VaultCopy } from '#mirror';
import type { Commit, FileRow, Store } from '#store';
import { type Key, type OpenVault, toHex } from '#vault';
import type { BlobKeeping, CopiesState, CopyFinding, CopySpace, CopyState } from '../contract/copies.ts';
import { EngineError } from '../errors.ts';
import { CaseBlobs } from './caseBlobs.ts';
import { compareFiles, type FileComparison } from './compareFiles.ts';
import { spaceOf } from './copySpace.ts';
import { LocalCopy, type LocalCopyOptions, type Unproven } from './localCopy.ts';
import { openSecond, removeDestroyed, rootIn, SecondCopy, type SecondPlace, takeInJournal } from './secondCopy.ts';
import { type CopySettings, openSettings, SETTINGS_FILE, sealSettings } from './settings.ts';
import { type FileStep, type FileSyncOptions, planFiles } from './syncFiles.ts';
import { planTrims, type Trim } from './trimFiles.ts';

export interface CopiesOptions {
  readonly store: Store;
  readonly vault: OpenVault;
  readonly folders: Folders | null;
  /** The vault's files as they opened: the newest that any copy has. Empty for a vault that was made just now. */
  readonly files: readonly FileRow[];
  readonly now: () => number;
  readonly onChange: (state: CopiesState) => void;
  /** While the store is brought up to date, before anything is shown. */
  readonly onProgress: (done: number, total: number) => void;
}

/** What the copies need of the session that goes on with them. */
export interface CopiesSession {
  readonly registryId: string;
  commit(commit: Commit): Promise<void>;
  startNewWriter(): Promise<void>;
  /** Another copy gave entries that the open journals do not show yet. */
  onTakenIn(report: ReconcileReport): void;
  /** Journals of cases that were destroyed. */
  readonly destroyed: ReadonlySet<string>;
}

interface CopyKeys {
  readonly heads: Key;
  readonly settings: Key;
}

const NOTHING_WAITS = { entries: 0, files: 0 };
const ABSENT: CopyState = { health: 'absent', at: null, waiting: NOTHING_WAITS, code: null, label: '' };

/** The copies of an open vault beside the working store: the local one, which is waited for, and one on another drive. */
export class Copies {
  readonly #options: CopiesOptions;
  readonly #keys: CopyKeys;
  #settings: CopySettings;
  #hasSettings: boolean;
  #local: LocalCopy | null = null;
  #second: SecondCopy | null = null;
  #session: CopiesSession | null = null;
  #findings: readonly CopyFinding[] = [];
  #destroyed: ReadonlySet<string> = new Set();
  #unproven: Unproven | null = null;
  /** null: not looked yet. */
  #filesToCopy: number | null = null;
  #asked: Promise<VaultCopy | null> | null = null;

  /**
   * Opens the local copy and makes it and the store the same.
   * @throws HostError heldElsewhere, JournalError newerVersion, StoreError
   */
  static async open(options: CopiesOptions): Promise<Copies> {
    const { vault, files, folders } = options;
    const keys = { heads: await vault.localKey('copy-heads'), settings: await vault.localKey('copies') };
    const copies = new Copies(options, keys, await openSettings(keys.settings, files));
    if (folders !== null) copies.#local = await LocalCopy.open(copies.#localOptions(folders));
    return copies;
  }

  private constructor(options: CopiesOptions, keys: CopyKeys, settings: CopySettings) {
    this.#options = options;
    this.#keys = keys;
    this.#settings = settings;
    this.#hasSettings = options.files.some(({ name }) => name === SETTINGS_FILE);
  }

  /** The chain of this installation's writer must not be gone on with (JOURNAL A1). */
  get unproven(): Unproven | null {
    return this.#unproven;
  }

  get settings(): CopySettings {
    return this.#settings;
  }

  get local(): VaultCopy | null {
    return this.#local?.kept.current ?? null;
  }

  get second(): VaultCopy | null {
    return this.#second?.copy ?? null;
  }

  get state(): CopiesState {
    const files = this.#filesToCopy ?? 0;
    const local = this.#local === null ? ABSENT : { ...ABSENT, ...this.#local.state, waiting: { entries: 0, files } };
    return {
      local:
        local.health === 'whole' && (files > 0 || this.#filesToCopy === null) ? { ...local, health: 'waiting' } : local,
      second: this.#second?.state ?? ABSENT,
      isStoreAlone: this.#local === null || Object.values(this.#settings.blobs).includes('store'),
      findings: this.#findings,
    };
  }

  /** The vault is open: the second copy begins to follow, and what was destroyed goes from the local one. */
  async attach(session: CopiesSession): Promise<void> {
    this.#session = session;
    this.#destroyed = session.destroyed;
    const { local } = this;
    if (local !== null) await this.#unlessRefused(() => removeDestroyed(local, session.destroyed));
    if (local !== null && !this.#hasSettings) await this.changeSettings(settings => settings);
    this.#asked = null;
    if (this.#settings.second !== null) await this.#startSecond(this.#settings.second);
    this.#told();
  }

  /**
   * A case was destroyed: what the copies have of it goes, on a drive that is away when it comes back.
   * @returns copies that still have it
   */
  async destroy(journals: readonly string[]): Promise<readonly ('local' | 'second')[]> {
    this.#destroyed = new Set([...this.#destroyed, ...journals]);
    if (journals.some(each => this.chosenKeeping(each) !== 'both')) {
      const isLeft = ([journal]: readonly [string, unknown]) => !this.#destroyed.has(journal);
      await this.changeSettings(settings => ({
        ...settings,
        blobs: Object.fromEntries(Object.entries(settings.blobs).filter(isLeft)),
      }));
    }
    const { local } = this;
    const isGone = local === null || (await this.#unlessRefused(() => removeDestroyed(local, this.#destroyed)));
    this.#second?.look();
    return [
      ...(this.#local !== null && !isGone ? (['local'] as const) : []),
      ...(this.#second === null ? [] : (['second'] as const)),
    ];
  }

  /**
   * The host has a folder for the local copy now, chosen or allowed by the person: from here on every change waits for it.
   * @throws HostError folderGone when it has none after all; EngineError copyOfOtherVault
   */
  async joinLocal(): Promise<void> {
    const { folders, vault } = this.#options;
    if (this.#local !== null) return;
    await rootIn(folders, MIRROR_PLACE, vault.vaultId);
    const joining = folders === null ? null : await LocalCopy.joining(this.#localOptions(folders));
    if (joining === null) throw new HostError('folderGone');
    this.#local = joining.local;
    try {
      await joining.start();
    } catch (error) {
      this.#local = null; // a newer program's: nothing waits for it
      throw error;
    }
    await this.#unlessRefused(() => this.usingLocal(copy => removeDestroyed(copy, this.#destroyed)));
    this.#told();
  }

  /** The person gives the folder of the local copy up; its files stay. @throws EngineError filesOnlyInCopy */
  leaveLocal(): void {
    if (Object.values(this.#settings.blobs).includes('mirror')) throw new EngineError('filesOnlyInCopy');
    this.#local = null;
    this.#filesToCopy = null;
    this.#told();
  }

  /**
   * Takes a folder that the user chose as second copy: one that holds this vault is gone on with.
   * @throws HostError folderGone; EngineError copyOfOtherVault
   */
  async setSecond(place: string, label: string): Promise<void> {
    const { folders, vault } = this.#options;
    const root = await rootIn(folders, place, vault.vaultId);
    const second = { place, label, root };
    await this.changeSettings(settings => ({ ...settings, second }));
    this.#dropSecond();
    await this.#startSecond(second);
    this.#told();
  }

  /** @returns the place that was forgotten */
  async forgetSecond(): Promise<string | null> {
    const place = this.#settings.second?.place ?? null;
    await this.changeSettings(settings => ({ ...settings, second: null }));
    this.#dropSecond();
    this.#told();
    return place;
  }

  /** Looks for the second drive now. */
  look(): void {
    this.#second?.look();
  }

  stop(): void {
    this.#dropSecond();
    this.#session = null;
  }

  /** Resolves when the local copy has it too. @throws HostError; the same commit may be given again */
  async append(commit: Commit): Promise<void> {
    await this.#local?.append(commit);
    this.#second?.note(commit);
  }

  /** Evidence files of a journal. */
  blobs(journal: string): BlobStore {
    return new CaseBlobs(journal, this.keepingOf(journal), {
      table: this.#options.store.blobs,
      local: this.#local?.kept ?? null,
      second: () => this.second,
      onMended: blob => this.#noteMended(journal, blob),
    });
  }

  /** Where a journal's files go now: without a local copy there is the store only, whatever was chosen. */
  keepingOf(journal: string): BlobKeeping {
    return this.#local === null ? 'store' : this.chosenKeeping(journal);
  }

  /** As the person chose (JOURNAL D5). Compartments are small and always kept in both. */
  chosenKeeping(journal: string): BlobKeeping {
    return this.#settings.blobs[journal] ?? 'both';
  }

  /**
   * From here on new files of the case go where it says; those that are there are moved by `planFiles`.
   * @throws EngineError keepingNeedsCopy: files cannot be kept in a copy only that is not there or does not write
   */
  async setKeeping(journal: string, keeping: BlobKeeping): Promise<void> {
    const { health } = this.state.local;
    if (keeping === 'mirror' && (health === 'absent' || health === 'failed')) throw new EngineError('keepingNeedsCopy');
    await this.changeSettings(settings => {
      const { [journal]: _old, ...others } = settings.blobs;
      return { ...settings, blobs: keeping === 'both' ? others : { ...others, [journal]: keeping } };
    });
  }

  /** Puts whole rows of any copy where the store has none or damaged ones. @returns how many */
  async mend(journal: string): Promise<number> {
    const { store, now } = this.#options;
    let mended = 0;
    for (const copy of [this.local, this.second ?? (await this.#askSecond())])
      if (copy !== null) mended += await mendJournal(store, copy, journal).catch(() => 0);
    if (mended > 0) this.#find([{ at: now(), copy: 'local', type: 'mended', journalId: journal, entries: mended }]);
    return mended;
  }

  /** Files that the local copy or the store lacks, and those it has against the choice of their case. */
  async planFiles(): Promise<{
    readonly options: FileSyncOptions;
    readonly steps: readonly FileStep[];
    readonly trims: readonly Trim[];
  } | null> {
    const { local } = this;
    if (local === null) return null;
    const options = this.#fileOptions(local);
    return { options, steps: await planFiles(options), trims: await planTrims(options) };
  }

  /** Runs work with the local copy that is written to; null where the host keeps none. @throws HostError */
  async usingLocal<T>(work: (copy: VaultCopy) => Promise<T>): Promise<T | null> {
    const kept = this.#local?.kept;
    if (kept === undefined) return null;
    const copy = await kept.ready();
    return kept.using(copy, () => work(copy));
  }

  /**
   * The local copy as it stands on the disk, opened apart: for looking at only. null where the host keeps none.
   * @throws HostError, JournalError newerVersion
   */
  async inspect(): Promise<VaultCopy | null> {
    return (await this.#local?.inspect()) ?? null;
  }

  /** Reads every byte of the local copy's journals. @throws EngineError noLocalCopy; whatever `onProgress` throws */
  async compareEntries(onProgress: (done: number, total: number) => Promise<void>): Promise<ReconcileReport> {
    if (this.#local === null) throw new EngineError('noLocalCopy');
    return this.#local.compare(onProgress);
  }

  /** Reads every evidence file of the local copy. @throws EngineError noLocalCopy; whatever `onBytes` throws */
  async compareFiles(
    onBytes: (done: number, total: number) => Promise<void>,
  ): Promise<FileComparison & { readonly options: FileSyncOptions }> {
    const kept = this.#local?.kept;
    if (kept === undefined) throw new EngineError('noLocalCopy');
    const copy = await kept.ready();
    const options = this.#fileOptions(copy);
    const found = await kept.using(copy, () => compareFiles(options, onBytes));
    if (found.damage.length > 0)
      this.#find([{ at: this.#options.now(), copy: 'local', type: 'repaired', places: found.damage }]);
    return { ...found, options };
  }

  /** Room and size of the copies; looks at their folders. */
  async spaces(): Promise<{ readonly local: CopySpace | null; readonly second: CopySpace | null }> {
    const second = this.#settings.second === null ? null : await spaceOf(this.second);
    return { local: this.#local === null ? null : await spaceOf(this.local), second };
  }

  /** How many files are still to be brought to the local copy. */
  noteFilesToCopy(files: number): void {
    this.#filesToCopy = files;
    this.#told();
  }

  noteFilesLost(files: readonly { readonly journal: string; readonly blob: string }[]): void {
    if (files.length === 0) return;
    const named = files.map(({ journal, blob }) => ({ journalId: journal, blob }));
    this.#find([{ at: this.#options.now(), copy: 'local', type: 'filesLost', files: named }]);
  }

  #noteMended(journalId: string, blob: string): void {
    if (this.#findings.some(each => each.type === 'fileMended' && each.blob === blob)) return;
    this.#find([{ at: this.#options.now(), copy: 'local', type: 'fileMended', journalId, blob }]);
  }

  async changeSettings(change: (old: CopySettings) => CopySettings): Promise<void> {
    const next = change(this.#settings);
    await this.#session?.commit({ files: [await sealSettings(this.#keys.settings, next)] });
    this.#settings = next;
    this.#hasSettings = true;
    this.#told();
  }

  #fileOptions(copy: VaultCopy): FileSyncOptions {
    return {
      store: this.#options.store,
      copy,
      keepingOf: journal => this.keepingOf(journal),
      isWanted: journal => !this.#destroyed.has(journal),
      chunkElsewhere: (journal, blob, index) => this.#chunkInSecond(journal, blob, index),
    };
  }

  #localOptions(folders: Folders): LocalCopyOptions {
    const { store, vault, files, now, onProgress } = this.#options;
    return {
      store,
      folders,
      files,
      now,
      onProgress,
      vaultId: vault.vaultId,
      generation: vault.generation,
      headsKey: this.#keys.heads,
      writer: () => toHex(vault.writer.publicKey),
      isFirst: !this.#hasSettings,
      isRotating: vault.retiring !== null,
      isWanted: journal => !this.#destroyed.has(journal),
      onLost: async journal => {
        const copy = this.second ?? (await this.#askSecond());
        return copy !== null && (await takeInJournal(store, copy, journal).catch(() => false));
      },
      onFindings: findings => this.#find(findings),
      onUnproven: reason => this.#startedWriter(reason),
      onChange: () => this.#told(),
    };
  }

  async #startSecond(place: SecondPlace): Promise<void> {
    const { store, folders, vault, now } = this.#options;
    const session = this.#session;
    if (folders === null || session === null) return;
    this.#second = await SecondCopy.start({
      store,
      folders,
      now,
      place,
      vaultId: vault.vaultId,
      keys: this.#keys,
      registryId: session.registryId,
      destroyed: () => this.#destroyed,
      files: {
        keepingOf: journal => this.chosenKeeping(journal),
        chunkElsewhere: async (journal, blob, index) =>
          (await this.local?.blobs.readChunk(journal, blob, index)) ?? null,
      },
      onFindings: findings => this.#find(findings),
      onTakenIn: report => {
        if (report.takenInWriters.has(toHex(vault.writer.publicKey))) this.#startedWriter('rolledBack');
        session.onTakenIn(report);
      },
      onChange: () => this.#told(),
    });
  }

  #dropSecond(): void {
    this.#second?.stop();
    this.#second = null;
    this.#asked = null;
  }

  /** The drive of the second copy, read only: before the session, or while its queue waits. */
  #askSecond(): Promise<VaultCopy | null> {
    const { folders, vault } = this.#options;
    const place = this.#settings.second;
    if (folders === null || place === null) return Promise.resolve(null);
    this.#asked ??= openSecond(folders, place, vault.vaultId, this.#keys.heads).catch(() => {
      this.#asked = null; // not there, or not readable: its own state says so
      return null;
    });
    return this.#asked;
  }

  async #chunkInSecond(journal: string, blob: string, index: number): Promise<Uint8Array | null> {
    const copy = this.second ?? (await this.#askSecond());
    return (await copy?.blobs.readChunk(journal, blob, index).catch(() => null)) ?? null;
  }

  /** Before the session starts it is asked for; later the session is told. */
  #startedWriter(reason: Unproven): void {
    this.#unproven ??= reason;
    this.#find([{ at: this.#options.now(), copy: 'local', type: 'newWriter', reason }]);
    void this.#session?.startNewWriter().catch(() => undefined); // the appender has an alarm of its own
  }

  /** @returns false when it failed: the remains have no key any more, and go at the next start */
  async #unlessRefused(act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      return false;
    }
  }

  #find(findings: readonly CopyFinding[]): void {
    if (findings.length === 0) return;
    this.#findings = [...this.#findings, ...findings];
    this.#told();
  }

  #told(): void {
    if (this.#session !== null) this.#options.onChange(this.state);
  }
}
