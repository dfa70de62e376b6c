import type { FoldEntry } from '#casefile';
import { toHex } from '#vault';
import { type CheckedEntry, chainState } from './chainState.ts';
import { checkEntryHash, hasGoodSignature } from './entry.ts';
import { caseIdOf } from './header.ts';
import {
  type Head,
  JournalError,
  type ReadEntry,
  type StoredEntry,
  type VerifyProblem,
  type VerifyReport,
} from './types.ts';

/** Links every entry to the one before it of its writer; a fork has two followers of one link. */
export class ChainIndex {
  readonly #byLink = new Map<string, string>();
  readonly #all: Head[] = [];
  readonly #followed = new Set<string>();
  readonly #heads = new Map<string, Head>();

  /** Adds an entry whose hashes were checked; in any order. */
  add(stored: StoredEntry, head: Head, prev: Uint8Array | null = null): void {
    this.#all.push(head);
    if (prev !== null) this.#followed.add(toHex(prev));
    this.#byLink.set(head.link, toHex(stored.id));
    const known = this.#heads.get(head.writer);
    if (known === undefined || head.seq > known.seq || (head.seq === known.seq && head.id > known.id))
      this.#heads.set(head.writer, head);
  }

  /** Id of the entry that a header's `prev` names; null for the first; undefined when it is not here. */
  previousId(prev: Uint8Array | null): string | null | undefined {
    return prev === null ? null : this.#byLink.get(toHex(prev));
  }

  head(writer: string): Head | null {
    return this.#heads.get(writer) ?? null;
  }

  /**
   * Entries that nothing follows: the only ones whose signature no other entry vouches for (JOURNAL A6). More than the heads
   * where a writer forked. Needs `add` to have been given each `prev`.
   */
  tips(): readonly Head[] {
    return this.#all.filter(head => !this.#followed.has(head.link));
  }

  heads(): readonly Head[] {
    return [...this.#heads.values()];
  }
}

/** What the fold needs of an entry. A `prev` that is not here is named by its link, so that the fold waits for it. */
export function toFoldEntry(read: ReadEntry, identity: string, chain: ChainIndex): FoldEntry {
  const { header, stored } = read;
  const prev = header.prev === null ? null : toHex(header.prev);
  return {
    id: toHex(stored.id),
    writer: toHex(header.writer),
    identity,
    seq: header.seq,
    lamport: header.lamport,
    epoch: header.epoch,
    prev,
    prevId: prev === null ? null : (chain.previousId(header.prev) ?? prev),
    seen: header.seen.map(each => ({ writer: toHex(each.writer), seq: each.seq, id: toHex(each.id) })),
    sealedBytes: stored.seal?.length ?? 0,
    body: read.body,
  };
}

export interface VerifyOptions {
  /** true: every signature; false: the hash chain and the signature of each tip, which vouches for all before it (JOURNAL A6). */
  readonly everySignature: boolean;
  readonly onProgress?: (done: number) => Promise<void> | void;
  /** The journal these entries were stored under; an entry of another case is then out of place. */
  readonly caseId?: string;
  /** Stops between batches by throwing its reason. */
  readonly signal?: AbortSignal;
}

const BATCH = 256;

/**
 * Verifies a journal: hashes, links, order, counters, signatures, writers' certificates. Forks are no problem here (both
 * branches are kept); `chainState` names them. A cause that is not here is one: the chain cannot be proven.
 * `firstBad` is the first in order of the journal (lamport, writer, id); what cannot be read comes before.
 */
export async function verifyChain(
  entries: readonly StoredEntry[],
  knownWriters: ReadonlySet<string>,
  options: VerifyOptions,
): Promise<VerifyReport> {
  const unreadable: VerifyProblem[] = [];
  const checked: CheckedEntry[] = [];
  const stored = new Map<string, { entry: StoredEntry; header: CheckedEntry['header'] }>();
  for (const entry of entries) {
    try {
      const header = checkEntryHash(entry);
      checked.push({ stored: entry, header });
      stored.set(toHex(entry.id), { entry, header });
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      unreadable.push({ entryId: toHex(entry.id), writer: '', seq: -1, code: error.code });
    }
  }
  const state = chainState(checked);
  const codes = new Map<string, VerifyProblem['code']>();
  const complain = (id: string, code: VerifyProblem['code']) => codes.set(id, codes.get(id) ?? code);
  const tips = new Set(state.tips.map(tip => tip.id));
  const asked = [...stored].filter(([id]) => options.everySignature || tips.has(id));
  for (let from = 0; from < asked.length; from += BATCH) {
    options.signal?.throwIfAborted();
    await Promise.all(
      asked.slice(from, from + BATCH).map(async ([id, { entry, header }]) => {
        if (!(await hasGoodSignature(entry, header))) complain(id, 'badSignature');
      }),
    );
    await options.onProgress?.(Math.min(from + BATCH, entries.length));
  }
  await options.onProgress?.(entries.length);
  if (options.caseId !== undefined)
    for (const [id, { entry, header }] of stored)
      if (toHex(caseIdOf(header, entry.id)) !== options.caseId) complain(id, 'brokenChain');
  for (const [id, { header }] of stored) if (!knownWriters.has(toHex(header.writer))) complain(id, 'badCertificate');
  for (const { id } of state.missing) complain(id, 'brokenChain');
  for (const id of state.misplaced) complain(id, 'brokenChain');
  for (const id of state.badLamport) complain(id, 'badHeader');
  const bad = [...codes].flatMap(([id, code]) => {
    const header = stored.get(id)?.header;
    return header === undefined
      ? []
      : [{ id, code, writer: toHex(header.writer), seq: header.seq, lamport: header.lamport }];
  });
  bad.sort((a, b) => a.lamport - b.lamport || (a.writer + a.id < b.writer + b.id ? -1 : 1));
  const problems = [...unreadable, ...bad.map(({ id, writer, seq, code }) => ({ entryId: id, writer, seq, code }))];
  const writers = new Set(checked.map(each => toHex(each.header.writer))).size;
  return { entries: entries.length, writers, firstBad: problems[0] ?? null, problems };
}
