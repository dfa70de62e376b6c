import type { Change, MemberRole } from '../changes.ts';
import type { RecordKind } from '../records/index.ts';
import { type EntryMark, hasSeen } from './causality.ts';

/** One act about a person's part in the case, in fold order. */
export interface RoleAct {
  readonly by: EntryMark;
  readonly identity: string;
  readonly name: string;
  /** null = removed. */
  readonly role: MemberRole | null;
  readonly lastAccepted: readonly { writer: string; seq: number }[];
}

const LEADER_ONLY: ReadonlySet<Change['type']> = new Set([
  'member.admitted',
  'member.roleChanged',
  'member.removed',
  'epoch.started',
  'entry.expunged',
  'case.closed',
  'case.reopened',
  'late.decided',
]);
const EVERYONE: ReadonlySet<Change['type']> = new Set(['session.started', 'note.recorded']);
const REVIEWER_KINDS: ReadonlySet<RecordKind> = new Set(['remark', 'custody']);
const CLERK_KINDS: ReadonlySet<RecordKind> = new Set([
  'document',
  'documentVersion',
  'custody',
  'caseInfo',
  'evidence',
  'procedureAct',
]);
/** A closed file still accepts follow-up, custody, return of originals and archive acts (MODEL, three ends). */
const AFTER_CLOSING: ReadonlySet<RecordKind> = new Set([
  'recommendation',
  'implementation',
  'custody',
  'evidence',
  'procedureAct',
  'transfer',
  'caseInfo',
  'document',
  'documentVersion',
  'measure',
]);

/** May this role make this change? What it may not is kept, shown and ignored (JOURNAL B3). */
export function mayChange(role: MemberRole, change: Change): boolean {
  if (EVERYONE.has(change.type) || role === 'leader') return true;
  if (LEADER_ONLY.has(change.type) || change.type === 'case.created') return false;
  if (role === 'member') return true;
  if (change.type === 'record.set' || change.type === 'record.removed' || change.type === 'record.restored') {
    return (role === 'reviewer' ? REVIEWER_KINDS : CLERK_KINDS).has(change.kind);
  }
  return false;
}

export function mayChangeClosed(change: Change): boolean {
  if (change.type === 'record.set' || change.type === 'record.removed' || change.type === 'record.restored')
    return AFTER_CLOSING.has(change.kind);
  return change.type !== 'document.text' && change.type !== 'conflict.settled';
}

/** The role a person had in the causal past of an entry; null = none. */
export function roleAt(acts: readonly RoleAct[], entry: EntryMark): MemberRole | null {
  let role: MemberRole | null = null;
  for (const act of acts) {
    if (act.identity === entry.identity && (act.by.id === entry.id || hasSeen(entry, act.by))) role = act.role;
  }
  return role;
}

/** Is the entry beyond what a removal still accepts of its writer (JOURNAL B4)? Later re-admission lifts it. */
export function isAfterRemoval(acts: readonly RoleAct[], entry: EntryMark): boolean {
  return acts.some(act => {
    if (act.identity !== entry.identity || act.role !== null) return false;
    const last = act.lastAccepted.find(each => each.writer === entry.writer);
    const isBeyond = entry.seq > (last?.seq ?? -1);
    const isReadmitted = acts.some(
      later =>
        later.identity === entry.identity &&
        later.role !== null &&
        hasSeen(later.by, act.by) &&
        hasSeen(entry, later.by),
    );
    return isBeyond && !isReadmitted;
  });
}
