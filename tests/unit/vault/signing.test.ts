import { describe, expect, it } from 'vitest';
import {
  concatBytes,
  fromHex,
  isGoodPublicKey,
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

  it('refuses small-order and non-canonical public keys', () => {
    expect(isGoodPublicKey(fromHex(`01${'00'.repeat(31)}`))).toBe(false); // identity
    expect(isGoodPublicKey(fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'))).toBe(false); // order 8
    expect(isGoodPublicKey(fromHex(`ed${'ff'.repeat(30)}7f`))).toBe(false); // y = p
    expect(isGoodPublicKey(publicKeyOf(randomBytes(32)))).toBe(true);
  });
});
