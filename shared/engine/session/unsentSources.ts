import * as z from 'zod';
import type { Change } from '#casefile';
import { decodeBody, encodeBody, JournalError, openLocal, sealLocal } from '#journal';
import type { CacheKey, CacheRow, Store } from '#store';
import { CborError, decodeCanonical, encodeCanonical, type Key } from '#vault';

/** Name of the cached rows. */
export const UNSENT = 'unsent';
const LIMIT = 64 * 1024 * 1024;
const schema = z.strictObject({ v: z.literal(1), acts: z.array(z.instanceof(Uint8Array)) });

export const unsentSourceKey = (journal: string): CacheKey => [UNSENT, journal];

/**
 * Acts on sealed sources that a lock found on their way, each padded like the entry it was to become, under the key of their
 * compartment: the passphrase that opens the vault alone does not open them (JOURNAL C3).
 */
export async function sealUnsentSource(
  journal: string,
  key: Key,
  acts: readonly (readonly Change[])[],
  time: number,
): Promise<CacheRow> {
  const bodies = acts.map(changes => encodeBody({ v: 1, time, changes: [...changes] }, true));
  const value = encodeCanonical({ v: 1, acts: bodies });
  return { journal, name: UNSENT, sealed: await sealLocal(key, UNSENT, { journal }, value) };
}

/** @returns null when nothing was kept, or what was kept is damaged */
export async function openUnsentSource(
  store: Store,
  journal: string,
  key: Key,
): Promise<readonly (readonly Change[])[] | null> {
  const sealed = await store.cache(journal, UNSENT);
  if (sealed === null) return null;
  try {
    const { acts } = schema.parse(decodeCanonical(await openLocal(key, UNSENT, { journal }, sealed), LIMIT));
    return acts.map(body => decodeBody(body).changes);
  } catch (error) {
    if (error instanceof JournalError || error instanceof CborError || error instanceof z.ZodError) return null;
    throw error;
  }
}
