import type { EntryBody } from '#casefile';
import {
  type Bytes,
  equalBytes,
  fromHex,
  hkdf,
  type Key,
  open,
  SealError,
  seal,
  sha256,
  toHex,
  verifySignature,
} from '#vault';
import { decodeBody, encodeBody } from './body.ts';
import { caseIdOf, decodeHeader, encodeHeader, entryId, linkOf, seenKey, ZERO_ID } from './header.ts';
import {
  type EntryHeader,
  type Head,
  JournalError,
  type ReadEntry,
  type StoredEntry,
  type WriteEntryInput,
} from './types.ts';

const SEAL_LABEL = 'minhchung/entry-seal/v1';
export const SIGNATURE_PURPOSE = 'entry';

/** The journal key of a case's epoch: entries and blobs do not share a key. */
export function journalKey(caseKey: Key): Key {
  return hkdf(caseKey, new Uint8Array(0), 'minhchung/journal-key/v1', 32);
}

/** An entry just written, its writer's new head, and the case it belongs to (its own id for a genesis). */
export interface WrittenEntry {
  readonly entry: StoredEntry;
  readonly head: Head;
  readonly caseId: string;
}

/** Seals and signs one entry (JOURNAL A2–A4). Compartments pad. @returns the entry and the writer's new head. */
export async function writeEntry(input: WriteEntryInput, isPadded = false): Promise<WrittenEntry> {
  const { previous, writer } = input;
  const seen = input.seen.toSorted((a, b) =>
    seenKey(a.writer, a.seq, a.id) < seenKey(b.writer, b.seq, b.id) ? -1 : 1,
  );
  const header: EntryHeader = {
    v: 1,
    caseId: input.caseId === null ? ZERO_ID : fromHex(input.caseId),
    epoch: input.epoch,
    writer: writer.publicKey,
    seq: previous === null ? 0 : previous.seq + 1,
    prev: previous === null ? null : fromHex(previous.link),
    lamport: 1 + Math.max(0, previous?.lamport ?? 0, ...seen.map(head => head.lamport)),
    seen: seen.map(head => ({ writer: fromHex(head.writer), seq: head.seq, id: fromHex(head.id) })),
  };
  const headerBytes = encodeHeader(header);
  const sealed = await seal(
    journalKey(input.caseKey),
    input.salt,
    SEAL_LABEL,
    headerBytes,
    encodeBody(input.body, isPadded),
  );
  const sealHash = sha256(sealed);
  const id = entryId(headerBytes, sealHash);
  const signature = await writer.sign(SIGNATURE_PURPOSE, id);
  return {
    entry: { id, header: headerBytes, sealHash, seal: sealed, signature },
    head: {
      writer: toHex(writer.publicKey),
      seq: header.seq,
      id: toHex(id),
      lamport: header.lamport,
      link: toHex(linkOf(id, signature)),
    },
    caseId: toHex(caseIdOf(header, id)),
  };
}

/**
 * Writes several entries of one writer, each following the one before. A chain is serial by nature (an entry names the
 * signature before it), so what is saved is the caller's bookkeeping: head, case and `seen` pass from one to the next.
 */
export async function writeEntries(
  first: Omit<WriteEntryInput, 'body' | 'salt'>,
  items: readonly Pick<WriteEntryInput, 'body' | 'salt'>[],
  isPadded = false,
): Promise<WrittenEntry[]> {
  const written: WrittenEntry[] = [];
  for (const item of items) {
    const before = written.at(-1);
    const input =
      before === undefined
        ? { ...first, ...item }
        : { ...first, ...item, caseId: before.caseId, previous: before.head, seen: [] };
    written.push(await writeEntry(input, isPadded));
  }
  return written;
}

/** Hash check of a stored entry: header, seal and id belong together. @throws JournalError brokenChain and header codes */
export function checkEntryHash(stored: StoredEntry): EntryHeader {
  const header = decodeHeader(stored.header);
  if (stored.seal !== null && !equalBytes(sha256(stored.seal), stored.sealHash))
    throw new JournalError('brokenChain', 'seal hash');
  if (!equalBytes(entryId(stored.header, stored.sealHash), stored.id)) throw new JournalError('brokenChain', 'id');
  return header;
}

/** @returns whether the writer named in the header signed this entry. */
export async function hasGoodSignature(stored: StoredEntry, header: EntryHeader): Promise<boolean> {
  return verifySignature(header.writer, SIGNATURE_PURPOSE, stored.id, stored.signature);
}

/** Decrypts one entry whose hashes were checked. A left-out seal reads as a null body. @throws JournalError badSeal | badBody */
export async function openEntry(stored: StoredEntry, header: EntryHeader, journal: Key | null): Promise<ReadEntry> {
  if (stored.seal === null || journal === null) return { stored, header, body: null };
  let plain: Bytes;
  try {
    plain = await open(journal, SEAL_LABEL, stored.header, stored.seal);
  } catch (error) {
    if (error instanceof SealError) throw new JournalError('badSeal', error.code);
    throw error;
  }
  return { stored, header, body: decodeBody(plain) };
}

/** How a batch of entries read: the good ones, and what was wrong with each other one. */
export interface ReadBatch {
  readonly entries: readonly ReadEntry[];
  readonly damaged: readonly { readonly id: string; readonly code: JournalError['code'] }[];
}

/** Checks hashes and decrypts one entry. A null key or a left-out seal reads as a null body. @throws JournalError */
export async function readEntry(stored: StoredEntry, caseKey: Key | null): Promise<ReadEntry> {
  return openEntry(stored, checkEntryHash(stored), caseKey === null ? null : journalKey(caseKey));
}

/** Entries whose decryption is under way at the same time; more gains nothing and holds memory. */
const READ_BATCH = 2_000;

/**
 * Checks hashes and decrypts many entries, in a batch (JOURNAL A6). A damaged one is named and the rest still reads.
 * @param keyOf case key of an epoch, null when it was never given to this person.
 */
export async function readEntries(
  stored: readonly StoredEntry[],
  keyOf: (epoch: number) => Key | null,
): Promise<ReadBatch> {
  const journals = new Map<number, Key | null>();
  const journalOf = (epoch: number) => {
    let key = journals.get(epoch);
    if (key === undefined) {
      const caseKey = keyOf(epoch);
      key = caseKey === null ? null : journalKey(caseKey);
      journals.set(epoch, key);
    }
    return key;
  };
  const entries: ReadEntry[] = [];
  const damaged: { id: string; code: JournalError['code'] }[] = [];
  const readOne = async (each: StoredEntry): Promise<ReadEntry | null> => {
    try {
      const header = checkEntryHash(each);
      return await openEntry(each, header, journalOf(header.epoch));
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      damaged.push({ id: toHex(each.id), code: error.code });
      return null;
    }
  };
  for (let from = 0; from < stored.length; from += READ_BATCH) {
    const batch = await Promise.all(stored.slice(from, from + READ_BATCH).map(readOne));
    for (const read of batch) if (read !== null) entries.push(read);
  }
  return { entries, damaged };
}

export function headOf(stored: StoredEntry, header: EntryHeader): Head {
  return {
    writer: toHex(header.writer),
    seq: header.seq,
    id: toHex(stored.id),
    lamport: header.lamport,
    link: toHex(linkOf(stored.id, stored.signature)),
  };
}

export type { EntryBody };
