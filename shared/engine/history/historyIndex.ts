import { Fold, type FoldEntry } from '#casefile';
import { ChainIndex, headOf, readEntries } from '#journal';
import type { Store } from '#store';
import { fromHex, type Key, toHex } from '#vault';
import type { HistoryAct } from '../contract/history.ts';
import { breathe, unpackRows } from '../journals/loadJournal.ts';
import { describeActs } from './describeActs.ts';

export interface HistoryRow {
  readonly entryId: string;
  readonly seq: number;
  readonly writer: string;
  readonly identity: string;
  readonly time: number;
  readonly acts: readonly HistoryAct[];
  readonly undoes: string | null;
}

export interface HistorySource {
  readonly store: Store;
  readonly journalId: string;
  keyOf(epoch: number): Key | null;
  identityOf(writer: string): string | null;
}

/** Entries read and described between two pauses. */
const STEP = 500;

/** Every entry of a journal in fold order with what it did; built once per session and continued as entries come. */
export class HistoryIndex {
  readonly #source: HistorySource;
  readonly #known = new Set<string>();
  #rows: HistoryRow[] = [];
  #fold: Fold;
  #chain = new ChainIndex();
  #last: FoldEntry | null = null;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(source: HistorySource) {
    this.#source = source;
    this.#fold = new Fold(source.journalId);
  }

  /** Rows in fold order, oldest first. */
  rows(): Promise<readonly HistoryRow[]> {
    const next = this.#tail.then(() => this.#update());
    this.#tail = next.catch(() => undefined); // the asker gets the error; the next one tries again
    return next;
  }

  async #update(): Promise<readonly HistoryRow[]> {
    const { store, journalId } = this.#source;
    const keys = await store.entries.keys(journalId);
    const fresh = keys.map(([, , , id]) => id).filter(id => !this.#known.has(id));
    if (fresh.length === 0) return this.#rows;
    const entries = await this.#read(fresh);
    const [first] = entries;
    if (this.#last !== null && first !== undefined && compare(first, this.#last) < 0) {
      this.#known.clear(); // something older arrived: what was «before» is different now
      this.#rows = [];
      this.#fold = new Fold(journalId);
      this.#chain = new ChainIndex();
      this.#last = null;
      return this.#update();
    }
    for (const [index, entry] of entries.entries()) {
      this.#rows.push({
        entryId: entry.id,
        seq: entry.seq,
        writer: entry.writer,
        identity: entry.identity,
        time: entry.body?.time ?? 0,
        acts: entry.body === null ? [] : describeActs(entry.body.changes, this.#fold),
        undoes: entry.body?.undoes ?? null,
      });
      this.#fold.add([entry]);
      this.#last = entry;
      if (index % STEP === STEP - 1) await breathe();
    }
    return this.#rows;
  }

  async #read(ids: readonly string[]): Promise<FoldEntry[]> {
    const { store, keyOf, identityOf } = this.#source;
    const entries: FoldEntry[] = [];
    for (let from = 0; from < ids.length; from += STEP) {
      const part = ids.slice(from, from + STEP);
      for (const id of part) this.#known.add(id);
      const rows = (await store.entries.many(part)).filter(row => row !== null);
      const { entries: reads } = await readEntries(
        unpackRows(rows, []).map(each => each.stored),
        keyOf,
      );
      for (const read of reads) this.#chain.add(read.stored, headOf(read.stored, read.header));
      for (const { stored, header, body } of reads) {
        entries.push({
          id: toHex(stored.id),
          writer: toHex(header.writer),
          identity: identityOf(toHex(header.writer)) ?? '',
          seq: header.seq,
          lamport: header.lamport,
          epoch: header.epoch,
          prev: header.prev === null ? null : toHex(header.prev),
          prevId: null, // found below, when every link is known
          seen: header.seen.map(each => ({ writer: toHex(each.writer), seq: each.seq, id: toHex(each.id) })),
          sealedBytes: stored.seal?.length ?? 0,
          body,
        });
      }
      await breathe();
    }
    return entries
      .map(entry => ({
        ...entry,
        prevId: entry.prev === null ? null : (this.#chain.previousId(fromHex(entry.prev)) ?? entry.prev),
      }))
      .sort(compare);
  }
}

/** JOURNAL B1. */
function compare(a: FoldEntry, b: FoldEntry): number {
  return a.lamport - b.lamport || (a.writer < b.writer ? -1 : a.writer > b.writer ? 1 : a.id < b.id ? -1 : 1);
}
