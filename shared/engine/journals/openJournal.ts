import { type CasePatch, type CaseView, type Change, type Fold, type FoldEntry, isSameState } from '#casefile';
import { type Head, writeEntry } from '#journal';
import type { Commit, DraftRow, JournalExtent } from '#store';
import { randomBytes, toHex, type Writer } from '#vault';
import type { Acknowledged, UndoResult } from '../contract/cases.ts';
import { EngineError } from '../errors.ts';
import { manifestsOf } from '../evidence/manifests.ts';
import type { Appender } from './appender.ts';
import { rowOf } from './entryRow.ts';
import { type DamagedEntry, type JournalSource, type LoadedJournal, loadJournal } from './loadJournal.ts';
import { openSnapshot, type SnapshotPlace, sealSnapshot } from './snapshot.ts';
import { UndoStack } from './undoStack.ts';

export interface JournalOptions extends JournalSource, SnapshotPlace {
  readonly appender: Appender;
  /** The writer of this installation; may change within a session when a new one starts. */
  writer(): Writer;
  readonly now: () => number;
  /** Compartments pad their entries (JOURNAL C3) and leave no snapshot. */
  readonly isCompartment: boolean;
  readonly onPatch: (journal: OpenJournal, patch: CasePatch) => void;
  /** Puts whole rows of another copy where the store's are missing or damaged. @returns how many */
  mend(): Promise<number>;
}

export interface ApplyOptions {
  readonly undoes?: string;
  /** Written in the same transaction as the entry. */
  readonly with?: Pick<Commit, 'drafts' | 'droppedDrafts' | 'files' | 'manifests' | 'entries'>;
  /** False for what the engine records by itself: it is not the person's act to undo. */
  readonly isUndoable?: boolean;
}

/** A journal that is open: a case, the registry or a compartment. Acts go through one queue, in order. */
export class OpenJournal {
  readonly id: string;
  readonly #options: JournalOptions;
  readonly #undo = new UndoStack();
  #fold: Fold;
  #heads: Map<string, Head>;
  #seen: Map<string, number>;
  #entryCount: number;
  /** Newest seq that any row of a writer says, whole or not. */
  readonly #newestSeq = new Map<string, number>();
  #damaged: readonly DamagedEntry[];
  #tail: Promise<unknown> = Promise.resolve();
  #isFromSnapshot: boolean;
  #sinceSnapshot: number;
  #isClosed = false;
  /** Acts that are not sealed yet: they wait for their turn, or failed while the vault was being locked. */
  readonly #unsealed = new Set<readonly Change[]>();
  #isLeaving = false;

  /** @throws EngineError damagedCase when nothing of it can be folded: its first entry is not here or not whole. */
  static async open(options: JournalOptions): Promise<OpenJournal> {
    const extent = await options.store.entries.extent(options.journalId);
    const snapshot = options.isCompartment ? null : await openSnapshot(options, extent);
    if (snapshot !== null) {
      const heads = new Map(snapshot.heads.map(head => [head.writer, head]));
      return new OpenJournal(options, snapshot.fold, heads, new Map(snapshot.seen), extent, [], true);
    }
    const loaded = await loadMended(options);
    const isEmpty = loaded.fold.revision === 0;
    if (isEmpty) {
      const code = loaded.damaged[0]?.code ?? (extent.count === 0 ? 'unknownCase' : 'brokenChain');
      throw new EngineError('damagedCase', 'damagedStored', { cause: code });
    }
    const { heads } = loaded;
    const seen = loaded.seenBy(toHex(options.writer().publicKey));
    return new OpenJournal(options, loaded.fold, heads, seen, extent, loaded.damaged, false);
  }

  private constructor(
    options: JournalOptions,
    fold: Fold,
    heads: Map<string, Head>,
    seen: Map<string, number>,
    extent: JournalExtent,
    damaged: readonly DamagedEntry[],
    isFromSnapshot: boolean,
  ) {
    this.id = options.journalId;
    this.#options = options;
    this.#fold = fold;
    this.#heads = heads;
    this.#seen = seen;
    this.#entryCount = extent.count;
    for (const [writer, { seq }] of extent.newest) this.#newestSeq.set(writer, seq);
    this.#damaged = damaged;
    this.#isFromSnapshot = isFromSnapshot;
    this.#sinceSnapshot = isFromSnapshot ? 0 : extent.count;
  }

  get fold(): Fold {
    return this.#fold;
  }

  get damaged(): readonly DamagedEntry[] {
    return this.#damaged;
  }

  get entryCount(): number {
    return this.#entryCount;
  }

  get canUndo(): boolean {
    return this.#undo.canUndo;
  }

  get canRedo(): boolean {
    return this.#undo.canRedo;
  }

