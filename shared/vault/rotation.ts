import { generateHybridIdentity, identityToRecipient } from 'age-encryption';
import { randomBytes, utf8 } from './bytes.ts';
import { writeCertificate } from './certificate.ts';
import type { KeyringContent } from './keyring.ts';
import { publicKeyOf } from './signing.ts';
import type { SlotContent } from './slots.ts';
import type { Key } from './types.ts';

/** Keys of a person and of an installation, made for the first time or anew. */
export async function newPerson(
  deviceName: string,
  now: number,
): Promise<{ content: SlotContent; keys: Omit<KeyringContent, 'caseKeys' | 'compartments' | 'retiring'> }> {
  const secondIdentity = await generateHybridIdentity();
  const identitySeed = randomBytes(32);
  const writerSeed = randomBytes(32);
  return {
    content: { vaultKey: randomBytes(32), secondIdentity: utf8(secondIdentity) },
    keys: {
      identitySeed,
      ageIdentity: await generateHybridIdentity(),
      secondRecipient: await identityToRecipient(secondIdentity),
      writerSeed,
      writerCertificate: writeCertificate(identitySeed, publicKeyOf(writerSeed), deviceName, now),
    },
  };
}

/** The newest epoch that a keyring has a key for; -1 = none. */
export function newestEpochOf(keyring: Pick<KeyringContent, 'caseKeys'>, caseId: string): number {
  return Math.max(-1, ...Object.keys(keyring.caseKeys[caseId] ?? {}).map(Number));
}

/** Every case gets a key for the epoch that its hand-over will start; the old ones stay, for what was written under them. */
export function withNextEpochs(keyring: KeyringContent): KeyringContent['caseKeys'] {
  return Object.fromEntries(
    Object.entries(keyring.caseKeys).map(([caseId, epochs]) => [
      caseId,
      { ...epochs, [String(newestEpochOf(keyring, caseId) + 1)]: randomBytes(32) },
    ]),
  );
}

/**
 * A writer of the identity that is replaced, made only to hand its journals over: whoever has a copy of the old keys cannot
 * write a second entry in its place, which would fork it and take its authority away.
 */
export function witnessOf(identitySeed: Key, deviceName: string, now: number): NonNullable<KeyringContent['retiring']> {
  const writerSeed = randomBytes(32);
  return {
    identity: publicKeyOf(identitySeed),
    writerSeed,
    writerCertificate: writeCertificate(identitySeed, publicKeyOf(writerSeed), deviceName, now),
  };
}
