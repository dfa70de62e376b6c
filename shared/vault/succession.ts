import * as z from 'zod';
import { type Bytes, equalBytes, hkdf, hmacSha256 } from './bytes.ts';
import { CborError, decodeCanonical, encodeCanonical } from './cbor.ts';
import type { Key } from './types.ts';

const LIMIT = 64 * 1024;
const bytesOf = (length: number) => z.instanceof(Uint8Array).refine(value => value.length === length);
const schema = z.strictObject({
  v: z.literal(1),
  /** One for each rotation: the generation of the first header under the next vault key, and a MAC under the key before it. */
  steps: z.array(z.strictObject({ generation: z.int().min(1), mac: bytesOf(32) })).max(1_000),
});
type Step = z.infer<typeof schema>['steps'][number];

/**
 * Adds that a vault key was replaced. Without it a header of the next key would look to whoever has only the old passphrase
 * like a stranger's file, and an older copy would open in its stead.
 */
export function addSuccession(old: Uint8Array | null, oldKey: Key, vaultId: Uint8Array, generation: number): Bytes {
  const steps = [...(old === null ? [] : readSteps(old)), { generation, mac: macOf(oldKey, vaultId, generation) }];
  return encodeCanonical({ v: 1, steps });
}

/** Was this vault key replaced at or before a generation? What is no such file, or was altered, says nothing. */
export function isSucceededBy(bytes: Uint8Array, key: Key, vaultId: Uint8Array, generation: number): boolean {
  return readSteps(bytes).some(
    step => step.generation <= generation && equalBytes(step.mac, macOf(key, vaultId, step.generation)),
  );
}

function readSteps(bytes: Uint8Array): readonly Step[] {
  try {
    return schema.parse(decodeCanonical(bytes, LIMIT)).steps;
  } catch (error) {
    if (error instanceof CborError || error instanceof z.ZodError) return [];
    throw error;
  }
}

function macOf(key: Key, vaultId: Uint8Array, generation: number): Bytes {
  return hmacSha256(hkdf(key, vaultId, 'minhchung/succession/v1', 32), encodeCanonical({ vaultId, generation }));
}
