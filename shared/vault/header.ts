import * as z from 'zod';
import { type Bytes, equalBytes, hkdf, hmacSha256, sha256, toHex, utf8 } from './bytes.ts';
import { CborError, decodeCanonical, encodeCanonical } from './cbor.ts';
import { type Key, VaultError } from './types.ts';

const bytesOf = (length: number) => z.instanceof(Uint8Array).refine(value => value.length === length);
const blob = z.instanceof(Uint8Array);

/** JOURNAL C2: never lowered below the floor, never obeyed above the ceiling. */
export const KDF_FLOOR = { memoryKiB: 64 * 1024, iterations: 3 } as const;
export const KDF_CEILING = { memoryKiB: 1024 * 1024, iterations: 16 } as const;

const kdf = z.strictObject({
  memoryKiB: z.int().min(KDF_FLOOR.memoryKiB),
  iterations: z.int().min(KDF_FLOOR.iterations),
  salt: bytesOf(32),
});
/** What every slot wraps: the vault key, and apart from it the second identity that opens compartments (JOURNAL C3). */
const wraps = { commitment: bytesOf(32), vaultKey: blob, secondIdentity: blob };

const slot = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('passphrase'), kdf, ...wraps }),
  z.strictObject({ type: z.literal('recovery'), salt: bytesOf(32), ...wraps }),
  z.strictObject({ type: z.literal('office'), recipient: z.string().max(5_000), slotKey: blob, ...wraps }),
]);
export type Slot = z.infer<typeof slot>;
export type SlotOf<T extends Slot['type']> = Extract<Slot, { type: T }>;

const headerSchema = z.strictObject({
  v: z.literal(1),
  vaultId: bytesOf(16),
  /** Grows with every change; an older one than the registry's raises a warning. */
  generation: z.int().min(1),
  slots: z.array(slot).min(1).max(16),
  mac: bytesOf(32),
  /** SHA-256 of everything above: tells a damaged file from a wrong passphrase, before any key is known. */
  sum: bytesOf(32),
});
export type Header = z.infer<typeof headerSchema>;

export const HEADER_LIMIT = 256 * 1024;
const versionOnly = z.looseObject({ v: z.int() });

/** @throws VaultError newerVersion | damagedHeader | tooCostly */
export function parseHeader(bytes: Uint8Array): Header {
  let value: unknown;
  try {
    value = decodeCanonical(bytes, HEADER_LIMIT);
  } catch (error) {
    if (error instanceof CborError) throw new VaultError('damagedHeader', error.code);
    throw error;
  }
  const version = versionOnly.safeParse(value);
  if (version.success && version.data.v > 1) throw new VaultError('newerVersion', String(version.data.v));
  const parsed = headerSchema.safeParse(value);
  if (!parsed.success) throw new VaultError('damagedHeader', parsed.error.issues[0]?.path.join('.') ?? '');
  const { sum, ...summed } = parsed.data;
  if (!equalBytes(sum, sumOf(summed))) throw new VaultError('damagedHeader', 'sum');
  for (const each of parsed.data.slots) {
    if (
      each.type === 'passphrase' &&
      (each.kdf.memoryKiB > KDF_CEILING.memoryKiB || each.kdf.iterations > KDF_CEILING.iterations)
    ) {
      throw new VaultError('tooCostly');
    }
  }
  return parsed.data;
}

/** Which vault and generation a header says, read without a key; null when it is not whole. Proves nothing: see the MAC. */
export function headerPlace(bytes: Uint8Array): { readonly vaultId: string; readonly generation: number } | null {
  try {
    const { vaultId, generation } = parseHeader(bytes);
    return { vaultId: toHex(vaultId), generation };
  } catch (error) {
    if (error instanceof VaultError) return null;
    throw error;
  }
}

export function writeHeader(vaultKey: Key, header: Omit<Header, 'mac' | 'sum' | 'v'>): Bytes {
  const unsigned = { v: 1 as const, ...header };
  const summed = { ...unsigned, mac: macOf(vaultKey, unsigned) };
  return encodeCanonical({ ...summed, sum: sumOf(summed) });
}

/** Not a secret: anyone can compute it. What holds against a person is the MAC. */
function sumOf(summed: Omit<Header, 'sum'>): Bytes {
  return sha256(utf8('minhchung/header-sum/v1\0'), encodeCanonical(summed));
}

/** The MAC covers version, id, generation and every slot. @throws VaultError damagedHeader */
export function checkHeaderMac(vaultKey: Key, header: Header): void {
  const { mac, sum: _checkedAtParsing, ...unsigned } = header;
  if (!equalBytes(mac, macOf(vaultKey, unsigned))) throw new VaultError('damagedHeader', 'mac');
}

function macOf(vaultKey: Key, unsigned: Omit<Header, 'mac' | 'sum'>): Bytes {
  return hmacSha256(hkdf(vaultKey, unsigned.vaultId, 'minhchung/header-mac/v1', 32), encodeCanonical(unsigned));
}
