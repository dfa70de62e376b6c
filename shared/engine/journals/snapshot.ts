import * as z from 'zod';
import { FOLD_VERSION, type Fold, restoreFold } from '#casefile';
import { type Head, JournalError, openLocal, sealLocal } from '#journal';
import type { CacheKey, CacheRow, JournalExtent, Store } from '#store';
import { CborError, decodeCanonical, encodeCanonical, type Key, utf8 } from '#vault';

const NAME = 'snapshot';
const SNAPSHOT_LIMIT = 1024 * 1024 * 1024;

const snapshotSchema = z.strictObject({
  entryCount: z.int().min(0),
  heads: z.array(
    z.strictObject({ writer: z.string(), seq: z.int(), id: z.string(), lamport: z.int(), link: z.string() }),
  ),
  seen: z.array(z.tuple([z.string(), z.int()])),
  /** JSON of `Fold.serialise`: parsed ten times faster than CBOR of the same size. */
  state: z.instanceof(Uint8Array),
});

/** A local cache of a fold, bound to its version (JOURNAL B8). Never the truth, never in a package. */
export interface Snapshot {
  readonly fold: Fold;
  readonly entryCount: number;
  readonly heads: readonly Head[];
  readonly seen: ReadonlyMap<string, number>;
}

export interface SnapshotPlace {
  readonly store: Store;
  readonly journalId: string;
  /** Vault-local key. */
  readonly key: Key;
}

/** @returns the cache row to store, null when the fold cannot be cached now */
export async function sealSnapshot(place: SnapshotPlace, snapshot: Snapshot): Promise<CacheRow | null> {
  const state = snapshot.fold.serialise();
  if (state === null) return null;
  const value = {
    entryCount: snapshot.entryCount,
    heads: snapshot.heads.map(({ writer, seq, id, lamport, link }) => ({ writer, seq, id, lamport, link })),
    seen: [...snapshot.seen],
    state: utf8(JSON.stringify(state)),
  };
  return {
    journal: place.journalId,
    name: NAME,
    sealed: await sealLocal(place.key, NAME, placeOf(place), encodeCanonical(value)),
  };
}

/**
 * @returns the snapshot if it is of this version of the fold and reaches exactly as far as the journal – the same number
 * of entries and the same newest one of every writer; what was exchanged in between shows when it is recomputed. Else null.
 */
export async function openSnapshot(place: SnapshotPlace, extent: JournalExtent): Promise<Snapshot | null> {
  const known = await lookAtSnapshot(place, extent);
  return typeof known === 'string' ? null : known;
}

/** As `openSnapshot`; why there is none: `unreadable` was sealed by nobody here, `stale` is of other entries or another version. */
export async function lookAtSnapshot(
  place: SnapshotPlace,
  extent: JournalExtent,
): Promise<Snapshot | 'none' | 'stale' | 'unreadable'> {
  const sealed = await place.store.cache(place.journalId, NAME);
  if (sealed === null) return 'none';
  try {
    const value = snapshotSchema.parse(
      decodeCanonical(await openLocal(place.key, NAME, placeOf(place), sealed), SNAPSHOT_LIMIT),
    );
    const isSame =
      value.entryCount === extent.count &&
      value.heads.length === extent.newest.size &&
      value.heads.every(head => extent.newest.get(head.writer)?.id === head.id);
    if (!isSame) return 'stale';
    const fold = restoreFold(JSON.parse(new TextDecoder().decode(value.state)));
    return { fold, entryCount: value.entryCount, heads: value.heads, seen: new Map(value.seen) };
  } catch (error) {
    // A cache that does not open is worth nothing and costs nothing: the entries are the truth.
    if ([JournalError, CborError, z.ZodError, RangeError, SyntaxError].some(kind => error instanceof kind))
      return (await isOfOtherVersion(place, sealed)) ? 'stale' : 'unreadable';
    throw error;
  }
}

/** The row that holds a journal's snapshot, for dropping it. */
export const snapshotRow = (journalId: string): CacheKey => [NAME, journalId];

async function isOfOtherVersion(place: SnapshotPlace, sealed: Uint8Array): Promise<boolean> {
  for (let fold = 1; fold < FOLD_VERSION; fold++) {
    try {
      await openLocal(place.key, NAME, placeOf(place, fold), sealed);
      return true;
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
    }
  }
  return false;
}

function placeOf({ journalId }: SnapshotPlace, fold = FOLD_VERSION): Record<string, string | number> {
  return { journal: journalId, fold };
}
