import type { FoldEntry } from '../view.ts';

/** What the fold keeps of an entry for ever: enough to order it and to say who had seen it. */
export interface EntryMark {
  readonly id: string;
  readonly writer: string;
  readonly identity: string;
  readonly seq: number;
  readonly lamport: number;
  readonly time: number;
  /** The writer; after a fork `writer#id` with the first entry of the branch, so that branches do not see each other. */
  readonly chain: string;
  /** Highest seq of every *other* chain in this entry's causal past; shared between entries that saw nothing new. */
  readonly past: ReadonlyMap<string, number>;
}

/** An entry in its place. */
export interface Folded {
  readonly entry: FoldEntry;
  readonly mark: EntryMark;
}

const NOTHING: ReadonlyMap<string, number> = new Map();

/** The mark of an entry whose causes (`prevId`, `seen`) are all known; `isFork`: another entry has the same writer and seq. */
export function markOf(entry: FoldEntry, causes: (id: string) => EntryMark | undefined, isFork: boolean): EntryMark {
  const { id, writer, identity, seq, lamport } = entry;
  const previous = entry.prevId === null ? undefined : causes(entry.prevId);
  const chain = isFork ? `${writer}#${id}` : (previous?.chain ?? writer);
  let past = previous?.past ?? NOTHING;
  const leavesChain = previous !== undefined && previous.chain !== chain;
  if (leavesChain || entry.seen.length > 0) {
    const merged = new Map(past);
    const raise = (other: string, to: number) => {
      if (other !== chain && (merged.get(other) ?? -1) < to) merged.set(other, to);
    };
    if (leavesChain) raise(previous.chain, previous.seq);
    for (const seen of entry.seen) {
      const mark = causes(seen.id);
      if (mark === undefined) continue;
      raise(mark.chain, mark.seq);
      for (const [other, to] of mark.past) raise(other, to);
    }
    past = merged;
  }
  return { id, writer, identity, seq, lamport, time: entry.body?.time ?? 0, chain, past };
}

/** Had `later` seen `earlier`? Two entries are concurrent when neither has seen the other (JOURNAL A2). */
export function hasSeen(later: EntryMark, earlier: EntryMark): boolean {
  if (later.chain === earlier.chain) return later.seq > earlier.seq;
  return (later.past.get(earlier.chain) ?? -1) >= earlier.seq;
}

/** JOURNAL B1: (lamport, writer, entry id). */
export function compareMarks(a: EntryMark, b: EntryMark): number {
  return a.lamport - b.lamport || compareText(a.writer, b.writer) || compareText(a.id, b.id);
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
