import type { ChunkSource } from '#evidence';
import { HostError } from '#host';
import type { VaultCopy } from '#mirror';
import { StoreError } from '#store';
import type { HealthPlace } from '../contract/health.ts';
import type { EngineCore } from '../engineCore.ts';

/** A place that is to have the files of a journal. */
export interface FileCopy {
  readonly place: HealthPlace;
  chunk(blob: string): ChunkSource;
  /** How many chunks are there, by number and length; reads none. */
  count(blob: string): Promise<number>;
}

/** The places that must have a journal's files: the store, the local copy, or both, as its case keeps them. */
export function fileCopies(core: EngineCore, local: VaultCopy | null, journal: string): readonly FileCopy[] {
  const keeping = core.copies.keepingOf(journal);
  const copies: FileCopy[] = [];
  if (keeping !== 'mirror') copies.push(inStore(core));
  if (keeping !== 'store' && local !== null) copies.push(inCopy(local, 'local', journal));
  return copies;
}

export function inStore({ store }: EngineCore): FileCopy {
  return {
    place: 'store',
    chunk: blob => async index => {
      try {
        return await store.blobs.readChunk(blob, index);
      } catch (error) {
        if (error instanceof StoreError && error.code === 'damagedRow') return null;
        throw error;
      }
    },
    // By the highest number: one that is missing in between is found when it is read.
    count: async blob => 1 + Math.max(-1, ...(await store.blobs.chunkIndexes(blob))),
  };
}

export function inCopy(copy: VaultCopy, place: HealthPlace, journal: string): FileCopy {
  return {
    place,
    chunk: blob => async index => {
      try {
        return await copy.blobs.readChunk(journal, blob, index);
      } catch (error) {
        if (error instanceof HostError && error.code === 'noSuchFile') return null;
        throw error;
      }
    },
    count: blob => copy.blobs.chunkCount(journal, blob),
  };
}
