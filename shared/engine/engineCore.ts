import type { BlobStore } from '#evidence';
import { type Commit, deleteDatabase, type FileRow, openStore, type Store, VaultLock } from '#store';
import { HEADER_FILE, randomBytes, toHex, type VaultSecret } from '#vault';
import { destroyedJournals } from './backups/vaultSource.ts';
import type { EngineContext, EngineOptions } from './context.ts';
import type { EngineEvent, FoundUnsent, TypedNow } from './contract/index.ts';
import { Copies } from './copies/copies.ts';
import { copyFilesJob } from './copies/copyFilesJob.ts';
import { EngineError } from './errors.ts';
import { Jobs } from './jobs/jobs.ts';
import { Appender } from './journals/appender.ts';
import type { OpenJournal } from './journals/openJournal.ts';
import { CaseSummaries } from './session/caseSummaries.ts';
import { clockBehind } from './session/clock.ts';
import { handOver } from './session/handOver.ts';
import { Kept } from './session/kept.ts';
import { Leaving } from './session/leaving.ts';
import { openUnsent, unsentKey } from './session/unsent.ts';
import { type SessionOptions, VaultSession } from './session/vaultSession.ts';
import { toEngineError } from './toEngineError.ts';

type StartOptions = Pick<SessionOptions, 'vault' | 'store' | 'registryId' | 'now' | 'newId'> & {
  /** The vault's files as they opened; none for a vault that was made just now. */
  readonly files: readonly FileRow[];
  /** What makes a new vault: its first rows, in one commit. */
  readonly first?: Commit;
  /** What opened the vault: a rotation that was stopped on its way goes on with it. */
  readonly secret?: VaultSecret;
};

/** Of the second that a lock may take: for the ordinary way, and then for writing what remains. In ms. */
const ORDINARY_LIMIT = 350;
const REMAINS_LIMIT = 150;

/** What lives as long as the worker: the store, the lock against a second window, at most one session, jobs, listeners. */
export class EngineCore implements EngineContext {
  readonly options: EngineOptions;
  readonly jobs: Jobs;
  readonly kept: Kept;
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  readonly #followers: { readonly onStart: () => void; readonly onEnd: () => void }[] = [];
  readonly #lock: VaultLock;
  #store: Promise<Store> | null = null;
  #open: { store: Store; session: VaultSession; summaries: CaseSummaries; copies: Copies } | null = null;
  #isOpening = false;

  constructor(options: EngineOptions) {
    this.options = options;
    this.#lock = new VaultLock(options.vaultName);
    this.kept = new Kept({
      withStore: act => this.#briefly(act),
      onAlarm: (code, isOver) => this.emit({ type: 'alarm', code, isOver }),
    });
    this.jobs = new Jobs({
      emit: job => this.emit({ type: 'job', job }),
      emitGone: jobId => this.emit({ type: 'job.gone', jobId }),
      now: options.now,
      newId: this.newId,
      toFailure: error => {
        const { code, params } = toEngineError(error);
        return { code, params };
      },
    });
  }

  readonly now = (): number => this.options.now();
  readonly newId = (): string => toHex(randomBytes(16));

