import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import {
  concatBytes,
  fromHex,
  isGoodPublicKey,
  makeSigner,
  publicKeyOf,
  randomBytes,
  sign,
  utf8,
  verifySignature,
  verifyWithNoble,
} from '#vault';

describe('signing', () => {
  it('platform and library agree on good and on altered signatures', async () => {
    for (let i = 0; i < 20; i++) {
      const seed = randomBytes(32);
      const message = randomBytes(50);
      const signature = sign(seed, 'entry', message);
      const signed = concatBytes(utf8('minhchung/entry/v1\0'), message);
      const altered = signature.slice();
      altered[i] = (altered[i] ?? 0) ^ 1;
      expect(await verifySignature(publicKeyOf(seed), 'entry', message, signature)).toBe(true);
      expect(verifyWithNoble(publicKeyOf(seed), signed, signature)).toBe(true);
      expect(await verifySignature(publicKeyOf(seed), 'entry', message, altered)).toBe(false);
      expect(verifyWithNoble(publicKeyOf(seed), signed, altered)).toBe(false);
      expect(await verifySignature(publicKeyOf(seed), 'certificate', message, signature)).toBe(false); // another purpose
    }
  });

  it('signs the same bytes on the platform as in the library', async () => {
    const seed = randomBytes(32);
    const message = randomBytes(99);
    expect(await makeSigner(seed)('entry', message)).toEqual(sign(seed, 'entry', message));
  });

  it('all verifiers refuse the same edge signatures', async () => {
    const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
    const seed = new Uint8Array(32).fill(5);
    const publicKey = publicKeyOf(seed);
    const signed = utf8('minhchung/entry/v1\0edge');
    const { scalar } = ed25519.utils.getExtendedPublicKey(seed);
    const little = (value: bigint) =>
      Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n));
    const challenge = (r: Uint8Array, a: Uint8Array) =>
      sha512(concatBytes(r, a, signed)).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) % ORDER;
    const torsion = ed25519.Point.fromBytes(
      fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'),
    );
    const nonce = 123456789n;
    const r = ed25519.Point.BASE.multiply(nonce).toBytes();
    const s = (nonce + challenge(r, publicKey) * scalar) % ORDER;
    const mixedR = ed25519.Point.BASE.multiply(nonce).add(torsion).toBytes();
    const mixedS = (nonce + challenge(mixedR, publicKey) * scalar) % ORDER;
    const smallA = torsion.toBytes();
    const edges: [string, Uint8Array, Uint8Array, boolean][] = [
      ['ordinary', publicKey, concatBytes(r, little(s)), true],
      ['S + L (malleable)', publicKey, concatBytes(r, little(s + ORDER)), false],
      ['R of mixed order (passes with the cofactor)', publicKey, concatBytes(mixedR, little(mixedS)), false],
      ['small-order key', smallA, concatBytes(r, little(nonce)), false],
      ['R not canonical', publicKey, concatBytes(fromHex(`ee${'ff'.repeat(30)}7f`), little(s)), false],
      ['zero signature', publicKey, new Uint8Array(64), false],
      ['short signature', publicKey, new Uint8Array(63), false],
    ];
    for (const [name, key, signature, expected] of edges) {
      expect(verifyWithNoble(key, signed, signature), `noble: ${name}`).toBe(expected);
      expect(await verifySignature(key, 'entry', utf8('edge'), signature), `platform: ${name}`).toBe(expected);
    }
  });

  it('refuses small-order and non-canonical public keys', () => {
    expect(isGoodPublicKey(fromHex(`01${'00'.repeat(31)}`))).toBe(false); // identity
    expect(isGoodPublicKey(fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'))).toBe(false); // order 8
    expect(isGoodPublicKey(fromHex(`ed${'ff'.repeat(30)}7f`))).toBe(false); // y = p
    expect(isGoodPublicKey(publicKeyOf(randomBytes(32)))).toBe(true);
  });
});
