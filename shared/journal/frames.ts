import { type Bytes, concatBytes, equalBytes, sha256 } from '#vault';
import { JournalError } from './types.ts';

/** Marks the start of a record in a file: «MC», 0xF5 (never in UTF-8), version 1. Scanning resumes on it. */
const MAGIC = Uint8Array.of(0x4d, 0x43, 0xf5, 0x01);
const CHECK_BYTES = 16;
/** magic(4) ‖ length(4, big endian) ‖ first 16 bytes of SHA-256(length ‖ payload) */
export const FRAME_OVERHEAD = MAGIC.length + 4 + CHECK_BYTES;
/** A header, a seal of 64 MiB and their packing. */
export const FRAME_LIMIT = 65 * 1024 * 1024;

/** Wraps one record for an append-only file (JOURNAL D3). @throws JournalError tooLarge */
export function encodeFrame(payload: Uint8Array): Bytes {
  if (payload.length > FRAME_LIMIT) throw new JournalError('tooLarge', `${payload.length} bytes`);
  const length = lengthBytes(payload.length);
  return concatBytes(MAGIC, length, checkOf(length, payload), payload);
}

export type FrameScan =
  | { readonly type: 'record'; readonly at: number; readonly end: number; readonly payload: Uint8Array }
  /** Bytes that are no record and after which one follows, or after which the file ends with something else than a torn append. */
  | { readonly type: 'damage'; readonly at: number; readonly end: number }
  /** The file ends inside a record: a torn append. The caller may cut here if it was never acknowledged. */
  | { readonly type: 'tornTail'; readonly at: number; readonly end: number };

/** Reads a file of frames; over damage it resumes at the next magic that starts a whole record. Payloads are views, not copies. */
export function* scanFrames(file: Uint8Array): Generator<FrameScan> {
  let at = 0;
  while (at < file.length) {
    const end = frameEnd(file, at);
    if (end !== null) {
      yield { type: 'record', at, end, payload: file.subarray(at + FRAME_OVERHEAD, end) };
      at = end;
      continue;
    }
    const next = nextFrame(file, at + 1);
    if (next === null) {
      yield { type: isTorn(file, at) ? 'tornTail' : 'damage', at, end: file.length };
      return;
    }
    yield { type: 'damage', at, end: next };
    at = next;
  }
}

/** Where the whole record at `at` ends, or null when there is none. */
function frameEnd(file: Uint8Array, at: number): number | null {
  const start = at + FRAME_OVERHEAD;
  if (start > file.length || !equalBytes(file.subarray(at, at + MAGIC.length), MAGIC)) return null;
  const length = file.subarray(at + MAGIC.length, at + MAGIC.length + 4);
  const size = readLength(length);
  if (size > FRAME_LIMIT || start + size > file.length) return null;
  const payload = file.subarray(start, start + size);
  return equalBytes(checkOf(length, payload), file.subarray(start - CHECK_BYTES, start)) ? start + size : null;
}

function nextFrame(file: Uint8Array, from: number): number | null {
  for (let at = file.indexOf(MAGIC[0] ?? 0, from); at !== -1; at = file.indexOf(MAGIC[0] ?? 0, at + 1))
    if (frameEnd(file, at) !== null) return at;
  return null;
}

/** A record that was begun and whose announced end lies beyond the file. */
function isTorn(file: Uint8Array, at: number): boolean {
  const head = file.subarray(at, at + MAGIC.length);
  if (!equalBytes(head, MAGIC.subarray(0, head.length))) return false;
  if (file.length - at < FRAME_OVERHEAD) return true;
  const size = readLength(file.subarray(at + MAGIC.length, at + MAGIC.length + 4));
  return size <= FRAME_LIMIT && at + FRAME_OVERHEAD + size > file.length;
}

function lengthBytes(length: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length);
  return bytes;
}

function readLength(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
}

function checkOf(length: Uint8Array, payload: Uint8Array): Bytes {
  return sha256(length, payload).slice(0, CHECK_BYTES);
}