  /** The newest entry of this installation's writer cannot be proven: its chain must not be continued (JOURNAL A1). */
  get isOwnChainBroken(): boolean {
    const own = toHex(this.#options.writer().publicKey);
    return (this.#newestSeq.get(own) ?? -1) > (this.#heads.get(own)?.seq ?? -1);
  }

  /** Newest entries of the writers that are asked for. */
  newestOf(isAsked: (writer: string) => boolean): readonly Head[] {
    return [...this.#heads.values()].filter(({ writer }) => isAsked(writer));
  }

  /** The whole state, for a replica. Patches that follow start from here. */
  view(): CaseView {
    return this.#fold.view();
  }

  /** One domain act = one entry = one transaction; resolves when it is durable and folded. */
  async apply(changes: readonly Change[], options: ApplyOptions = {}): Promise<Acknowledged> {
    this.#unsealed.add(changes);
    try {
      return await this.#inOrder(() => this.#write(changes, options));
    } catch (error) {
      // Whoever asked is told and still has it on screen; under a lock the screen is gone.
      if (!this.#isLeaving || isRefusal(error)) this.#unsealed.delete(changes);
      throw error;
    }
  }

  /** The vault is being locked: from now on acts that cannot be written are kept for `unsealed`. */
  leave(): void {
    this.#isLeaving = true;
  }

  /** Acts of the person that are in no entry, in order. */
  get unsealed(): readonly (readonly Change[])[] {
    return [...this.#unsealed].filter(changes => !changes.every(({ type }) => MADE_HERE.has(type)));
  }

  /** Writes rows that belong to this journal and are no entry: drafts. */
  async keep(commit: { readonly drafts: readonly DraftRow[] }): Promise<number> {
    await this.#options.appender.commit(commit);
    return this.#options.now();
  }

  /** @param isAllowed false for changes that the case no longer takes: the act stays done and is forgotten here */
  async undo(isAllowed: (changes: readonly Change[]) => boolean = () => true): Promise<UndoResult> {
    return this.#inOrder(async () => {
      const done = this.#undo.nextUndo();
      if (done === undefined) return { done: false, reason: 'nothing', detail: '' };
      if (done.inverse === null) {
        this.#undo.skipUndo();
        return { done: false, reason: 'notReversible', detail: done.changes[0]?.type ?? '' };
      }
      if (!isAllowed(done.inverse)) {
        this.#undo.skipUndo();
        return { done: false, reason: 'locked', detail: '' };
      }
      const lost = this.#undo.overwritten(this.#fold, done);
      if (lost !== null) return { done: false, reason: 'overwritten', detail: lost };
      const back = this.#fold.inverseOf(done.inverse);
      const acknowledged = await this.#write(done.inverse, { undoes: done.entryId, isUndoable: false }, entryId =>
        this.#undo.undid({ entryId, changes: done.inverse ?? [], inverse: back }),
      );
      return { done: true, acknowledged };
    });
  }

  async redo(isAllowed: (changes: readonly Change[]) => boolean = () => true): Promise<UndoResult> {
    return this.#inOrder(async () => {
      const done = this.#undo.nextRedo();
      if (done === undefined) return { done: false, reason: 'nothing', detail: '' };
      if (done.inverse === null) {
        this.#undo.skipRedo();
        return { done: false, reason: 'notReversible', detail: done.changes[0]?.type ?? '' };
      }
      if (!isAllowed(done.inverse)) {
        this.#undo.skipRedo();
        return { done: false, reason: 'locked', detail: '' };
      }
      const lost = this.#undo.overwritten(this.#fold, done);
      if (lost !== null) return { done: false, reason: 'overwritten', detail: lost };
      const back = this.#fold.inverseOf(done.inverse);
      const acknowledged = await this.#write(done.inverse, { undoes: done.entryId, isUndoable: false }, entryId =>
        this.#undo.redid({ entryId, changes: done.inverse ?? [], inverse: back }),
      );
      return { done: true, acknowledged };
    });
  }

  /**
   * Folds every entry anew, checks hashes and heads, and compares with what is shown (JOURNAL B8). Run while idle.
   * @returns false when the snapshot had told something else; the truth is shown from then on.
   */
  async recheck(): Promise<boolean> {
    if (!this.#isFromSnapshot || this.#isClosed) return true;
    const loaded = await loadMended(this.#options);
    return this.#inOrder(async () => {
      if (this.#isClosed || loaded.entryCount !== this.#entryCount) return true; // it moved on: the next time
      this.#damaged = loaded.damaged;
      this.#heads = loaded.heads;
      this.#isFromSnapshot = false;
      if (loaded.damaged.length > 0) return true; // damage is named; the snapshot shows what the entry said
      if (isSameState(loaded.fold.serialise(), this.#fold.serialise())) return true;
      this.#fold = loaded.fold;
      this.#sinceSnapshot = this.#entryCount;
      return false;
    });
  }

  /** Caches the fold, when enough happened since the last time. */
  async saveSnapshot(atLeast = 1): Promise<void> {
    if (this.#options.isCompartment || this.#damaged.length > 0 || this.#sinceSnapshot < atLeast) return;
    await this.#inOrder(async () => {
      const row = await sealSnapshot(this.#options, {
        fold: this.#fold,
        entryCount: this.#entryCount,
        heads: [...this.#heads.values()],
        seen: this.#seen,
      });
      this.#sinceSnapshot = 0;
      if (row !== null) await this.#options.store.commit({ caches: [row] });
    });
  }

  /** Waits for what is under way; nothing is accepted afterwards. */
  async close(): Promise<void> {
    await this.saveSnapshot();
    this.#isClosed = true;
    await this.#tail;
  }

  #inOrder<T>(act: () => Promise<T>): Promise<T> {
    if (this.#isClosed) return Promise.reject(new EngineError('locked'));
    const next = this.#tail.then(act, act);
    this.#tail = next.then(
      () => undefined,
      () => undefined, // whoever asked for it gets the error; the next act does not
    );
    return next;
  }

  async #write(
    changes: readonly Change[],
    options: ApplyOptions,
    onWritten?: (entryId: string) => void,
  ): Promise<Acknowledged> {
    const { appender, now, journalId } = this.#options;
    if (appender.alarm !== null) throw new EngineError('writingStopped', 'notSaved', { cause: appender.alarm.code });
    const writer = this.#options.writer();
    const own = toHex(writer.publicKey);
    const epoch = this.#fold.epoch;
    const caseKey = this.#options.keyOf(epoch);
    if (caseKey === null) throw new EngineError('noKey');
    const seen = [...this.#heads.values()].filter(
      head => head.writer !== own && head.seq > (this.#seen.get(head.writer) ?? -1),
    );
    const previous = this.#heads.get(own) ?? null;
    const time = now();
    const body = { v: 1, time, changes, ...(options.undoes !== undefined && { undoes: options.undoes }) } as const;
    const { entry, head } = await writeEntry(
      {
        caseId: journalId,
        epoch,
        body,
        caseKey,
        writer,
        previous,
        seen,
        salt: randomBytes(32),
      },
      this.#options.isCompartment,
    );
    const inverse = options.isUndoable === false ? null : this.#fold.inverseOf(changes);

    const folded: FoldEntry = {
      id: head.id,
      writer: own,
      identity: this.#options.identityOf(own) ?? '',
      seq: head.seq,
      lamport: head.lamport,
      epoch,
      prev: previous?.link ?? null,
      prevId: previous?.id ?? null,
      seen: seen.map(each => ({ writer: each.writer, seq: each.seq, id: each.id })),
      sealedBytes: entry.seal?.length ?? 0,
      body,
    };
    // What the fold would ignore is not written at all: nobody shall believe it was saved.
    const refusal = this.#fold.refusalOf(folded);
    if (refusal !== null) throw new EngineError(`refused_${refusal}`);

    const takeIn = () => {
      this.#heads.set(own, head);
      this.#newestSeq.set(own, head.seq);
      for (const each of seen) this.#seen.set(each.writer, each.seq);
      this.#entryCount++;
      this.#sinceSnapshot++;
      this.#fold.add([folded]);
      if (onWritten !== undefined) onWritten(head.id);
      else if (options.isUndoable !== false) this.#undo.did({ entryId: head.id, changes, inverse });
      this.#options.onPatch(this, this.#fold.takePatch());
    };

    const appending = appender.append({
      ...options.with,
      entries: [...(options.with?.entries ?? []), rowOf(journalId, entry, head)],
      manifests: [...(options.with?.manifests ?? []), ...manifestsOf(journalId, changes)],
    });
    this.#unsealed.delete(changes);
    try {
      await appending.acknowledged;
    } catch (error) {
      // Kept in memory and tried again; if it lands, it is in the chain and must be in the fold.
      appending.durable.then(takeIn);
      throw error;
    }
    takeIn();
    return { entryId: head.id, revision: this.#fold.revision, savedAt: now() };
  }
}

/** Of these the draft log has the text, and makes them again. */
const MADE_HERE: ReadonlySet<Change['type']> = new Set(['session.started', 'document.text']);

/** What no later attempt would write either. */
function isRefusal(error: unknown): boolean {
  return error instanceof EngineError && error.code !== 'writingStopped' && error.code !== 'locked';
}

/** Damage that another copy can mend is mended first; the rest is named. */
async function loadMended(options: JournalOptions): Promise<LoadedJournal> {
  const loaded = await loadJournal(options);
  const isWhole = loaded.damaged.length === 0 && loaded.fold.revision > 0;
  return isWhole || (await options.mend()) === 0 ? loaded : loadJournal(options);
}
