import type { JournalExtent } from '#store';

/**
 * How a copy of a journal stands to the working store, by heads and counts alone. `behind`: it lacks what its writers added
 * last and nothing else, as far as counts can tell. `differs`: both must be read.
 */
export type Relation = 'same' | 'behind' | 'differs';

export function compareExtents(store: JournalExtent, copy: JournalExtent): Relation {
  let added = 0;
  for (const [writer, { seq, id }] of store.newest) {
    const known = copy.newest.get(writer);
    if (known === undefined) added += seq + 1;
    else if (known.seq < seq) added += seq - known.seq;
    else if (known.seq > seq || known.id !== id) return 'differs';
  }
  for (const writer of copy.newest.keys()) if (!store.newest.has(writer)) return 'differs';
  if (store.count !== copy.count + added) return 'differs';
  return added === 0 ? 'same' : 'behind';
}

/** An entry that no copy has, though it was acknowledged or others follow it. */
export interface LostEntry {
  readonly journal: string;
  readonly writer: string;
  readonly seq: number;
}

/** Naming more than this tells nobody more. */
const NAMED = 1_000;

/**
 * What is missing of a journal after all copies were united.
 * @param here (writer, seq, id) of everything that is here
 * @param vouched what heads acknowledged, null when nothing vouches
 */
export function lostEntries(
  journal: string,
  here: Iterable<{ readonly writer: string; readonly seq: number; readonly id: string }>,
  vouched: JournalExtent | null,
): LostEntry[] {
  const writers = new Map<string, { seqs: Set<number>; ids: Set<string>; newest: number }>();
  for (const { writer, seq, id } of here) {
    const known = writers.get(writer) ?? { seqs: new Set(), ids: new Set(), newest: -1 };
    known.seqs.add(seq);
    known.ids.add(id);
    known.newest = Math.max(known.newest, seq);
    writers.set(writer, known);
  }
  const lost: LostEntry[] = [];
  for (const writer of new Set([...writers.keys(), ...(vouched?.newest.keys() ?? [])])) {
    const known = writers.get(writer);
    const newest = vouched?.newest.get(writer);
    const until = Math.max(known?.newest ?? -1, newest?.seq ?? -1);
    for (let seq = 0; seq <= until && lost.length < NAMED; seq++)
      if (known?.seqs.has(seq) !== true) lost.push({ journal, writer, seq });
    // Another entry stands where the acknowledged one should: a fork whose branch is gone.
    if (newest !== undefined && known?.seqs.has(newest.seq) === true && !known.ids.has(newest.id))
      lost.push({ journal, writer, seq: newest.seq });
  }
  return lost;
}
