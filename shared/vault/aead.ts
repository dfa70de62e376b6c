import { type Bytes, concatBytes, equalBytes, hkdf, KEY_BYTES, utf8 } from './bytes.ts';
import type { Key } from './types.ts';

const NONCE_BYTES = 12;
export const COMMITMENT_BYTES = 32;
export const TAG_BYTES = 16;

/** Why a sealed thing did not open: another key, or this key but altered bytes. */
export type OpenFailure = 'wrongKey' | 'altered';

export class SealError extends Error {
  readonly code: OpenFailure;
  constructor(code: OpenFailure) {
    super(code);
    this.name = 'SealError';
    this.code = code;
  }
}

interface Derived {
  readonly key: Bytes;
  readonly nonce: Bytes;
  readonly commitment: Bytes;
}

function derive(key: Key, salt: Uint8Array, label: string, context: Uint8Array): Derived {
  const material = hkdf(
    key,
    salt,
    concatBytes(utf8(`${label}\0`), context),
    KEY_BYTES + NONCE_BYTES + COMMITMENT_BYTES,
  );
  return {
    key: material.slice(0, KEY_BYTES),
    nonce: material.slice(KEY_BYTES, KEY_BYTES + NONCE_BYTES),
    commitment: material.slice(KEY_BYTES + NONCE_BYTES),
  };
}

async function importAes(key: Bytes, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, [use]);
}

/**
 * Seals bytes: salt(32) ‖ commitment(32) ‖ AES-256-GCM ciphertext. Key, nonce and commitment come from
 * HKDF(key, salt, label ‖ 0 ‖ context); the context (header, place) is the associated data as well.
 */
export async function seal(
  key: Key,
  salt: Uint8Array,
  label: string,
  context: Uint8Array,
  plain: Uint8Array,
): Promise<Bytes> {
  const derived = derive(key, salt, label, context);
  const aes = await importAes(derived.key, 'encrypt');
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: derived.nonce, additionalData: context as Bytes },
    aes,
    plain as Bytes,
  );
  return concatBytes(salt, derived.commitment, new Uint8Array(sealed));
}

/** Opens what `seal` made in the same place. @throws SealError */
export async function open(key: Key, label: string, context: Uint8Array, sealed: Uint8Array): Promise<Bytes> {
  if (sealed.length < KEY_BYTES + COMMITMENT_BYTES + TAG_BYTES) throw new SealError('altered');
  const derived = derive(key, sealed.subarray(0, KEY_BYTES), label, context);
  if (!equalBytes(derived.commitment, sealed.subarray(KEY_BYTES, KEY_BYTES + COMMITMENT_BYTES)))
    throw new SealError('wrongKey');
  const aes = await importAes(derived.key, 'decrypt');
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: derived.nonce, additionalData: context as Bytes },
      aes,
      sealed.slice(KEY_BYTES + COMMITMENT_BYTES),
    );
    return new Uint8Array(plain);
  } catch {
    throw new SealError('altered'); // WebCrypto says only "OperationError": the tag did not match
  }
}
