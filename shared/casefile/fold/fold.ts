import type { Change } from '../changes.ts';
import { RECORD_KINDS, RECORDS, type RecordKind, type RecordValue } from '../records/index.ts';
import type { CasePatch, CaseView, Conflict, FoldEntry, IgnoredReason, Member, Provenance } from '../view.ts';
import { isAfterRemoval, mayChange, mayChangeClosed, type RoleAct, roleAt } from './authority.ts';
import { compareMarks, type EntryMark, hasSeen, markOf } from './causality.ts';
import { inverseOf, stillWins } from './inverse.ts';
import {
  applyRemoval,
  applyRestoration,
  applySet,
  conflictsOf,
  newRecord,
  provenanceOf,
  type RecordState,
  recordValue,
  settle,
} from './recordState.ts';
import { type FoldParts, serialiseFold, type TextEntry } from './snapshot.ts';

/** Bumped when the fold would give another state for the same entries: snapshots of another version are not used. */
export const FOLD_VERSION = 1;

interface Folded {
  readonly mark: EntryMark;
  readonly entry: FoldEntry;
}

type Rest = Omit<CaseView, 'caseId' | 'revision' | 'records' | 'provenance'>;

/**
 * The state of a journal, from its entries in any order of arrival (JOURNAL B). Entries that come in order are applied
 * one by one; one that belongs earlier, or an act about roles, makes it start again from the entries it holds.
 */
export class Fold {
  readonly caseId: string;
  /** Entries with their content. A fold restored from a snapshot holds only those added since. */
  readonly #entries = new Map<string, FoldEntry>();
  readonly #marks = new Map<string, EntryMark>();
  readonly #waiting = new Map<string, FoldEntry>();
  #order: Folded[] = [];
  #last: EntryMark | null = null;
  #isPartial = false;

  readonly #records = new Map<RecordKind, Map<string, RecordState>>();
  #roleActs: RoleAct[] = [];
  #ignored = new Map<string, IgnoredReason>();
  #texts = new Map<string, TextEntry[]>();
  #sessions = new Map<string, { mark: EntryMark; clientId: number }[]>();
  #expunged = new Set<string>();
  #closing: EntryMark | null = null;
  #late = new Set<string>();
  #lateAccepted = new Set<string>();
  #lateRefused = new Set<string>();
  #epoch = 0;
  #revision = 0;
  readonly #seqs = new Map<string, Map<number, string[]>>();

  /** First seq with two entries, by writer. */
  readonly #forkSeqs = new Map<string, number>();

  readonly #dirty = new Set<string>();
  #isAllDirty = false;
  #takenRevision = 0;

  constructor(caseId: string) {
    this.caseId = caseId;
    for (const kind of RECORD_KINDS) this.#records.set(kind, new Map());
  }

