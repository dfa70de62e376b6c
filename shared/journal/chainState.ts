import { toHex } from '#vault';
import { linkOf, seenKey } from './header.ts';
import type { EntryHeader, Head, StoredEntry } from './types.ts';

/** An entry whose hashes were checked, without its content. */
export type CheckedEntry = { readonly stored: Pick<StoredEntry, 'id' | 'signature'>; readonly header: EntryHeader };

/** What the entries of one journal say about themselves; the same for any order of arrival. */
export interface ChainState {
  /** Every tip: entries that no other entry follows. A forked writer has more than one. */
  readonly tips: readonly Head[];
  /** The newest tip of each writer. */
  readonly heads: readonly Head[];
  /** Places where a writer's chain has two entries with one seq (JOURNAL A1). */
  readonly forks: readonly { readonly writer: string; readonly seq: number; readonly ids: readonly string[] }[];
  /** Entries that wait: `prev` or something `seen` is not here. */
  readonly missing: readonly {
    readonly id: string;
    readonly causes: readonly { readonly writer: string; readonly seq: number }[];
  }[];
  /** Entries that follow another writer's entry, or skip a seq, or belong to another case than the one before them. */
  readonly misplaced: readonly string[];
  /** Entries whose lamport is not 1 + max(prev, seen): kept and ignored (JOURNAL A2). Only where all causes are here. */
  readonly badLamport: readonly string[];
}

interface Known {
  readonly head: Head;
  readonly header: EntryHeader;
  readonly caseId: string;
}

/** Heads, forks, gaps and wrong counters of a journal. Pure. */
export function chainState(entries: readonly CheckedEntry[]): ChainState {
  const byId = new Map<string, Known>();
  const byLink = new Map<string, Known>();
  for (const { stored, header } of entries) {
    const id = toHex(stored.id);
    const caseId = toHex(header.caseId);
    const known: Known = {
      header,
      caseId: /^0+$/.test(caseId) ? id : caseId,
      head: {
        writer: toHex(header.writer),
        seq: header.seq,
        id,
        lamport: header.lamport,
        link: toHex(linkOf(stored.id, stored.signature)),
      },
    };
    byId.set(id, known);
    byLink.set(known.head.link, known);
  }
  const sorted = [...byId.values()].sort((a, b) => (orderOf(a.head) < orderOf(b.head) ? -1 : 1));
  const followed = new Set<string>();
  const missing: { id: string; causes: { writer: string; seq: number }[] }[] = [];
  const misplaced: string[] = [];
  const badLamport: string[] = [];
  for (const { head, header, caseId } of sorted) {
    const causes: { writer: string; seq: number }[] = [];
    let newest = 0;
    if (header.prev !== null) {
      const before = byLink.get(toHex(header.prev));
      if (before === undefined) causes.push({ writer: head.writer, seq: head.seq - 1 });
      else {
        followed.add(before.head.link);
        newest = before.head.lamport;
        if (before.head.writer !== head.writer || before.head.seq + 1 !== head.seq || before.caseId !== caseId)
          misplaced.push(head.id);
      }
    }
    for (const each of header.seen) {
      const writer = toHex(each.writer);
      const cause = byId.get(toHex(each.id));
      if (cause === undefined || cause.head.writer !== writer || cause.head.seq !== each.seq)
        causes.push({ writer, seq: each.seq });
      else newest = Math.max(newest, cause.head.lamport);
    }
    if (causes.length > 0) missing.push({ id: head.id, causes });
    else if (head.lamport !== newest + 1) badLamport.push(head.id);
  }
  const tips = sorted.map(each => each.head).filter(head => !followed.has(head.link));
  const heads = new Map(tips.map(head => [head.writer, head])); // sorted: the newest of a writer is set last
  return { tips, heads: [...heads.values()], forks: forksOf(sorted), missing, misplaced, badLamport };
}

function orderOf(head: Head): string {
  return seenKey(head.writer, head.seq, head.id);
}

function forksOf(sorted: readonly Known[]): ChainState['forks'] {
  const places = new Map<string, { writer: string; seq: number; ids: string[] }>();
  for (const { head } of sorted) {
    const key = `${head.writer}/${head.seq}`;
    const place = places.get(key) ?? { writer: head.writer, seq: head.seq, ids: [] };
    place.ids.push(head.id);
    places.set(key, place);
  }
  return [...places.values()].filter(place => place.ids.length > 1);
}
