import type { FoldEntry } from '#casefile';
import { toHex } from '#vault';
import { checkEntryHash, hasGoodSignature, headOf } from './entry.ts';
import { linkOf } from './header.ts';
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
  readonly #heads = new Map<string, Head>();

  /** Adds an entry whose hashes were checked; in any order. */
  add(stored: StoredEntry, head: Head): void {
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
  /** true: every signature; false: the hash chain and each head's signature (JOURNAL A6). */
  readonly everySignature: boolean;
  readonly onProgress?: (done: number) => Promise<void> | void;
}

const BATCH = 256;

/** Verifies a journal: hashes, links, signatures, writers' certificates. Names the first bad entry, if any. */
export async function verifyChain(
  entries: readonly StoredEntry[],
  knownWriters: ReadonlySet<string>,
  options: VerifyOptions,
): Promise<VerifyReport> {
  const problems: VerifyProblem[] = [];
  const links = new Set<string>();
  const heads = new Map<string, { head: Head; index: number }>();
  const checked = entries.map((stored, index) => {
    try {
      const header = checkEntryHash(stored);
      const head = headOf(stored, header);
      links.add(head.link);
      const known = heads.get(head.writer);
      if (known === undefined || known.head.seq < head.seq) heads.set(head.writer, { head, index });
      return { stored, header, head };
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      problems.push({ entryId: toHex(stored.id), writer: '', seq: -1, code: error.code });
      return null;
    }
  });
  const headIndexes = new Set([...heads.values()].map(each => each.index));
  for (let from = 0; from < checked.length; from += BATCH) {
    await Promise.all(
      checked.slice(from, from + BATCH).map(async (each, offset) => {
        if (each === null) return;
        const { stored, header, head } = each;
        const complain = (code: VerifyProblem['code']) =>
          problems.push({ entryId: head.id, writer: head.writer, seq: head.seq, code });
        if (!knownWriters.has(head.writer)) complain('badCertificate');
        if (header.prev !== null && !links.has(toHex(header.prev))) complain('brokenChain');
        const asked = options.everySignature || headIndexes.has(from + offset);
        if (asked && !(await hasGoodSignature(stored, header))) complain('badSignature');
      }),
    );
    await options.onProgress?.(Math.min(from + BATCH, checked.length));
  }
  problems.sort((a, b) => a.seq - b.seq || (a.entryId < b.entryId ? -1 : 1));
  return { entries: entries.length, writers: heads.size, firstBad: problems[0] ?? null, problems };
}

export { linkOf };
