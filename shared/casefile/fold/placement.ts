import type { CaseView, FoldEntry } from '../view.ts';
import { compareMarks, compareText, type EntryMark, type Folded, markOf } from './causality.ts';

/** Gives entries their place once everything they build on is here, and knows who forked (JOURNAL A1, A2). */
export class Placement {
  /** Entries with their content. After a restore only those added since. */
  readonly entries = new Map<string, FoldEntry>();
  readonly marks = new Map<string, EntryMark>();
  readonly #waiting = new Map<string, FoldEntry>();
  readonly #seqs = new Map<string, Map<number, string | string[]>>();
  /** First seq with two entries, by writer. */
  readonly #forkSeqs = new Map<string, number>();
  /** Newest mark of every chain. */
  readonly #heads = new Map<string, EntryMark>();

  /** Places what can be placed. @returns the newly placed entries in order, and whether a branch turned up */
  take(entries: readonly FoldEntry[]): { ready: Folded[]; hasNewFork: boolean } {
    for (const entry of entries) if (!this.marks.has(entry.id)) this.#waiting.set(entry.id, entry);
    const placed: FoldEntry[] = [];
    const isHere = new Set<string>();
    let hasNewFork = false;
    for (let found = true; found; ) {
      found = false;
      for (const entry of [...this.#waiting.values()].sort((x, y) => x.lamport - y.lamport)) {
        if (this.#missing(entry, isHere) !== null) continue;
        this.#waiting.delete(entry.id);
        isHere.add(entry.id);
        this.entries.set(entry.id, entry);
        if (this.#noteSeq(entry)) hasNewFork = true;
        placed.push(entry);
        found = true;
      }
    }
    if (hasNewFork) this.#markAll();
    else for (const entry of placed) this.#setMark(entry);
    const ready = placed.map(entry => ({ entry, mark: this.mark(entry.id) }));
    return { ready: ready.sort((x, y) => compareMarks(x.mark, y.mark)), hasNewFork };
  }

  /** A mark for an entry that is not (yet) here. */
  markFor(entry: FoldEntry): EntryMark {
    return markOf(entry, id => this.marks.get(id), false);
  }

  mark(id: string): EntryMark {
    const mark = this.marks.get(id);
    if (mark === undefined) throw new Error('entry without a mark');
    return mark;
  }

  inOrder(): Folded[] {
    return Array.from(this.entries.values(), entry => ({ entry, mark: this.mark(entry.id) })).sort((x, y) =>
      compareMarks(x.mark, y.mark),
    );
  }

  heads(): Iterable<EntryMark> {
    return this.#heads.values();
  }

  /** First seq at which this writer has two entries; null when it never forked. */
  forkSeq(writer: string): number | null {
    return this.#forkSeqs.get(writer) ?? null;
  }

  /** JOURNAL A2: lamport = 1 + max(prev, seen). */
  hasGoodLamport(entry: FoldEntry): boolean {
    let newest = entry.prevId === null ? 0 : this.mark(entry.prevId).lamport;
    for (const seen of entry.seen) newest = Math.max(newest, this.mark(seen.id).lamport);
    return entry.lamport === newest + 1;
  }

  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  waiting(): CaseView['waiting'] {
    return Array.from(this.#waiting.values(), entry => ({
      entryId: entry.id,
      missing: this.#missing(entry) ?? '',
    })).sort((x, y) => compareText(x.entryId, y.entryId));
  }

  forks(): CaseView['forks'] {
    return Array.from(this.#forkSeqs.keys())
      .sort()
      .flatMap(writer =>
        Array.from(this.#seqs.get(writer) ?? [])
          .flatMap(([seq, ids]) => (typeof ids === 'string' ? [] : [{ writer, seq, entryIds: [...ids].sort() }]))
          .sort((x, y) => x.seq - y.seq),
      );
  }

  /** Takes over the marks of a snapshot. */
  restore(marks: Iterable<EntryMark>): void {
    for (const mark of marks) {
      this.marks.set(mark.id, mark);
      this.#noteSeq(mark);
      this.#noteHead(mark);
    }
  }

  #missing(entry: FoldEntry, isHere?: ReadonlySet<string>): string | null {
    const isKnown = (id: string) => this.marks.has(id) || isHere?.has(id) === true;
    if (entry.prevId !== null && !isKnown(entry.prevId)) return entry.prevId;
    return entry.seen.find(seen => !isKnown(seen.id))?.id ?? null;
  }

  /** @returns whether the entry has the seq of another one of its writer */
  #noteSeq({ writer, seq, id }: Pick<FoldEntry, 'writer' | 'seq' | 'id'>): boolean {
    let seqs = this.#seqs.get(writer);
    if (seqs === undefined) {
      seqs = new Map();
      this.#seqs.set(writer, seqs);
    }
    const known = seqs.get(seq);
    if (known === undefined) {
      seqs.set(seq, id);
      return false;
    }
    seqs.set(seq, typeof known === 'string' ? [known, id] : [...known, id]);
    this.#forkSeqs.set(writer, Math.min(seq, this.#forkSeqs.get(writer) ?? seq));
    return true;
  }

  /** Causes were placed before effects, so the order of arrival serves. */
  #markAll(): void {
    this.#heads.clear();
    for (const entry of this.entries.values()) this.#setMark(entry);
  }

  #setMark(entry: FoldEntry): void {
    const isFork = typeof this.#seqs.get(entry.writer)?.get(entry.seq) === 'object';
    const mark = markOf(entry, id => this.marks.get(id), isFork);
    this.marks.set(entry.id, mark);
    this.#noteHead(mark);
  }

  #noteHead(mark: EntryMark): void {
    const head = this.#heads.get(mark.chain);
    if (head === undefined || head.seq < mark.seq) this.#heads.set(mark.chain, mark);
  }
}
