import { ed25519 } from '@noble/curves/ed25519.js';
import { type Bytes, concatBytes, utf8 } from './bytes.ts';

/** Signatures and public keys as RFC 8032 has them; the purpose is a prefix of what is signed. */
function purposed(purpose: string, message: Uint8Array): Bytes {
  return concatBytes(utf8(`minhchung/${purpose}/v1\0`), message);
}

export function publicKeyOf(seed: Uint8Array): Bytes {
  return new Uint8Array(ed25519.getPublicKey(seed));
}

/** Canonical encoding, on the curve, not of small order (JOURNAL A5). Checked on import and in certificates. */
export function isGoodPublicKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== 32) return false;
  try {
    const point = ed25519.Point.fromBytes(publicKey, false);
    return !point.isSmallOrder() && point.isTorsionFree();
  } catch {
    return false; // not the encoding of a point: that is the answer
  }
}

let platform: Promise<boolean> | null = null;

/** Does WebCrypto here know Ed25519 (Chromium ≥ 137, Node ≥ 18)? Asked once; noble serves where it does not. */
function platformHasEd25519(): Promise<boolean> {
  platform ??= crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']).then(
    () => true,
    () => false,
  );
  return platform;
}

export function sign(seed: Uint8Array, purpose: string, message: Uint8Array): Bytes {
  return new Uint8Array(ed25519.sign(purposed(purpose, message), seed));
}

export async function verifySignature(
  publicKey: Uint8Array,
  purpose: string,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (signature.length !== 64) return false;
  const signed = purposed(purpose, message);
  if (await platformHasEd25519()) {
    const key = await importedKey(publicKey);
    if (key === null) return false;
    return crypto.subtle.verify('Ed25519', key, signature as Bytes, signed);
  }
  return verifyWithNoble(publicKey, signed, signature);
}

export function verifyWithNoble(publicKey: Uint8Array, signed: Uint8Array, signature: Uint8Array): boolean {
  try {
    return isGoodPublicKey(publicKey) && ed25519.verify(signature, signed, publicKey, { zip215: false });
  } catch {
    return false; // malformed signature
  }
}

const imported = new Map<string, Promise<CryptoKey | null>>();

function importedKey(publicKey: Uint8Array): Promise<CryptoKey | null> {
  const name = publicKey.toString();
  let key = imported.get(name);
  if (key === undefined) {
    key = isGoodPublicKey(publicKey)
      ? crypto.subtle.importKey('raw', publicKey as Bytes, 'Ed25519', false, ['verify']).catch(() => null)
      : Promise.resolve(null);
    imported.set(name, key);
  }
  return key;
}
