import { ed25519 } from '@noble/curves/ed25519.js';
import { type Bytes, concatBytes, fromHex, toHex, utf8 } from './bytes.ts';

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

/** RFC 8410: what comes before the 32 bytes of seed in a PKCS #8 Ed25519 private key. */
const PKCS8_PREFIX = fromHex('302e020100300506032b657004220420');

export type Signer = (purpose: string, message: Uint8Array) => Promise<Bytes>;

/** Signs with the platform's Ed25519 where there is one, else with noble; the bytes are the same (RFC 8032 is deterministic). */
export function makeSigner(seed: Uint8Array): Signer {
  const key = platformHasEd25519().then(has =>
    has
      ? crypto.subtle.importKey('pkcs8', concatBytes(PKCS8_PREFIX, seed), 'Ed25519', false, ['sign']).catch(() => null)
      : null,
  );
  return async (purpose, message) => {
    const platformKey = await key;
    if (platformKey === null) return sign(seed, purpose, message);
    return new Uint8Array(await crypto.subtle.sign('Ed25519', platformKey, purposed(purpose, message)));
  };
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

/**
 * Noble checks the equation times the cofactor, platforms check it bare. With A and R both of the prime-order group the two
 * are one rule, so R is held to it as well: every verifier gives the same answer on every signature.
 */
export function verifyWithNoble(publicKey: Uint8Array, signed: Uint8Array, signature: Uint8Array): boolean {
  try {
    if (!isGoodPublicKey(publicKey)) return false;
    if (!ed25519.Point.fromBytes(signature.subarray(0, 32), false).isTorsionFree()) return false;
    return ed25519.verify(signature, signed, publicKey, { zip215: false });
  } catch {
    return false; // malformed signature
  }
}

/** Writers of a case are few; a hostile package with many must not grow this for ever. */
const MAX_IMPORTED = 1_000;
const imported = new Map<string, Promise<CryptoKey | null>>();

function importedKey(publicKey: Uint8Array): Promise<CryptoKey | null> {
  const name = toHex(publicKey);
  let key = imported.get(name);
  if (key === undefined) {
    key = isGoodPublicKey(publicKey)
      ? crypto.subtle.importKey('raw', publicKey as Bytes, 'Ed25519', false, ['verify']).catch(() => null)
      : Promise.resolve(null);
    if (imported.size >= MAX_IMPORTED) imported.clear();
    imported.set(name, key);
  }
  return key;
}
