import type { FoldEntry } from '../view.ts';

/** What the fold keeps of an entry for ever: enough to order it and to say who had seen it. */
export interface EntryMark {
  readonly id: string;
  readonly writer: string;
  readonly identity: string;
  readonly seq: number;
  readonly lamport: number;
  readonly time: number;
  /** Highest seq of every *other* writer in this entry's causal past; shared between entries that saw nothing new. */
  readonly past: ReadonlyMap<string, number>;
}

const NOTHING: ReadonlyMap<string, number> = new Map();

/** The mark of an entry whose causes (`prevId`, `seen`) are all known. */
export function markOf(entry: FoldEntry, causes: (id: string) => EntryMark | undefined): EntryMark {
  const previous = entry.prevId === null ? undefined : causes(entry.prevId);
  let past = previous?.past ?? NOTHING;
  if (entry.seen.length > 0) {
    const merged = new Map(past);
    const raise = (writer: string, seq: number) => {
      if (writer !== entry.writer && (merged.get(writer) ?? -1) < seq) merged.set(writer, seq);
    };
    for (const seen of entry.seen) {
      raise(seen.writer, seen.seq);
      for (const [writer, seq] of causes(seen.id)?.past ?? NOTHING) raise(writer, seq);
    }
    past = merged;
  }
  const { id, writer, identity, seq, lamport } = entry;
  return { id, writer, identity, seq, lamport, time: entry.body?.time ?? 0, past };
}

/** Had `later` seen `earlier`? Two entries are concurrent when neither has seen the other (JOURNAL A2). */
export function hasSeen(later: EntryMark, earlier: EntryMark): boolean {
  if (later.writer === earlier.writer) return later.seq > earlier.seq;
  return (later.past.get(earlier.writer) ?? -1) >= earlier.seq;
}

/** JOURNAL B1: (lamport, writer, entry id). */
export function compareMarks(a: EntryMark, b: EntryMark): number {
  return a.lamport - b.lamport || compareText(a.writer, b.writer) || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