  /**
   * Takes entries in any order; known ones are «nothing new».
   * @returns false when a fold restored from a snapshot cannot place them: fold all entries anew.
   */
  add(entries: readonly FoldEntry[]): boolean {
    let mustRebuild = false;
    for (const entry of entries) {
      if (!this.#marks.has(entry.id)) this.#waiting.set(entry.id, entry);
    }
    for (const { entry, mark } of this.#takeReady()) {
      const isLate = this.#last !== null && compareMarks(mark, this.#last) < 0;
      if (isLate || changesPast(entry) || this.#isForked(entry.writer)) mustRebuild = true;
      if (mustRebuild) continue;
      this.#order.push({ entry, mark });
      this.#last = mark;
      this.#apply(entry, mark);
    }
    if (!mustRebuild) return true;
    if (this.#isPartial && !this.#canContinue(entries)) return false;
    if (this.#isPartial) this.#continue();
    else this.#rebuild();
    return true;
  }

  /** Marks every waiting entry whose causes are here, in order; causes come before effects by their lamport. */
  #takeReady(): Folded[] {
    const ready: Folded[] = [];
    let found = true;
    while (found) {
      found = false;
      for (const entry of [...this.#waiting.values()].sort((x, y) => x.lamport - y.lamport)) {
        if (this.#missing(entry) !== null) continue;
        const mark = markOf(entry, id => this.#marks.get(id));
        this.#waiting.delete(entry.id);
        this.#marks.set(entry.id, mark);
        this.#entries.set(entry.id, entry);
        this.#noteSeq(entry);
        ready.push({ entry, mark });
        found = true;
      }
    }
    return ready.sort((x, y) => compareMarks(x.mark, y.mark));
  }

  /** After a restore, acts about roles can still be applied in order when nothing came late. */
  #canContinue(entries: readonly FoldEntry[]): boolean {
    return (
      entries.every(entry => {
        const mark = this.#marks.get(entry.id);
        return (
          mark === undefined ||
          this.#last === null ||
          compareMarks(mark, this.#last) > 0 ||
          this.#order.some(each => each.mark === mark)
        );
      }) &&
      !entries.some(entry =>
        entry.body?.changes.some(
          change =>
            change.type === 'member.removed' || change.type === 'entry.expunged' || change.type === 'late.decided',
        ),
      )
    );
  }

  #continue(): void {
    const applied = new Set(this.#order.map(each => each.entry.id));
    const fresh = [...this.#entries.values()]
      .filter(entry => !applied.has(entry.id))
      .map(entry => ({ entry, mark: this.#mark(entry.id) }));
    for (const each of fresh.sort((a, b) => compareMarks(a.mark, b.mark))) {
      this.#noteAuthority(each);
      this.#order.push(each);
      this.#last = each.mark;
      this.#apply(each.entry, each.mark);
    }
  }

  #mark(id: string): EntryMark {
    const mark = this.#marks.get(id);
    if (mark === undefined) throw new Error('entry without a mark');
    return mark;
  }

  #missing(entry: FoldEntry): string | null {
    if (entry.prevId !== null && !this.#marks.has(entry.prevId)) return entry.prevId;
    return entry.seen.find(seen => !this.#marks.has(seen.id))?.id ?? null;
  }

  #noteSeq({ writer, seq, id }: Pick<FoldEntry, 'writer' | 'seq' | 'id'>): void {
    const seqs = this.#seqs.get(writer) ?? new Map<number, string[]>();
    const ids = [...(seqs.get(seq) ?? []), id].sort();
    seqs.set(seq, ids);
    this.#seqs.set(writer, seqs);
    if (ids.length > 1) this.#forkSeqs.set(writer, Math.min(seq, this.#forkSeqs.get(writer) ?? seq));
  }

  #isForked(writer: string): boolean {
    return this.#forkSeqs.has(writer);
  }

  #forkSeq(writer: string): number | null {
    return this.#forkSeqs.get(writer) ?? null;
  }

  #rebuild(): void {
    this.#order = [...this.#entries.values()]
      .map(entry => ({ entry, mark: this.#mark(entry.id) }))
      .sort((a, b) => compareMarks(a.mark, b.mark));
    for (const kind of RECORD_KINDS) this.#records.set(kind, new Map());
    this.#roleActs = [];
    this.#ignored = new Map();
    this.#texts = new Map();
    this.#sessions = new Map();
    this.#expunged = new Set();
    this.#closing = null;
    this.#late = new Set();
    this.#lateAccepted = new Set();
    this.#lateRefused = new Set();
    this.#epoch = 0;
    this.#revision = 0;
    this.#isAllDirty = true;
    for (const each of this.#order) this.#noteAuthority(each);
    for (const { entry, mark } of this.#order) this.#apply(entry, mark);
    this.#last = this.#order.at(-1)?.mark ?? null;
  }

  /** First pass: acts whose effect reaches entries ordered before them (roles, removals, expunging, closing, late work). */
  #noteAuthority({ entry, mark }: Folded): void {
    const changes = entry.body?.changes ?? [];
    const isGenesis = entry.seq === 0 && entry.id === this.caseId;
    const forkedAt = this.#forkSeq(entry.writer);
    if (!isGenesis && (roleAt(this.#roleActs, mark) !== 'leader' || (forkedAt !== null && entry.seq >= forkedAt)))
      return;
    for (const change of changes) {
      if (change.type === 'case.created' && isGenesis)
        this.#roleActs.push({
          by: mark,
          identity: change.leader,
          name: change.leaderName,
          role: 'leader',
          lastAccepted: [],
        });
      else if (change.type === 'member.admitted')
        this.#roleActs.push({
          by: mark,
          identity: change.identity,
          name: change.name,
          role: change.role,
          lastAccepted: [],
        });
      else if (change.type === 'member.roleChanged')
        this.#roleActs.push({ by: mark, identity: change.identity, name: '', role: change.role, lastAccepted: [] });
      else if (change.type === 'member.removed')
        this.#roleActs.push({
          by: mark,
          identity: change.identity,
          name: '',
          role: null,
          lastAccepted: change.lastAccepted,
        });
      else if (change.type === 'entry.expunged') this.#expunged.add(change.entryId);
      else if (change.type === 'case.closed') this.#closing = mark;
      else if (change.type === 'case.reopened') this.#closing = null;
      else if (change.type === 'late.decided')
        for (const id of change.entryIds) (change.accept ? this.#lateAccepted : this.#lateRefused).add(id);
    }
  }

  #apply(entry: FoldEntry, mark: EntryMark): void {
    this.#revision++;
    if (this.#order.length === 1 && this.#roleActs.length === 0) this.#noteAuthority({ entry, mark });
    const reason = this.#refusal(entry, mark);
    if (reason !== null) {
      this.#ignored.set(entry.id, reason);
      return;
    }
    for (const change of entry.body?.changes ?? []) this.#applyChange(change, mark, entry);
  }

  #refusal(entry: FoldEntry, mark: EntryMark): IgnoredReason | null {
    if (entry.body === null) return null; // left out of a hand-over: nothing to apply
    if (this.#expunged.has(entry.id)) return 'expunged';
    const causes = [entry.prevId, ...entry.seen.map(seen => seen.id)].flatMap(id =>
      id === null ? [] : [this.#mark(id).lamport],
    );
    if (entry.lamport !== 1 + Math.max(0, ...causes)) return 'badLamport';
    if (isAfterRemoval(this.#roleActs, mark)) return 'afterRemoval';
    const role = roleAt(this.#roleActs, mark);
    if (role === null) return 'notMember';
    const forkedAt = this.#forkSeq(entry.writer);
    const isForkedAct = forkedAt !== null && entry.seq >= forkedAt;
    for (const change of entry.body.changes) {
      if (isForkedAct && isRoleAct(change)) return 'forkedAuthority';
      const isGenesis = change.type === 'case.created' && entry.id === this.caseId;
      if (!isGenesis && !mayChange(role, change)) return 'roleForbids';
      if (change.type === 'document.text' && !this.#isDeclared(mark, change.clientId, entry.body.changes))
        return 'foreignText';
      const forbidden = this.#forbidsRecord(change, mark);
      if (forbidden !== null) return forbidden;
    }
    if (this.#closing !== null && mark.id !== this.#closing.id) {
      if (hasSeen(mark, this.#closing)) {
        if (!entry.body.changes.every(mayChangeClosed)) return 'closed';
      } else if (!hasSeen(this.#closing, mark) && !this.#lateAccepted.has(entry.id)) {
        if (this.#lateRefused.has(entry.id)) return 'lateRefused';
        this.#late.add(entry.id);
        return 'closed';
      }
    }
    return null;
  }

  #isDeclared(mark: EntryMark, clientId: number, own: readonly Change[]): boolean {
    return (
      own.some(change => change.type === 'session.started' && change.clientId === clientId) ||
      (this.#sessions.get(mark.writer) ?? []).some(each => each.clientId === clientId && each.mark.seq < mark.seq)
    );
  }

  #forbidsRecord(change: Change, mark: EntryMark): IgnoredReason | null {
    if (change.type !== 'record.set' && change.type !== 'record.removed' && change.type !== 'record.restored')
      return null;
    const record = this.#records.get(change.kind)?.get(change.id);
    if (record === undefined || record.added.id === mark.id) return null;
    const definition = RECORDS[change.kind];
    if (definition.appendOnly) return 'appendOnly';
    return definition.authorOnly && record.added.identity !== mark.identity ? 'notAuthor' : null;
  }

  #applyChange(change: Change, mark: EntryMark, entry: FoldEntry): void {
    switch (change.type) {
      case 'record.set':
        applySet(this.#recordFor(change.kind, change.id, mark), change, mark);
        break;
      case 'record.removed':
        applyRemoval(this.#recordFor(change.kind, change.id, mark), mark);
        break;
      case 'record.restored':
        applyRestoration(this.#recordFor(change.kind, change.id, mark), mark);
        break;
      case 'conflict.settled':
        settle(this.#recordFor(change.kind, change.id, mark), change.field, mark);
        break;
      case 'session.started':
        this.#sessions.set(entry.writer, [
          ...(this.#sessions.get(entry.writer) ?? []),
          { mark, clientId: change.clientId },
        ]);
        break;
      case 'document.text': {
        const texts = this.#texts.get(change.documentId) ?? [];
        texts.push({ entryId: entry.id, clientId: change.clientId });
        this.#texts.set(change.documentId, texts);
        break;
      }
      case 'epoch.started':
        this.#epoch = Math.max(this.#epoch, change.epoch);
        break;
      default: // acts of authority were noted in the first pass; notes change no state
    }
  }

  #recordFor(kind: RecordKind, id: string, by: EntryMark): RecordState {
    this.#dirty.add(`${kind}:${id}`);
    const table = this.#records.get(kind);
    if (table === undefined) throw new Error('unknown kind');
    const known = table.get(id);
    if (known !== undefined) return known;
    const record = newRecord(kind, id, by);
    table.set(id, record);
    return record;
  }

  // Reading ---------------------------------------------------------------------------------------------------

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
    return this.#texts.get(documentId) ?? [];
  }

  /** Has this entry its place in the order? One that waits for a cause, or is not here, has none. */
  isFolded(entryId: string): boolean {
    return this.#marks.has(entryId);
  }

  /** Why an entry would be ignored if it came next; null when it would count. Nothing changes. */
  refusalOf(entry: FoldEntry): IgnoredReason | null {
    return this.#refusal(
      entry,
      markOf(entry, id => this.#marks.get(id)),
    );
  }

  ignoredReason(entryId: string): IgnoredReason | null {
    return this.#ignored.get(entryId) ?? null;
  }

  /** The changes that undo these, from the state before them; null when an act cannot be undone. */
  inverseOf(changes: readonly Change[]): Change[] | null {
    return inverseOf(changes, (kind, id) => this.record(kind, id));
  }

  /** Does every field these changes set still hold what this entry wrote (JOURNAL B7)? */
  stillWins(entryId: string, changes: readonly Change[]): boolean {
    return stillWins(entryId, changes, (kind, id) => this.record(kind, id));
  }

  view(): CaseView {
    const records = {} as Record<RecordKind, Record<string, RecordValue>>;
    const provenance: Record<string, Provenance> = {};
    for (const [kind, table] of this.#records) {
      const values: Record<string, RecordValue> = {};
      for (const record of table.values()) {
        if (record.removed !== null) continue;
        values[record.id] = recordValue(record);
        provenance[`${kind}:${record.id}`] = provenanceOf(record);
      }
      records[kind] = values;
    }
    this.#dirty.clear();
    this.#isAllDirty = false;
    this.#takenRevision = this.#revision;
    return {
      caseId: this.caseId,
      revision: this.#revision,
      records: records as unknown as CaseView['records'],
      provenance,
      ...this.#rest(),
    };
  }

  /** What changed since the last `view` or `takePatch`. */
  takePatch(): CasePatch {
    const fromRevision = this.#takenRevision;
    if (this.#isAllDirty) {
      for (const [kind, table] of this.#records) for (const id of table.keys()) this.#dirty.add(`${kind}:${id}`);
    }
    const records: Partial<Record<RecordKind, Record<string, RecordValue | null>>> = {};
    const provenance: Record<string, Provenance | null> = {};
    for (const key of this.#dirty) {
      const at = key.indexOf(':');
      const kind = key.slice(0, at) as RecordKind;
      const record = this.record(kind, key.slice(at + 1));
      const isShown = record !== undefined && record.removed === null;
      const table = records[kind] ?? {};
      table[key.slice(at + 1)] = isShown ? recordValue(record) : null;
      records[kind] = table;
      provenance[key] = isShown ? provenanceOf(record) : null;
    }
    this.#dirty.clear();
    this.#isAllDirty = false;
    this.#takenRevision = this.#revision;
    return {
      caseId: this.caseId,
      fromRevision,
      revision: this.#revision,
      records: records as CasePatch['records'],
      provenance,
      rest: this.#rest(),
    };
  }

  #rest(): Rest {
    const conflicts: Conflict[] = [];
    const removed: { kind: RecordKind; id: string; label: string }[] = [];
    for (const [kind, table] of this.#records) {
      for (const record of table.values()) {
        conflicts.push(...conflictsOf(record));
        if (record.removed !== null) removed.push({ kind, id: record.id, label: labelOf(recordValue(record)) });
      }
    }
    return {
      removed,
      conflicts,
      members: this.#members(),
      ignored: Array.from(this.#ignored, ([entryId, reason]) => ({ entryId, reason })),
      waiting: [...this.#waiting.values()]
        .map(entry => ({ entryId: entry.id, missing: this.#missing(entry) ?? '' }))
        .sort(byEntryId),
      forks: [...this.#seqs].flatMap(([writer, seqs]) =>
        [...seqs].filter(([, ids]) => ids.length > 1).map(([seq, entryIds]) => ({ writer, seq, entryIds })),
      ),
      late: [...this.#late].filter(id => !this.#lateAccepted.has(id) && !this.#lateRefused.has(id)).sort(),
      isClosed: this.#closing !== null,
      epoch: this.#epoch,
    };
  }

  #members(): Member[] {
    const members = new Map<string, Member>();
    for (const act of this.#roleActs) {
      const old = members.get(act.identity);
      members.set(act.identity, {
        identity: act.identity,
        name: act.name || (old?.name ?? ''),
        role: act.role ?? old?.role ?? 'member',
        isRemoved: act.role === null,
      });
    }
    return [...members.values()];
  }

  // Snapshot --------------------------------------------------------------------------------------------------

  /** Plain JSON data that `restoreFold` reads; null while entries wait for a cause. */
  serialise(): unknown | null {
    if (this.#waiting.size > 0 || this.#closing !== null) return null;
    return serialiseFold({
      caseId: this.caseId,
      marks: this.#marks,
      records: this.#records,
      roleActs: this.#roleActs,
      ignored: this.#ignored,
      texts: this.#texts,
      sessions: this.#sessions,
      epoch: this.#epoch,
      revision: this.#revision,
      last: this.#last,
    });
  }

  /** Fills an empty fold from a snapshot. */
  restore(data: FoldParts): void {
    for (const [id, mark] of data.marks) {
      this.#marks.set(id, mark);
      this.#noteSeq(mark);
    }
    for (const [kind, table] of data.records) this.#records.set(kind, table);
    this.#roleActs = data.roleActs;
    this.#ignored = data.ignored;
    this.#texts = data.texts;
    this.#sessions = data.sessions;
    this.#epoch = data.epoch;
    this.#revision = data.revision;
    this.#last = data.last;
    this.#isPartial = data.marks.size > 0;
  }
}

function isRoleAct(change: Change): boolean {
  return (
    change.type === 'member.admitted' ||
    change.type === 'member.roleChanged' ||
    change.type === 'member.removed' ||
    change.type === 'epoch.started'
  );
}

/** Acts that may change what earlier entries mean, or who may write: the fold starts again after them. */
function changesPast(entry: FoldEntry): boolean {
  return (
    entry.body?.changes.some(
      change =>
        isRoleAct(change) ||
        change.type === 'entry.expunged' ||
        change.type === 'case.closed' ||
        change.type === 'case.reopened' ||
        change.type === 'late.decided',
    ) ?? false
  );
}

function byEntryId(a: { entryId: string }, b: { entryId: string }): number {
  return a.entryId < b.entryId ? -1 : 1;
}

/** A line to know a record by. */
export function labelOf(value: RecordValue): string {
  for (const name of [
    'title',
    'name',
    'fullName',
    'action',
    'number',
    'body',
    'pseudonym',
    'reason',
    'description',
  ] as const) {
    const part = (value as Record<string, unknown>)[name];
    if (typeof part === 'string' && part !== '') return part;
    if (typeof part === 'number') return String(part);
  }
  return '';
}
