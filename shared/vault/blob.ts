import { SealError, TAG_BYTES } from './aead.ts';
import { type Bytes, concatBytes, equalBytes, hkdf, KEY_BYTES, utf8 } from './bytes.ts';
import type { Key } from './types.ts';

/** Plain bytes in a chunk; the last one may be shorter (JOURNAL C4). */
export const CHUNK_BYTES = 1024 * 1024;

export interface BlobKeys {
  readonly aes: CryptoKey;
  /** Committed in the evidence record, so that one ciphertext cannot open under two keys. */
  readonly commitment: Bytes;
}

/**
 * Keys of one attempt to take a file in. The salt is fresh per attempt, so a chunk index is never encrypted twice under
 * one key; an interrupted file restarts under a new blob id.
 */
export async function blobKeys(caseKey: Key, salt: Uint8Array, blobId: Uint8Array): Promise<BlobKeys> {
  const root = hkdf(caseKey, new Uint8Array(0), 'minhchung/blob-root/v1', KEY_BYTES);
  const material = hkdf(root, salt, concatBytes(utf8('minhchung/blob/v1\0'), blobId), 2 * KEY_BYTES);
  const aes = await crypto.subtle.importKey('raw', material.slice(0, KEY_BYTES), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  return { aes, commitment: material.slice(KEY_BYTES) };
}

/** 11 bytes of counter, 1 byte saying «this is the last chunk»: a cut or reordered file cannot open. */
function chunkNonce(index: number, isLast: boolean): Bytes {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setBigUint64(3, BigInt(index));
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

function chunkContext(blobId: Uint8Array, index: number): Bytes {
  const place = new Uint8Array(blobId.length + 8);
  place.set(blobId);
  new DataView(place.buffer).setBigUint64(blobId.length, BigInt(index));
  return place;
}

/** Every chunk but the last is whole, so that a place in the file names its chunk. */
function hasRightLength(length: number, isLast: boolean): boolean {
  return isLast ? length <= CHUNK_BYTES : length === CHUNK_BYTES;
}

/** @throws RangeError when a chunk that is not the last is not whole. */
export async function sealChunk(
  keys: BlobKeys,
  blobId: Uint8Array,
  index: number,
  isLast: boolean,
  plain: Uint8Array,
): Promise<Bytes> {
  if (!hasRightLength(plain.length, isLast)) throw new RangeError(`chunk of ${plain.length} bytes`);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: chunkNonce(index, isLast), additionalData: chunkContext(blobId, index) },
    keys.aes,
    plain as Bytes,
  );
  return new Uint8Array(sealed);
}

/** @throws SealError when the chunk is altered, moved, cut, or not the last where the last is asked for. */
export async function openChunk(
  keys: BlobKeys,
  blobId: Uint8Array,
  index: number,
  isLast: boolean,
  sealed: Uint8Array,
): Promise<Bytes> {
  if (!hasRightLength(sealed.length - TAG_BYTES, isLast)) throw new SealError('altered');
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: chunkNonce(index, isLast), additionalData: chunkContext(blobId, index) },
      keys.aes,
      sealed as Bytes,
    );
    return new Uint8Array(plain);
  } catch {
    throw new SealError('altered'); // WebCrypto gives no further reason
  }
}

/** Number of chunks of a file; a zero-byte file has one empty last chunk. */
export function chunkCount(size: number): number {
  return Math.max(1, Math.ceil(size / CHUNK_BYTES));
}

export function isSameCommitment(keys: BlobKeys, commitment: Uint8Array): boolean {
  return equalBytes(keys.commitment, commitment);
}
