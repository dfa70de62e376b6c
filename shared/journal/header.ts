import * as z from 'zod';
import {
  type Bytes,
  CborError,
  concatBytes,
  decodeCanonical,
  encodeCanonical,
  equalBytes,
  sha256,
  toHex,
  utf8,
} from '#vault';
import { type EntryHeader, JournalError } from './types.ts';

const bytes32 = z.instanceof(Uint8Array).refine(value => value.length === 32);
export const ZERO_ID: Bytes = new Uint8Array(32);

/** A writer sees at most this many others; more is hostile. */
const MAX_SEEN = 1_000;
const HEADER_LIMIT = 256 * 1024;
/** An entry's sealed bytes; one ingest of 20,000 changes stays far below. */
export const SEAL_LIMIT = 64 * 1024 * 1024;

const headerSchema = z.strictObject({
  v: z.literal(1),
  caseId: bytes32,
  epoch: z.int().min(0),
  writer: bytes32,
  seq: z.int().min(0),
  prev: bytes32.nullable(),
  lamport: z.int().min(1),
  seen: z.array(z.strictObject({ writer: bytes32, seq: z.int().min(0), id: bytes32 })).max(MAX_SEEN),
});
const versionOnly = z.looseObject({ v: z.int() });

export function encodeHeader(header: EntryHeader): Bytes {
  return encodeCanonical(header);
}

/** @throws JournalError newerVersion | badHeader | notCanonical | tooLarge | tooDeep */
export function decodeHeader(bytes: Uint8Array): EntryHeader {
  let value: unknown;
  try {
    value = decodeCanonical(bytes, HEADER_LIMIT);
  } catch (error) {
    if (error instanceof CborError) throw new JournalError(error.code);
    throw error;
  }
  const version = versionOnly.safeParse(value);
  if (version.success && version.data.v > 1) throw new JournalError('newerVersion', String(version.data.v));
  const parsed = headerSchema.safeParse(value);
  if (!parsed.success) throw new JournalError('badHeader', parsed.error.issues[0]?.path.join('.') ?? '');
  const header = parsed.data;
  if ((header.seq === 0) !== (header.prev === null)) throw new JournalError('badHeader', 'prev');
  const isGenesis = equalBytes(header.caseId, ZERO_ID);
  if (isGenesis && (header.seq !== 0 || header.seen.length > 0 || header.lamport !== 1))
    throw new JournalError('badHeader', 'genesis');
  checkSeen(header);
  return header;
}

/** One way to write what was seen: sorted, nothing twice, and never the writer itself (that is `prev`). */
function checkSeen({ seen, writer }: EntryHeader): void {
  let last = '';
  for (const each of seen) {
    if (equalBytes(each.writer, writer)) throw new JournalError('badHeader', 'seen itself');
    const key = seenKey(toHex(each.writer), each.seq, toHex(each.id));
    if (key <= last) throw new JournalError('badHeader', 'seen order');
    last = key;
  }
}

/** `seen` is sorted by writer, then seq, then id: a forked writer may be there twice. */
export function seenKey(writer: string, seq: number, id: string): string {
  return `${writer}${String(seq).padStart(16, '0')}${id}`;
}

const ENTRY_DOMAIN = utf8('minhchung/entry/v1\0');

/** id = SHA-256("minhchung/entry/v1\0" ‖ SHA-256(header) ‖ SHA-256(seal)) – JOURNAL A4. */
export function entryId(header: Uint8Array, sealHash: Uint8Array): Bytes {
  return sha256(ENTRY_DOMAIN, sha256(header), sealHash);
}

/** prev = SHA-256(previous id ‖ previous signature). */
export function linkOf(id: Uint8Array, signature: Uint8Array): Bytes {
  return sha256(id, signature);
}

/** The case an entry belongs to: a genesis carries zero bytes and is the case. */
export function caseIdOf(header: EntryHeader, id: Uint8Array): Bytes {
  return concatBytes(equalBytes(header.caseId, ZERO_ID) ? id : header.caseId);
}