  emit(event: EngineEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  subscribe(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  get store(): Store {
    return this.#opened().store;
  }

  get session(): VaultSession {
    return this.#opened().session;
  }

  get copies(): Copies {
    return this.#opened().copies;
  }

  blobs(journal: string): BlobStore {
    return this.copies.blobs(journal);
  }

  get summaries(): CaseSummaries {
    return this.#opened().summaries;
  }

  async openJournal(caseId: string): Promise<OpenJournal> {
    return (await this.session.openCase(caseId)).journal;
  }

  isHeldElsewhere(): Promise<boolean> {
    return this.#lock.isHeldElsewhere();
  }

  /** The store, opened once. @throws StoreError newerVersion */
  openStore(): Promise<Store> {
    if (this.#store === null) {
      const opening = openStore(this.options.vaultName);
      this.#store = opening;
      opening.catch(() => {
        this.#store = null;
      });
    }
    return this.#store;
  }

  /** Runs what ends with an open session; one at a time, and never while another window holds the vault. */
  async opening<T>(act: (store: Store) => Promise<T>): Promise<T> {
    if (this.#open !== null || this.#isOpening) throw new EngineError('alreadyOpen');
    this.#isOpening = true;
    try {
      if (!(await this.#lock.take())) throw new EngineError('heldElsewhere');
      return await act(await this.openStore());
    } catch (error) {
      if (this.#open === null) this.#lock.release();
      throw error;
    } finally {
      this.#isOpening = false;
    }
  }

  /** Work that lives with an open vault: told when a session starts, and before it ends. */
  followSessions(onStart: () => void, onEnd: () => void): void {
    this.#followers.push({ onStart, onEnd });
  }

  /**
   * Works on the store of a station that has no vault; when it fails, whatever it wrote is removed again.
   * @throws EngineError vaultExists | heldElsewhere | alreadyOpen
   */
  async withoutVault(act: (store: Store) => Promise<void>): Promise<void> {
    await this.opening(async store => {
      if ((await store.file(HEADER_FILE)) !== null) throw new EngineError('vaultExists');
      // What an earlier attempt may have left when the program was killed.
      await this.#eraseStore();
      try {
        await act(await this.openStore());
      } catch (error) {
        await this.#eraseStore();
        throw error;
      } finally {
        this.#lock.release();
      }
    });
  }

  async #eraseStore(): Promise<void> {
    (await this.openStore()).close();
    this.#store = null;
    await deleteDatabase(this.options.vaultName);
  }

  /** Joins store, copies and keys to a session; what the copies have more comes first (JOURNAL D1). */
  async startSession({ files, first, secret, ...options }: StartOptions): Promise<VaultSession> {
    const { store, vault } = options;
    const copies = await Copies.open({
      store,
      vault,
      files,
      folders: this.options.folders,
      now: this.now,
      onChange: state => this.emit({ type: 'copies.changed', state }),
      onProgress: (done, total) => this.emit({ type: 'copies.progress', done, total }),
    });
    const appender = new Appender(store, copies, (code, isOver) => this.emit({ type: 'alarm', code, isOver }));
    if (first !== undefined) await appender.commit(first);
    const session = await VaultSession.start({
      ...options,
      appender,
      copies,
      restMs: this.options.restMs,
      onPatch: (journal, patch) => {
        this.emit({ type: 'case.patch', patch, canUndo: journal.canUndo, canRedo: journal.canRedo });
        this.emit({ type: 'saved', at: this.now() });
        this.#open?.summaries.changed(journal.id);
      },
      onDamage: journalId => this.#open?.summaries.changed(journalId),
      onRestFailed: error => this.emit({ type: 'alarm', code: toEngineError(error).code, isOver: false }),
    });
    if (secret !== undefined) await handOver(session, secret);
    const summaries = await CaseSummaries.start(session, this.now, () => this.emit({ type: 'cases.changed' }));
    this.#open = { store, session, summaries, copies };
    await copies.attach({
      registryId: session.registryId,
      commit: commit => appender.commit(commit),
      startNewWriter: () => session.startNewWriter(),
      onTakenIn: () => this.emit({ type: 'cases.changed' }),
      destroyed: await destroyedJournals(session),
    });
    session.clockBehind = await clockBehind(session, summaries, this.now());
    for (const { onStart } of this.#followers) onStart();
    void this.copyFiles().catch(() => undefined); // the next start looks again
    return session;
  }

  /** Brings evidence files to where their cases keep them, as a job when there is anything to do. */
  async copyFiles(): Promise<void> {
    const { copies } = this;
    const plan = await copies.planFiles();
    if (plan === null || !this.isOpen || this.copies !== copies) return;
    copies.noteFilesToCopy(plan.steps.length);
    if (plan.steps.length + plan.trims.length > 0) this.jobs.start(copyFilesJob(copies, plan.options, plan));
  }

  /** Commits drafts and drops keys, whatever fails on the way (DESIGN §9: lock always locks). @throws the first failure */
  async lock(): Promise<void> {
    const open = this.#open;
    if (open === null) return;
    this.jobs.cancelAll();
    for (const { onEnd } of this.#followers) onEnd();
    try {
      await open.summaries.flush();
      await open.session.end();
    } finally {
      open.copies.stop();
      this.#open = null;
      open.store.close();
      this.#store = null;
      this.#lock.release();
    }
  }

  /**
   * Locks within half a second: hands in what was just typed, ends the session, and writes what has no place yet straight into the
   * store.
   * @returns what the store did not take in that time, sealed and in order
   */
  async leave(typed: TypedNow): Promise<readonly Commit[]> {
    const open = this.#open;
    if (open === null) return [];
    const { session, store, copies } = open;
    this.jobs.cancelAll();
    for (const { onEnd } of this.#followers) onEnd();
    const leaving = await Leaving.begin(session, typed, this.now());
    const ordinary = async () => {
      await leaving.handIn();
      await open.summaries.flush();
      await session.end();
    };
    await within(ORDINARY_LIMIT, ordinary());
    const left = [...(await leaving.remains())];
    const writing = async () => {
      for (let next = left[0]; next !== undefined; next = left[0]) {
        await store.commit(next);
        left.shift();
      }
    };
    await within(REMAINS_LIMIT, writing());
    session.vault.close();
    copies.stop();
    this.#open = null;
    this.#store = null;
    store.close();
    this.#lock.release();
    return [...left];
  }

  /** What the last lock kept of acts and fields: the acts are written now. */
  async takeUnsent(): Promise<FoundUnsent | null> {
    const { session, store } = this.#opened();
    const place = { key: await session.vault.localKey('unsent'), registryId: session.registryId };
    const found = await openUnsent(place, store);
    if (found === null) return null;
    let written = 0;
    for (const { caseId, changes } of found.acts) {
      const journal = await this.openJournal(caseId).catch(() => null);
      const isWritten = await journal?.apply(changes).then(
        () => true,
        error => {
          // Kept as it is: the next opening tries again.
          if (session.appender.alarm !== null) throw error;
          return false;
        },
      );
      if (isWritten === true) written++;
    }
    await store.commit({ droppedCaches: [unsentKey(place)] });
    return { written, refused: found.acts.length - written, fields: found.fields };
  }

  /** Works on the store of a vault that is not open, while no other window holds it. */
  async #briefly(act: (store: Store) => Promise<void>): Promise<void> {
    await this.opening(async store => {
      await act(store);
      this.#lock.release();
    });
  }

  #opened() {
    if (this.#open === null) throw new EngineError('locked');
    return this.#open;
  }
}

/** Waits for work, not longer than this many ms. What fails in it is looked for afterwards. */
async function within(limit: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>(resolve => {
    timer = setTimeout(resolve, limit);
  });
  await Promise.race([work.catch(() => undefined), over]);
  clearTimeout(timer);
}
