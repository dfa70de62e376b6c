import * as z from 'zod';
import { type Change, changeSchema, hex32 } from '#casefile';
import { JournalError, openLocal, sealLocal } from '#journal';
import type { CacheKey, CacheRow, Store } from '#store';
import { CborError, decodeCanonical, encodeCanonical, type Key } from '#vault';

const NAME = 'unsent';
const LIMIT = 64 * 1024 * 1024;

const schema = z.strictObject({
  v: z.literal(1),
  acts: z.array(z.strictObject({ caseId: hex32, changes: z.array(changeSchema).min(1) })),
  fields: z.array(z.strictObject({ title: z.string(), label: z.string(), value: z.string() })),
});

/** A field that nobody had saved when the vault was locked: what it stood in, what it is called, what was in it. */
export interface UnsentField {
  readonly title: string;
  readonly label: string;
  readonly value: string;
}

export interface UnsentAct {
  readonly caseId: string;
  readonly changes: readonly Change[];
}

/** What a lock found on its way to a journal, kept until the vault opens again. */
export interface Unsent {
  readonly acts: readonly UnsentAct[];
  readonly fields: readonly UnsentField[];
}

export interface UnsentPlace {
  /** The row belongs to the vault as a whole. */
  readonly registryId: string;
  /** Vault-local key of purpose `unsent`. */
  readonly key: Key;
}

export const unsentKey = ({ registryId }: UnsentPlace): CacheKey => [NAME, registryId];

export async function sealUnsent(place: UnsentPlace, { acts, fields }: Unsent): Promise<CacheRow> {
  const value = {
    v: 1,
    acts: acts.map(({ caseId, changes }) => ({ caseId, changes: [...changes] })),
    fields: fields.map(({ title, label, value }) => ({ title, label, value })),
  };
  const journal = place.registryId;
  return { journal, name: NAME, sealed: await sealLocal(place.key, NAME, { journal }, encodeCanonical(value)) };
}

/** @returns null when nothing was kept, or what was kept is damaged */
export async function openUnsent(place: UnsentPlace, store: Store): Promise<Unsent | null> {
  const journal = place.registryId;
  const sealed = await store.cache(journal, NAME);
  if (sealed === null) return null;
  try {
    return schema.parse(decodeCanonical(await openLocal(place.key, NAME, { journal }, sealed), LIMIT));
  } catch (error) {
    if (error instanceof JournalError || error instanceof CborError || error instanceof z.ZodError) return null;
    throw error;
  }
}
