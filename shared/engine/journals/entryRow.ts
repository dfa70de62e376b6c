import { type Head, JournalError, type StoredEntry } from '#journal';
import type { EntryRow } from '#store';
import { concatBytes, fromHex, toHex } from '#vault';

const HASH = 32;
const SIGNATURE = 64;
const FIXED = HASH + HASH + SIGNATURE + 4 + 1;

/** An entry as one run of bytes: id, seal hash, signature, header length, header, «seal follows», seal. */
export function packEntry(entry: StoredEntry): Uint8Array {
  const numbers = new Uint8Array(5);
  new DataView(numbers.buffer).setUint32(0, entry.header.length);
  numbers[4] = entry.seal === null ? 0 : 1;
  return concatBytes(entry.id, entry.sealHash, entry.signature, numbers, entry.header, entry.seal ?? new Uint8Array());
}

/** Reads what `packEntry` wrote; views into the same bytes. @throws JournalError badFrame */
export function unpackEntry(bytes: Uint8Array): StoredEntry {
  if (bytes.length < FIXED) throw new JournalError('badFrame', 'short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = view.getUint32(HASH + HASH + SIGNATURE);
  const flag = bytes[FIXED - 1] ?? 2;
  if (flag > 1) throw new JournalError('badFrame', 'flag');
  const hasSeal = flag === 1;
  const end = FIXED + headerLength;
  if (end > bytes.length || (!hasSeal && end !== bytes.length)) throw new JournalError('badFrame', 'length');
  return {
    id: bytes.subarray(0, HASH),
    sealHash: bytes.subarray(HASH, 2 * HASH),
    signature: bytes.subarray(2 * HASH, 2 * HASH + SIGNATURE),
    header: bytes.subarray(FIXED, end),
    seal: hasSeal ? bytes.subarray(end) : null,
  };
}

export function rowOf(journal: string, entry: StoredEntry, head: Head): EntryRow {
  return { journal, writer: head.writer, seq: head.seq, id: head.id, bytes: packEntry(entry) };
}

/** Does the row stand under the id its bytes say? */
export function isInPlace(row: EntryRow, entry: StoredEntry): boolean {
  return row.id === toHex(entry.id) && fromHex(row.id).length === HASH;
}
