import { concatBytes, toHex } from '#vault';
import { checkEntryHash } from './entry.ts';
import { caseIdOf } from './header.ts';
import { JournalError, type StoredEntry } from './types.ts';

const HASH = 32;
const SIGNATURE = 64;
const FIXED = HASH + HASH + SIGNATURE + 4 + 1;

/** An entry as one run of bytes: id, seal hash, signature, header length, «seal follows», header, seal. */
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

/** Where a packed entry belongs, as its own bytes say. Ids are lower-case hex. */
export interface PackedPlace {
  readonly journal: string;
  readonly writer: string;
  readonly seq: number;
  readonly id: string;
}

/** Reads the place of a packed entry and checks its hashes: what was altered has no place. @throws JournalError */
export function placeOfPacked(bytes: Uint8Array): PackedPlace {
  const stored = unpackEntry(bytes);
  const header = checkEntryHash(stored);
  return {
    journal: toHex(caseIdOf(header, stored.id)),
    writer: toHex(header.writer),
    seq: header.seq,
    id: toHex(stored.id),
  };
}
