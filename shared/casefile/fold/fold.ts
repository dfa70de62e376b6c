import type { Change } from '../changes.ts';
import { RECORD_KINDS, RECORDS, type RecordKind, type RecordValue } from '../records/index.ts';
import type { CasePatch, CaseView, FoldEntry, IgnoredReason } from '../view.ts';
import {
  type Authority,
  closedFor,
  isActOfAuthority,
  isAfterRemoval,
  membersOf,
  noAuthority,
  noteActs,
  reachesBack,
  readAuthority,
  roleAt,
} from './authority.ts';
import { compareMarks, compareText, type EntryMark, type Folded, hasSeen } from './causality.ts';
import { firstOverwritten, inverseOf } from './inverse.ts';
import {
  answersOnly,
  isLeaderAct,
  mayChange,
  mayChangeClosed,
  needsNoDecision,
  type RecordContext,
} from './permissions.ts';
import { Placement } from './placement.ts';
import {
  applyRemoval,
  applyRestoration,
  applySet,
  newRecord,
  type RecordState,
  recordValue,
  settle,
} from './recordState.ts';
import { Replica, type Standing } from './replica.ts';
import { type FoldParts, serialiseFold } from './snapshot.ts';
import { type TextEntry, Texts } from './texts.ts';

/** Bumped when the fold would give another state for the same entries: snapshots of another version are not used. */
export const FOLD_VERSION = 3;

interface Refusal {
  readonly reason: IgnoredReason;
  /** Honest work beside a closing: waits for the leader. */
  readonly isLate?: boolean;
}

/** Text that has no effect for these reasons may still carry text that has (JOURNAL B5). */
const HELD_REASONS: ReadonlySet<IgnoredReason> = new Set(['closed', 'lateRefused', 'afterRemoval']);

/**
 * The state of a journal, from its entries in any order of arrival (JOURNAL B). Entries that come in order are applied
 * one by one; one that belongs earlier, or an act that reaches back, makes it start again from the entries it holds.
 */
export class Fold {
  readonly caseId: string;
  readonly #placement = new Placement();
  readonly #replica = new Replica();
  #records = emptyTables();
  #authority: Authority = noAuthority();
  #ignored = new Map<string, IgnoredReason>();
  #late = new Set<string>();
  #texts = new Texts();
  #epoch = 0;
  #revision = 0;
  #last: EntryMark | null = null;
  /** Restored from a snapshot: what came before is here only as state. */
  #isPartial = false;

  constructor(caseId: string) {
    this.caseId = caseId;
  }

