import { type EntryBody, entryBody } from '#casefile';
import { type Bytes, CborError, decodeCanonical, encodeCanonical } from '#vault';
import { SEAL_LIMIT } from './header.ts';
import { JournalError } from './types.ts';

/** Smallest padded plain text of a compartment's entry; larger ones go to the next power of two (JOURNAL C3). */
const SMALLEST_PADDED = 4096;
/** Plain text = one byte of form ‖ canonical CBOR ‖ padding. Form 0 has no padding; form 1 ends with 0x80 and zeros. */
const PLAIN = 0;
const PADDED = 1;

export function encodeBody(body: EntryBody, isPadded: boolean): Bytes {
  const cbor = encodeCanonical(body);
  if (!isPadded) {
    const whole = new Uint8Array(cbor.length + 1);
    whole[0] = PLAIN;
    whole.set(cbor, 1);
    return whole;
  }
  const whole = new Uint8Array(paddedSize(cbor.length));
  whole[0] = PADDED;
  whole.set(cbor, 1);
  whole[cbor.length + 1] = 0x80;
  return whole;
}

/** The smallest power of two, at least 4 KiB, that holds form byte, CBOR and the byte that ends it. */
function paddedSize(cborLength: number): number {
  let size = SMALLEST_PADDED;
  while (size < cborLength + 2) size *= 2;
  return size;
}

/** @throws JournalError badBody */
export function decodeBody(plain: Uint8Array): EntryBody {
  let cbor: Uint8Array;
  if (plain[0] === PLAIN) cbor = plain.subarray(1);
  else if (plain[0] === PADDED) {
    let end = plain.length - 1;
    while (end > 0 && plain[end] === 0) end--;
    if (plain[end] !== 0x80) throw new JournalError('badBody', 'padding');
    cbor = plain.subarray(1, end);
    if (plain.length !== paddedSize(cbor.length)) throw new JournalError('badBody', 'padding');
  } else throw new JournalError('badBody', 'form');
  try {
    const parsed = entryBody.safeParse(decodeCanonical(cbor, SEAL_LIMIT));
    if (!parsed.success) throw new JournalError('badBody', parsed.error.issues[0]?.path.join('.') ?? '');
    return parsed.data;
  } catch (error) {
    if (error instanceof CborError) throw new JournalError('badBody', error.code);
    throw error;
  }
}
