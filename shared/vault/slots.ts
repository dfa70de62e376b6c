import { Decrypter, Encrypter } from 'age-encryption';
import { argon2id } from 'hash-wasm';
import { open, SealError, seal } from './aead.ts';
import { type Bytes, concatBytes, equalBytes, hkdf, KEY_BYTES, randomBytes } from './bytes.ts';
import { encodeCanonical } from './cbor.ts';
import type { Header, Slot, SlotOf } from './header.ts';
import { parseRecoveryCode } from './recoveryCode.ts';
import { type KdfCost, type Key, VaultError, type VaultSecret } from './types.ts';

/** What a slot gives when its secret is right. */
export interface SlotContent {
  readonly vaultKey: Key;
  readonly secondIdentity: Bytes;
}

type Place = Pick<Header, 'vaultId'>;

/** Everything that names the slot is associated data: KDF parameters cannot be exchanged under a wrapped key. */
function contextOf(place: Place, parameters: Record<string, unknown>): Bytes {
  return encodeCanonical({ vaultId: place.vaultId, ...parameters });
}

async function wrap(slotKey: Key, context: Bytes, content: SlotContent) {
  return {
    commitment: hkdf(slotKey, context, 'minhchung/slot-commitment/v1', 32),
    vaultKey: await seal(slotKey, randomBytes(32), 'minhchung/slot/vault-key/v1', context, content.vaultKey),
    secondIdentity: await seal(
      slotKey,
      randomBytes(32),
      'minhchung/slot/second-identity/v1',
      context,
      content.secondIdentity,
    ),
  };
}

/** null = another secret; altered bytes under the right secret throw damagedHeader. */
async function unwrap(slotKey: Key, context: Bytes, slot: Slot): Promise<SlotContent | null> {
  if (!equalBytes(hkdf(slotKey, context, 'minhchung/slot-commitment/v1', 32), slot.commitment)) return null;
  try {
    return {
      vaultKey: await open(slotKey, 'minhchung/slot/vault-key/v1', context, slot.vaultKey),
      secondIdentity: await open(slotKey, 'minhchung/slot/second-identity/v1', context, slot.secondIdentity),
    };
  } catch (error) {
    if (error instanceof SealError) throw new VaultError('damagedHeader', 'slot');
    throw error;
  }
}

export async function passphraseKey(
  passphrase: string,
  kdf: { memoryKiB: number; iterations: number; salt: Uint8Array },
): Promise<Key> {
  const key = await argon2id({
    // NFC: the same passphrase typed on another system must give the same bytes.
    password: passphrase.normalize('NFC'),
    salt: kdf.salt,
    memorySize: kdf.memoryKiB,
    iterations: kdf.iterations,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
  return concatBytes(key);
}

export async function passphraseSlot(
  place: Place,
  passphrase: string,
  cost: KdfCost,
  content: SlotContent,
): Promise<SlotOf<'passphrase'>> {
  const kdf = { memoryKiB: cost.memoryKiB, iterations: cost.iterations, salt: randomBytes(32) };
  const key = await passphraseKey(passphrase, kdf);
  return { type: 'passphrase', kdf, ...(await wrap(key, contextOf(place, { type: 'passphrase', kdf }), content)) };
}

export async function recoverySlot(
  place: Place,
  secret: Uint8Array,
  content: SlotContent,
): Promise<SlotOf<'recovery'>> {
  const salt = randomBytes(32);
  const key = hkdf(secret, salt, 'minhchung/slot/recovery/v1', 32);
  return { type: 'recovery', salt, ...(await wrap(key, contextOf(place, { type: 'recovery', salt }), content)) };
}

/** A random slot key is encrypted to the office's age recipient; the office opens it with its own identity. */
export async function officeSlot(place: Place, recipient: string, content: SlotContent): Promise<SlotOf<'office'>> {
  const key = randomBytes(32);
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const slotKey = concatBytes(await encrypter.encrypt(key));
  return {
    type: 'office',
    recipient,
    slotKey,
    ...(await wrap(key, contextOf(place, { type: 'office', recipient }), content)),
  };
}

/** Opens the header's slots with a secret. @throws VaultError wrongPassphrase | wrongRecoveryCode | damagedHeader */
export async function openSlots(header: Header, secret: VaultSecret): Promise<SlotContent> {
  if (secret.type === 'passphrase') {
    for (const slot of header.slots) {
      if (slot.type !== 'passphrase') continue;
      const key = await passphraseKey(secret.passphrase, slot.kdf);
      const content = await unwrap(key, contextOf(header, { type: 'passphrase', kdf: slot.kdf }), slot);
      if (content !== null) return content;
    }
    throw new VaultError('wrongPassphrase');
  }
  if (secret.type === 'recovery') {
    const recovery = parseRecoveryCode(secret.code);
    for (const slot of header.slots) {
      if (slot.type !== 'recovery') continue;
      const key = hkdf(recovery, slot.salt, 'minhchung/slot/recovery/v1', 32);
      const content = await unwrap(key, contextOf(header, { type: 'recovery', salt: slot.salt }), slot);
      if (content !== null) return content;
    }
    throw new VaultError('wrongRecoveryCode', 'slot');
  }
  for (const slot of header.slots) {
    if (slot.type !== 'office') continue;
    const key = await officeKey(slot.slotKey, secret.ageIdentity);
    const content =
      key === null ? null : await unwrap(key, contextOf(header, { type: 'office', recipient: slot.recipient }), slot);
    if (content !== null) return content;
  }
  throw new VaultError('wrongPassphrase', 'office');
}

async function officeKey(slotKey: Uint8Array, ageIdentity: string): Promise<Key | null> {
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(ageIdentity);
    const key = concatBytes(await decrypter.decrypt(slotKey));
    return key.length === KEY_BYTES ? key : null;
  } catch {
    return null; // not an identity, or not the one this slot was made for
  }
}
