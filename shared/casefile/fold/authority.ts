import type { MemberRole } from '../changes.ts';
import type { IgnoredReason, Member } from '../view.ts';
import { type EntryMark, type Folded, hasSeen } from './causality.ts';
import { isLeaderAct } from './permissions.ts';

/** One act about a person's part in the case, in fold order. */
export interface RoleAct {
  readonly by: EntryMark;
  readonly identity: string;
  readonly name: string;
  /** null = removed. */
  readonly role: MemberRole | null;
  readonly lastAccepted: readonly { writer: string; seq: number }[];
}

export interface Closing {
  readonly by: EntryMark;
  readonly reopenedBy: EntryMark[];
}

/** What the leaders' acts amount to. Read first, for some reach entries that are ordered before them. */
export interface Authority {
  readonly roleActs: RoleAct[];
  readonly expunged: Set<string>;
  readonly closings: Closing[];
  /** Late work decided on: accepted or not; the last decision in order counts. */
  readonly late: Map<string, boolean>;
  /** Acts of authority that another one took back, and why. */
  readonly struck: Map<string, IgnoredReason>;
  /** Entries whose acts are in the above. */
  readonly noted: Set<string>;
}

export interface AuthorityRules {
  readonly caseId: string;
  forkSeq(writer: string): number | null;
  hasGoodLamport(each: Folded): boolean;
}

export function noAuthority(struck = new Map<string, IgnoredReason>()): Authority {
  return { roleActs: [], expunged: new Set(), closings: [], late: new Map(), struck, noted: new Set() };
}

export function isActOfAuthority({ entry }: Folded, caseId: string): boolean {
  return entry.id === caseId || (entry.body?.changes.some(isLeaderAct) ?? false);
}

/**
 * Reads all acts of authority in fold order. An act that a later one takes back – a removal that accepts less of its
 * author, an expunging – is struck and everything is read again without it. Of two leaders who remove each other at once
 * the first in order stands. Struck acts stay struck, so this ends.
 */
export function readAuthority(
  order: readonly Folded[],
  rules: AuthorityRules,
  struck: Map<string, IgnoredReason>,
): Authority {
  const acts = order.filter(each => isActOfAuthority(each, rules.caseId));
  for (;;) {
    const authority = noAuthority(struck);
    const noted: Folded[] = [];
    let isAgain = false;
    for (const each of acts) {
      if (!counts(authority, each, rules)) continue;
      noteActs(authority, each, rules.caseId);
      for (const earlier of noted) {
        const reason = takenBack(authority, each, earlier, rules.caseId);
        if (reason === null) continue;
        struck.set(earlier.entry.id, reason);
        isAgain = true;
      }
      if (isAgain) break;
      noted.push(each);
    }
    if (!isAgain) return authority;
  }
}

/** Has this act the authority it claims, by the acts before it? */
function counts(authority: Authority, each: Folded, rules: AuthorityRules): boolean {
  const { mark } = each;
  if (mark.id === rules.caseId) return true;
  const forkedAt = rules.forkSeq(mark.writer);
  return (
    !authority.struck.has(mark.id) &&
    rules.hasGoodLamport(each) &&
    (forkedAt === null || mark.seq < forkedAt) &&
    !isAfterRemoval(authority.roleActs, mark, true) &&
    roleAt(authority.roleActs, mark) === 'leader'
  );
}

/** Adds what an entry that counts says about authority. */
export function noteActs(authority: Authority, { entry, mark }: Folded, caseId: string): void {
  const { roleActs, expunged, closings, late } = authority;
  authority.noted.add(entry.id);
  const note = (act: Pick<RoleAct, 'identity' | 'role'> & Partial<RoleAct>) =>
    roleActs.push({ name: '', lastAccepted: [], ...act, by: mark });
  for (const change of entry.body?.changes ?? []) {
    switch (change.type) {
      case 'case.created':
        if (entry.id === caseId) note({ identity: change.leader, name: change.leaderName, role: 'leader' });
        break;
      case 'member.admitted':
        note({ identity: change.identity, name: change.name, role: change.role });
        break;
      case 'member.roleChanged':
        note({ identity: change.identity, role: change.role });
        break;
      case 'member.removed':
        note({ identity: change.identity, role: null, lastAccepted: change.lastAccepted });
        break;
      case 'entry.expunged':
        if (change.entryId !== caseId) expunged.add(change.entryId);
        break;
      case 'case.closed':
        closings.push({ by: mark, reopenedBy: [] });
        break;
      case 'case.reopened':
        for (const closing of closings) if (hasSeen(mark, closing.by)) closing.reopenedBy.push(mark);
        break;
      case 'late.decided':
        for (const id of change.entryIds) late.set(id, change.accept);
        break;
      default:
    }
  }
}

