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

/**
 * Frames of several records in one run of bytes, hashed on the platform's threads (JOURNAL A6). A record may come in
 * parts, which are joined in place. @throws JournalError tooLarge
 */
export async function encodeFrames(records: readonly (readonly Uint8Array[])[]): Promise<Bytes> {
  const sizes = records.map(parts => parts.reduce((sum, part) => sum + part.length, 0));
  const tooLarge = sizes.find(size => size > FRAME_LIMIT);
  if (tooLarge !== undefined) throw new JournalError('tooLarge', `${tooLarge} bytes`);
  const frames = new Uint8Array(sizes.reduce((sum, size) => sum + FRAME_OVERHEAD + size, 0));
  const view = new DataView(frames.buffer);
  let start = 0;
  const checks = records.map(async (parts, i) => {
    const at = start;
    const size = sizes[i] ?? 0;
    const body = at + FRAME_OVERHEAD;
    start = body + size;
    // The check covers length ‖ payload: while it is hashed the length stands right before the payload.
    view.setUint32(body - 4, size);
    let to = body;
    for (const part of parts) {
      frames.set(part, to);
      to += part.length;
    }
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', frames.subarray(body - 4, body + size)));
    frames.set(MAGIC, at);
    view.setUint32(at + MAGIC.length, size);
    frames.set(hash.subarray(0, CHECK_BYTES), at + MAGIC.length + 4);
  });
  await Promise.all(checks);
  return frames;
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

/** Where the record that is announced at `at` would end; null when none is announced there. Nothing is hashed. */
export function announcedEnd(file: Uint8Array, at: number): number | null {
  const start = at + FRAME_OVERHEAD;
  if (start > file.length || !equalBytes(file.subarray(at, at + MAGIC.length), MAGIC)) return null;
  const size = readLength(file.subarray(at + MAGIC.length, at + MAGIC.length + 4));
  return size > FRAME_LIMIT ? null : start + size;
}

/** Which of the records announced in these places check; hashed together on the platform's threads. */
export async function checkFrames(
  file: Uint8Array,
  frames: readonly { readonly at: number; readonly end: number }[],
): Promise<boolean[]> {
  return Promise.all(
    frames.map(async ({ at, end }) => {
      const hashed = new Uint8Array(end - at - FRAME_OVERHEAD + 4);
      hashed.set(file.subarray(at + MAGIC.length, at + MAGIC.length + 4));
      hashed.set(file.subarray(at + FRAME_OVERHEAD, end), 4);
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', hashed));
      const check = file.subarray(at + FRAME_OVERHEAD - CHECK_BYTES, at + FRAME_OVERHEAD);
      return equalBytes(hash.subarray(0, CHECK_BYTES), check);
    }),
  );
}

/** The payload of the one frame that these bytes start with, a view; null when none is whole there. */
export async function openFrame(bytes: Uint8Array): Promise<Uint8Array | null> {
  const end = announcedEnd(bytes, 0);
  if (end === null || end > bytes.length) return null;
  const [isWhole] = await checkFrames(bytes, [{ at: 0, end }]);
  return isWhole === true ? bytes.subarray(FRAME_OVERHEAD, end) : null;
}

/** Where the whole record at `at` ends, or null when there is none. */
function frameEnd(file: Uint8Array, at: number): number | null {
  const end = announcedEnd(file, at);
  if (end === null || end > file.length) return null;
  const start = at + FRAME_OVERHEAD;
  const length = file.subarray(at + MAGIC.length, at + MAGIC.length + 4);
  const payload = file.subarray(start, end);
  return equalBytes(checkOf(length, payload), file.subarray(start - CHECK_BYTES, start)) ? end : null;
}

/** A file made to look like a thousand beginnings costs no more hashing than this many times its size. */
const HASHING_LIMIT = 16;

/** First place from `from` on where a whole record stands; null when there is none. */
export function nextFrame(file: Uint8Array, from: number): number | null {
  let budget = HASHING_LIMIT * file.length;
  for (let at = file.indexOf(MAGIC[0] ?? 0, from); at !== -1; at = file.indexOf(MAGIC[0] ?? 0, at + 1)) {
    const end = announcedEnd(file, at);
    if (end === null || end > file.length) continue;
    budget -= end - at;
    if (budget < 0) return null;
    if (frameEnd(file, at) !== null) return at;
  }
  return null;
}

/** A record that was begun and whose announced end lies beyond the file. */
export function isTorn(file: Uint8Array, at: number): boolean {
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

/**
 * The records between two places of bytes whose hash as a whole was checked: only lengths are read.
 * @throws JournalError badFrame when there is no record where one should start
 */
export function* walkFrames(file: Uint8Array, from = 0, to = file.length): Generator<Uint8Array> {
  for (let at = from; at < to; ) {
    const end = announcedEnd(file, at);
    if (end === null || end > to) throw new JournalError('badFrame', `at ${at}`);
    yield file.subarray(at + FRAME_OVERHEAD, end);
    at = end;
  }
}
