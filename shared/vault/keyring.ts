import * as z from 'zod';
import { open, SealError, seal } from './aead.ts';
import { type Bytes, hkdf, randomBytes } from './bytes.ts';
import { CborError, decodeCanonical, encodeCanonical } from './cbor.ts';
import { type Key, VaultError } from './types.ts';

const bytesOf = (length: number) => z.instanceof(Uint8Array).refine(value => value.length === length);
const hex32 = z.string().regex(/^[0-9a-f]{64}$/);

/** What the keyring holds once open (JOURNAL C1): the person's keys and the case keys. Never in a journal. */
const contentSchema = z.strictObject({
  identitySeed: bytesOf(32),
  /** age identity (secret) to which others wrap keys for this person. */
  ageIdentity: z.string(),
  /** age recipient (public) of the second identity; its secret is in the slots only. */
  secondRecipient: z.string(),
  writerSeed: bytesOf(32),
  writerCertificate: z.instanceof(Uint8Array),
  /** caseId → epoch → key */
  caseKeys: z.record(hex32, z.record(z.string().regex(/^\d{1,9}$/), bytesOf(32))),
  /** compartment id → its key wrapped to the second identity */
  compartments: z.record(z.string().max(64), z.instanceof(Uint8Array)),
});
/** Version 2, while a rotation is under way (JOURNAL C2): who is replaced, and a writer of theirs that was made for saying so. */
const rotatingSchema = z.strictObject({
  ...contentSchema.shape,
  retiring: z.strictObject({
    identity: bytesOf(32),
    writerSeed: bytesOf(32),
    writerCertificate: z.instanceof(Uint8Array),
  }),
});
export type KeyringContent = z.infer<typeof contentSchema> & Partial<Pick<z.infer<typeof rotatingSchema>, 'retiring'>>;

const VERSION = 1;
const ROTATING_VERSION = 2;
const fileSchema = z.strictObject({
  v: z.union([z.literal(VERSION), z.literal(ROTATING_VERSION)]),
  vaultId: bytesOf(16),
  generation: z.int().min(1),
  sealed: z.instanceof(Uint8Array),
});

const KEYRING_LIMIT = 64 * 1024 * 1024;
const LABEL = 'minhchung/keyring/v1';
const versionOnly = z.looseObject({ v: z.int() });

interface Place {
  readonly vaultId: Uint8Array;
  readonly generation: number;
}

export async function writeKeyring(vaultKey: Key, place: Place, content: KeyringContent): Promise<Bytes> {
  const { vaultId, generation } = place;
  const { retiring, ...settled } = content;
  const context = encodeCanonical({ vaultId, generation });
  const sealed = await seal(
    hkdf(vaultKey, vaultId, LABEL, 32),
    randomBytes(32),
    LABEL,
    context,
    encodeCanonical(retiring === undefined ? settled : content),
  );
  const v = retiring === undefined ? VERSION : ROTATING_VERSION;
  return encodeCanonical({ v, vaultId, generation, sealed });
}

/** Generation that a keyring says, read without a key; null when it is not one. Proves nothing before it is opened. */
export function keyringGeneration(bytes: Uint8Array): number | null {
  try {
    return fileSchema.parse(decodeCanonical(bytes, KEYRING_LIMIT)).generation;
  } catch (error) {
    if (error instanceof CborError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** @throws VaultError newerVersion | damagedKeyring */
export async function readKeyring(
  vaultKey: Key,
  bytes: Uint8Array,
): Promise<{ generation: number; content: KeyringContent }> {
  try {
    const value = decodeCanonical(bytes, KEYRING_LIMIT);
    const version = versionOnly.safeParse(value);
    if (version.success && version.data.v > ROTATING_VERSION)
      throw new VaultError('newerVersion', String(version.data.v));
    const { v, vaultId, generation, sealed } = fileSchema.parse(value);
    const plain = await open(
      hkdf(vaultKey, vaultId, LABEL, 32),
      LABEL,
      encodeCanonical({ vaultId, generation }),
      sealed,
    );
    const schema = v === VERSION ? contentSchema : rotatingSchema;
    return { generation, content: schema.parse(decodeCanonical(plain, KEYRING_LIMIT)) };
  } catch (error) {
    if (error instanceof SealError || error instanceof CborError || error instanceof z.ZodError)
      throw new VaultError('damagedKeyring');
    throw error;
  }
}
