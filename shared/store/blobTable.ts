import type { VaultDatabase } from './database.ts';
import { StoreError, toStoreError } from './errors.ts';
import type { ManifestRow } from './rows.ts';

/**
 * Several MiB per transaction: one strict commit per 1 MiB chunk waits for the disk each time; much larger ones hold the
 * chunks in memory twice.
 */
export const CHUNKS_PER_TRANSACTION = 8;

/** Sealed chunks of evidence files. A blob counts only once an entry names it; the rest may be swept. */
export class BlobTable {
  readonly #database: VaultDatabase;
  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  /** Writes chunks in one durable transaction. @throws StoreError quota | closed | writeFailed */
  async putChunks(
    blobId: string,
    chunks: readonly { readonly index: number; readonly bytes: Uint8Array }[],
  ): Promise<void> {
    try {
      await this.#database.transaction('rw', this.#database.chunks, () =>
        this.#database.chunks.bulkPut(chunks.map(({ index, bytes }) => ({ blob: blobId, index, bytes }))),
      );
    } catch (error) {
      throw toStoreError(error, 'writeFailed');
    }
  }

  /** @returns the sealed chunk, null when it is not here. @throws StoreError damagedRow when it is here but unreadable */
  async readChunk(blobId: string, index: number): Promise<Uint8Array | null> {
    try {
      const row = await this.#database.chunks.get([blobId, index]);
      if (row === undefined) return null;
      if (row.bytes instanceof Uint8Array) return row.bytes;
    } catch (error) {
      const known = toStoreError(error, 'readFailed');
      if (known.code !== 'readFailed') throw known;
      throw new StoreError('damagedRow', `chunk ${index} of ${blobId}`, { cause: error });
    }
    throw new StoreError('damagedRow', `chunk ${index} of ${blobId}`);
  }

  /** Which chunks of a blob are here, without reading them. */
  async chunkIndexes(blobId: string): Promise<number[]> {
    try {
      const keys = await this.#chunksOf(blobId).primaryKeys();
      return keys.map(([, index]) => index);
    } catch (error) {
      throw toStoreError(error, 'readFailed');
    }
  }

  /** How many chunks of a blob are here; reads none. */
  async chunkCount(blobId: string): Promise<number> {
    try {
      return await this.#chunksOf(blobId).count();
    } catch (error) {
      throw toStoreError(error, 'readFailed');
    }
  }

  async putManifest(manifest: ManifestRow): Promise<void> {
    try {
      await this.#database.manifests.put(manifest);
    } catch (error) {
      throw toStoreError(error, 'writeFailed');
    }
  }

  async manifests(journal: string): Promise<ManifestRow[]> {
    try {
      return await this.#database.manifests.where('journal').equals(journal).toArray();
    } catch (error) {
      throw toStoreError(error, 'readFailed');
    }
  }

  async allManifests(): Promise<ManifestRow[]> {
    try {
      return await this.#database.manifests.toArray();
    } catch (error) {
      throw toStoreError(error, 'readFailed');
    }
  }

  /** Removes the chunks and keeps the manifest: the file is in another copy. */
  async deleteChunks(blobId: string): Promise<void> {
    try {
      await this.#chunksOf(blobId).delete();
    } catch (error) {
      throw toStoreError(error, 'writeFailed');
    }
  }

  /** Removes the chunks from a number on: the file has fewer. */
  async deleteChunksFrom(blobId: string, index: number): Promise<void> {
    try {
      await this.#database.chunks.where('[blob+index]').between([blobId, index], [blobId, []], true, true).delete();
    } catch (error) {
      throw toStoreError(error, 'writeFailed');
    }
  }

  /** Removes chunks and manifest together. */
  async deleteBlob(blobId: string): Promise<void> {
    const { chunks, manifests } = this.#database;
    try {
      await this.#database.transaction('rw', chunks, manifests, async () => {
        await this.#chunksOf(blobId).delete();
        await manifests.delete(blobId);
      });
    } catch (error) {
      throw toStoreError(error, 'writeFailed');
    }
  }

  /** Ids of every blob with at least one chunk, without reading any chunk. */
  async blobIds(): Promise<string[]> {
    try {
      const ids: string[] = [];
      let at: string | undefined;
      for (;;) {
        const range = this.#database.chunks.where('[blob+index]');
        const [next] = await (at === undefined ? range.above(['']) : range.above([at, []])).limit(1).primaryKeys();
        if (next === undefined) return ids;
        at = next[0];
        ids.push(at);
      }
    } catch (error) {
      throw toStoreError(error, 'readFailed');
    }
  }

  #chunksOf(blobId: string) {
    return this.#database.chunks.where('[blob+index]').between([blobId], [blobId, []], true, true);
  }
}