  /**
   * Takes entries in any order; known ones are «nothing new».
   * @returns false when a fold restored from a snapshot cannot place them: it is stale then, fold all entries anew
   */
  add(entries: readonly FoldEntry[]): boolean {
    const { ready, hasNewFork } = this.#placement.take(entries);
    const mustRebuild =
      hasNewFork ||
      ready.some(
        each =>
          (this.#last !== null && compareMarks(each.mark, this.#last) < 0) ||
          (each.entry.id !== this.caseId && reachesBack(each, this.#placement.heads())),
      );
    if (mustRebuild) {
      if (this.#isPartial) return false;
      this.#rebuild();
      return true;
    }
    for (const each of ready) {
      const isAct = isActOfAuthority(each, this.caseId);
      if (isAct && (each.entry.id === this.caseId || this.#refusal(each) === null))
        noteActs(this.#authority, each, this.caseId);
      this.#apply(each);
    }
    return true;
  }

  /** Reads acts of authority first, then applies everything; an act that turns out to be refused whole has no authority. */
  #rebuild(): void {
    const order = this.#placement.inOrder();
    const rules = {
      caseId: this.caseId,
      forkSeq: (writer: string) => this.#placement.forkSeq(writer),
      hasGoodLamport: ({ entry }: Folded) => this.#placement.hasGoodLamport(entry),
    };
    const struck = new Map<string, IgnoredReason>();
    this.#replica.touchAll(this.#records);
    for (let isSettled = false; !isSettled; ) {
      this.#records = emptyTables();
      this.#ignored = new Map();
      this.#late = new Set();
      this.#texts = new Texts();
      this.#epoch = 0;
      this.#revision = 0;
      this.#last = null;
      this.#authority = readAuthority(order, rules, struck);
      for (const each of order) this.#apply(each);
      const refused = order.filter(
        ({ entry }) =>
          this.#ignored.has(entry.id) &&
          !struck.has(entry.id) &&
          entry.id !== this.caseId &&
          this.#authority.noted.has(entry.id),
      );
      for (const { entry } of refused) struck.set(entry.id, this.#ignored.get(entry.id) ?? 'roleForbids');
      isSettled = refused.length === 0;
    }
  }

  #apply(each: Folded): void {
    const { entry, mark } = each;
    this.#revision++;
    this.#last = mark;
    const changes = entry.body?.changes ?? [];
    for (const change of changes) if (change.type === 'session.started') this.#texts.declare(mark, change.clientId);
    const refusal = this.#refusal(each);
    if (refusal === null) {
      for (const change of changes) this.#applyChange(change, mark);
      return;
    }
    this.#ignored.set(entry.id, refusal.reason);
    if (refusal.isLate === true) this.#late.add(entry.id);
    if (!HELD_REASONS.has(refusal.reason)) return;
    for (const change of changes) {
      if (change.type === 'document.text' && this.#texts.isDeclared(mark, change.clientId, changes))
        this.#texts.hold(change.documentId, { mark, clientId: change.clientId });
    }
  }

  /** Why an entry has no effect (JOURNAL B3); null when it counts. Changes nothing. */
  #refusal({ entry, mark }: Folded): Refusal | null {
    const { expunged, struck, roleActs, closings, late } = this.#authority;
    const isAct = entry.body?.changes.some(isLeaderAct) === true;
    // Expunging drops words that must not exist (JOURNAL B6); an act of authority is undone by another act.
    if (expunged.has(entry.id) && !isAct) return { reason: 'expunged' };
    if (entry.body === null) return null; // left out of a hand-over: nothing to apply
    const struckFor = struck.get(entry.id);
    if (struckFor !== undefined) return { reason: struckFor };
    if (!this.#placement.hasGoodLamport(entry)) return { reason: 'badLamport' };
    // The first entry is the case itself: no removal reaches it.
    if (entry.id !== this.caseId && isAfterRemoval(roleActs, mark, isAct)) return { reason: 'afterRemoval' };
    const role = roleAt(roleActs, mark);
    if (role === null) return { reason: 'notMember' };
    const forkedAt = this.#placement.forkSeq(entry.writer);
    const { changes } = entry.body;
    const known = new Map<string, RecordContext>();
    for (const change of changes) {
      if (forkedAt !== null && entry.seq >= forkedAt && isLeaderAct(change)) return { reason: 'forkedAuthority' };
      const isGenesis = change.type === 'case.created' && entry.id === this.caseId;
      const record = this.#contextOf(change, mark, known);
      if (!isGenesis && !mayChange(role, change, record)) return { reason: 'roleForbids' };
      if (change.type === 'document.text' && !this.#texts.isDeclared(mark, change.clientId, changes))
        return { reason: 'foreignText' };
      const forbidden = forbidsRecord(change, record);
      if (forbidden !== null) return { reason: forbidden };
    }
    const { isAfter, isBeside } = closedFor(closings, mark);
    if (isAfter && !changes.every(change => mayChangeClosed(change, this.#contextOf(change, mark, known))))
      return { reason: 'closed' };
    if (!isBeside || changes.every(needsNoDecision)) return null;
    const decision = late.get(entry.id);
    if (decision === undefined) return { reason: 'closed', isLate: true };
    return decision ? null : { reason: 'lateRefused' };
  }

  /** What the record of a change was before the entry. */
  #contextOf(change: Change, mark: EntryMark, known: Map<string, RecordContext>): RecordContext {
    const named =
      change.type === 'document.text'
        ? ({ kind: 'document', id: change.documentId } as const)
        : 'kind' in change
          ? change
          : null;
    if (named === null) return NEW_RECORD;
    const key = `${named.kind}:${named.id}`;
    let context = known.get(key);
    if (context === undefined) {
      const record = this.record(named.kind, named.id);
      const added = record?.added;
      context =
        added === undefined || added.id === mark.id
          ? NEW_RECORD
          : {
              isNew: false,
              isOwn: added.identity === mark.identity,
              isAfterClosing: this.#authority.closings.some(closing => hasSeen(added, closing.by)),
            };
      known.set(key, context);
    }
    return context;
  }

  #applyChange(change: Change, mark: EntryMark): void {
    switch (change.type) {
      case 'record.set': {
        const table = this.#records.get(change.kind);
        let record = table?.get(change.id);
        if (record === undefined) {
          record = newRecord(change.kind, change.id, mark);
          table?.set(change.id, record);
        }
        applySet(record, change, mark);
        this.#replica.touch(change.kind, change.id);
        break;
      }
      case 'record.removed':
      case 'record.restored':
      case 'conflict.settled': {
        const record = this.record(change.kind, change.id);
        if (record === undefined) break; // nothing of that name was ever here
        if (change.type === 'record.removed') applyRemoval(record, mark);
        else if (change.type === 'record.restored') applyRestoration(record, mark);
        else settle(record, change.field, mark);
        this.#replica.touch(change.kind, change.id);
        break;
      }
      case 'document.text':
        this.#texts.accept(change.documentId, { mark, clientId: change.clientId });
        break;
      case 'epoch.started':
        this.#epoch = Math.max(this.#epoch, change.epoch);
        break;
      default: // acts of authority were read before; sessions were declared; notes change no state
    }
  }

  // Reading ---------------------------------------------------------------------------------------------------

  /** Number of entries folded. */
  get revision(): number {
    return this.#revision;
  }

  get epoch(): number {
    return this.#epoch;
  }

  record(kind: RecordKind, id: string): RecordState | undefined {
    return this.#records.get(kind)?.get(id);
  }

  /** One record as screens see it, null when it is not there or removed. */
  value<K extends RecordKind>(kind: K, id: string): RecordValue<K> | null {
    const record = this.record(kind, id);
    return record === undefined || record.removed !== null ? null : (recordValue(record) as RecordValue<K>);
  }

  /** The entries that make a document's text, in fold order; their updates are in the store. */
  textEntries(documentId: string): readonly TextEntry[] {
    return this.#texts.entriesOf(documentId);
  }

  /** Has this entry its place in the order? One that waits for a cause, or is not here, has none. */
  isFolded(entryId: string): boolean {
    return this.#placement.marks.has(entryId);
  }

  /** Why an entry would be ignored if it came next; null when it would count. Nothing changes. */
  refusalOf(entry: FoldEntry): IgnoredReason | null {
    return this.#refusal({ entry, mark: this.#placement.markFor(entry) })?.reason ?? null;
  }

  ignoredReason(entryId: string): IgnoredReason | null {
    return this.#ignored.get(entryId) ?? null;
  }

  /** The changes that undo these, from the state before them; null when an act cannot be undone. */
  inverseOf(changes: readonly Change[]): Change[] | null {
    return inverseOf(changes, (kind, id) => this.record(kind, id));
  }

  /**
   * The first thing these changes wrote that somebody else changed since, by none of the `own` entries; null when all
   * still stands (JOURNAL B7).
   */
  firstOverwritten(changes: readonly Change[], inverse: readonly Change[], own: ReadonlySet<string>): string | null {
    return firstOverwritten(changes, inverse, own, (kind, id) => this.record(kind, id));
  }

  /** The whole state; the same object as long as nothing changed. Patches that follow start from here. */
  view(): CaseView {
    return this.#replica.view(this.caseId, this.#revision, this.#records, () => this.#standing());
  }

  /** What changed since the last `view` or `takePatch`. */
  takePatch(): CasePatch {
    return this.#replica.takePatch(this.caseId, this.#revision, this.#records, () => this.#standing());
  }

  #standing(): Standing {
    return {
      members: membersOf(this.#authority.roleActs),
      ignored: Array.from(this.#ignored, ([entryId, reason]) => ({ entryId, reason })).sort((x, y) =>
        compareText(x.entryId, y.entryId),
      ),
      waiting: this.#placement.waiting(),
      forks: this.#placement.forks(),
      late: [...this.#late].sort(),
      isClosed: this.#authority.closings.some(closing => closing.reopenedBy.length === 0),
      epoch: this.#epoch,
    };
  }

  // Snapshot --------------------------------------------------------------------------------------------------

  /** Plain JSON data that `restoreFold` reads; null while entries wait for a cause. Equal folds give equal data. */
  serialise(): unknown | null {
    if (this.#placement.isWaiting) return null;
    return serialiseFold({
      caseId: this.caseId,
      marks: [...this.#placement.marks.values()],
      records: this.#records,
      authority: this.#authority,
      ignored: this.#ignored,
      late: this.#late,
      texts: this.#texts,
      epoch: this.#epoch,
      revision: this.#revision,
    });
  }

  /** Fills an empty fold from a snapshot. */
  restore(parts: FoldParts): void {
    this.#placement.restore(parts.marks);
    for (const [kind, table] of parts.records) this.#records.set(kind, table);
    this.#authority = parts.authority;
    this.#ignored = parts.ignored;
    this.#late = parts.late;
    this.#texts = parts.texts;
    this.#epoch = parts.epoch;
    this.#revision = parts.revision;
    this.#last = parts.marks.at(-1) ?? null;
    this.#isPartial = parts.marks.length > 0;
  }
}

const NEW_RECORD: RecordContext = { isNew: true, isOwn: true, isAfterClosing: false };

function emptyTables(): Map<RecordKind, Map<string, RecordState>> {
  return new Map(RECORD_KINDS.map(kind => [kind, new Map()]));
}

function forbidsRecord(change: Change, record: RecordContext): IgnoredReason | null {
  if (change.type !== 'record.set' && change.type !== 'record.removed' && change.type !== 'record.restored')
    return null;
  if (record.isNew) return null;
  const { appendOnly, authorOnly } = RECORDS[change.kind];
  if (appendOnly) return 'appendOnly';
  return authorOnly && !record.isOwn && !answersOnly(change) ? 'notAuthor' : null;
}