function takenBack(authority: Authority, by: Folded, earlier: Folded, caseId: string): IgnoredReason | null {
  if (earlier.entry.id === caseId) return null;
  const isAct = earlier.entry.body?.changes.some(isLeaderAct) === true;
  if (authority.expunged.has(earlier.entry.id) && !isAct) return 'expunged';
  const removals = authority.roleActs.filter(act => act.by.id === by.mark.id && act.role === null);
  return isAfterRemoval(removals, earlier.mark, true) ? 'afterRemoval' : null;
}

/** The role a person had in the causal past of an entry – for the first entry of all, by that entry; null = none. */
export function roleAt(acts: readonly RoleAct[], entry: EntryMark): MemberRole | null {
  let role: MemberRole | null = null;
  for (const act of acts) {
    if (act.identity === entry.identity && (hasSeen(entry, act.by) || isFirst(act.by, entry))) role = act.role;
  }
  return role;
}

function isFirst(act: EntryMark, entry: EntryMark): boolean {
  return act.id === entry.id && entry.lamport === 1;
}

/**
 * Is the entry beyond what a removal still accepts of its writer (JOURNAL B4)? Later re-admission lifts it. An act of
 * authority that the remover had seen stands – others rest on it, the remover perhaps too – and is undone by another act.
 */
export function isAfterRemoval(acts: readonly RoleAct[], entry: EntryMark, isAct: boolean): boolean {
  return acts.some(act => {
    if (act.identity !== entry.identity || act.role !== null || act.by.id === entry.id) return false;
    if (isAct && hasSeen(act.by, entry)) return false;
    const isReadmitted = acts.some(
      later =>
        later.identity === entry.identity &&
        later.role !== null &&
        hasSeen(later.by, act.by) &&
        hasSeen(entry, later.by),
    );
    return isBeyond(act, entry) && !isReadmitted;
  });
}

function isBeyond(act: RoleAct, { writer, seq }: EntryMark): boolean {
  return seq > (act.lastAccepted.find(each => each.writer === writer)?.seq ?? -1);
}

/**
 * Does an act reach entries that are already folded? `heads` are the newest entries of every chain. Such an act makes
 * the fold start again.
 */
export function reachesBack({ entry, mark }: Folded, heads: Iterable<EntryMark>): boolean {
  const changes = entry.body?.changes ?? [];
  if (changes.some(change => change.type === 'entry.expunged' || change.type === 'late.decided')) return true;
  const isClosing = changes.some(change => change.type === 'case.closed');
  const removals = changes.filter(change => change.type === 'member.removed');
  if (!isClosing && removals.length === 0) return false;
  for (const head of heads) {
    const isOwn = head.id === mark.id;
    if (isClosing && !isOwn && !hasSeen(mark, head)) return true;
    for (const { identity, lastAccepted } of removals) {
      if (head.identity !== identity) continue;
      // Whoever removes themselves may cut their own chain before this very act.
      const newest = isOwn ? head.seq - 1 : head.seq;
      if (newest > (lastAccepted.find(each => each.writer === head.writer)?.seq ?? -1)) return true;
    }
  }
  return false;
}

/** Where an entry stands to the closings of the file. */
export function closedFor(
  closings: readonly Closing[],
  entry: EntryMark,
): { readonly isAfter: boolean; readonly isBeside: boolean } {
  let isAfter = false;
  let isBeside = false;
  for (const { by, reopenedBy } of closings) {
    if (by.id === entry.id || hasSeen(by, entry)) continue;
    if (!hasSeen(entry, by)) isBeside = true;
    else if (!reopenedBy.some(each => each.id === entry.id || hasSeen(entry, each))) isAfter = true;
  }
  return { isAfter, isBeside };
}

export function membersOf(acts: readonly RoleAct[]): Member[] {
  const members = new Map<string, Member>();
  for (const act of acts) {
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
