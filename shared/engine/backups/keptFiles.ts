import type { BackupSource } from '#backup';
import { HostError } from '#host';
import type { VaultCopy } from '#mirror';
import type { Store } from '#store';
import type { Copies } from '../copies/copies.ts';
import { readableChunk } from '../copies/syncFiles.ts';

/**
 * Evidence files as something to back up: those of the store, and those that their case keeps in the local copy only
 * (JOURNAL D5). While that copy cannot be read such a file has no parts, and the proof of the backup names it.
 */
export function keptFiles(
  store: Store,
  copies: Copies,
): Pick<BackupSource, 'blobs' | 'chunkCount' | 'chunkIndexes' | 'chunk'> {
  /** Journals of the files that are in the copy only. */
  let onlyInCopy: ReadonlyMap<string, string> = new Map();
  const inCopy = async <T>(blob: string, read: (copy: VaultCopy, journal: string) => Promise<T>): Promise<T | null> => {
    const journal = onlyInCopy.get(blob);
    return journal === undefined ? null : copies.usingLocal(copy => read(copy, journal)).catch(unlessFolderFails);
  };
  return {
    async blobs() {
      const inStore = await store.blobs.blobIds();
      const isInStore = new Set(inStore);
      const elsewhere = (await store.blobs.allManifests()).filter(
        ({ journal, blob }) => copies.chosenKeeping(journal) === 'mirror' && !isInStore.has(blob),
      );
      onlyInCopy = new Map(elsewhere.map(({ blob, journal }) => [blob, journal]));
      return [...inStore, ...onlyInCopy.keys()];
    },
    chunkCount: async blob =>
      (await inCopy(blob, (copy, journal) => copy.blobs.chunkCount(journal, blob))) ?? store.blobs.chunkCount(blob),
    chunkIndexes: async blob => {
      const count = await inCopy(blob, (copy, journal) => copy.blobs.chunkCount(journal, blob));
      return count === null ? store.blobs.chunkIndexes(blob) : [...Array(count).keys()];
    },
    // What the copy cannot give is not there: the proof names the file.
    chunk: async (blob, index) =>
      (await inCopy(blob, (copy, journal) => copy.blobs.readChunk(journal, blob, index))) ??
      readableChunk(store, blob, index),
  };
}

function unlessFolderFails(error: unknown): null {
  if (error instanceof HostError) return null;
  throw error;
}
