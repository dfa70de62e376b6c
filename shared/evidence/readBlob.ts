import { createSHA256 } from 'hash-wasm';
import type { BlobRef } from '#casefile';
import {
  type BlobKeys,
  blobKeys,
  CHUNK_BYTES,
  chunkCount,
  concatBytes,
  fromHex,
  isSameCommitment,
  type Key,
  openChunk,
  SealError,
} from '#vault';
import type { BlobStore } from './blobStore.ts';
import { EvidenceError } from './errors.ts';

/** A sealed file, opened for reading. */
export class BlobReader {
  readonly #ref: BlobRef;
  readonly #keys: BlobKeys;
  readonly #store: BlobStore;

  /** @throws EvidenceError wrongKey when the case key does not belong to this blob */
  static async open(ref: BlobRef, caseKey: Key, store: BlobStore): Promise<BlobReader> {
    const keys = await blobKeys(caseKey, fromHex(ref.salt), fromHex(ref.blobId));
    if (!isSameCommitment(keys, fromHex(ref.commitment)) || ref.chunks !== chunkCount(ref.size))
      throw new EvidenceError('wrongKey');
    return new BlobReader(ref, keys, store);
  }

  private constructor(ref: BlobRef, keys: BlobKeys, store: BlobStore) {
    this.#ref = ref;
    this.#keys = keys;
    this.#store = store;
  }

  /** Plain bytes [offset, offset + length), cut at the end of the file. @throws EvidenceError */
  async read(offset: number, length: number): Promise<Uint8Array> {
    const end = Math.min(this.#ref.size, offset + length);
    if (offset > this.#ref.size) throw new EvidenceError('rangeOutside');
    const parts: Uint8Array[] = [];
    for (let index = Math.floor(offset / CHUNK_BYTES); index * CHUNK_BYTES < end; index++) {
      const plain = await this.#chunk(index);
      parts.push(plain.subarray(Math.max(0, offset - index * CHUNK_BYTES), end - index * CHUNK_BYTES));
    }
    return concatBytes(...parts);
  }

  /** Re-reads every chunk and compares the whole with the hash taken at ingest. @throws EvidenceError naming the first bad chunk */
  async verify(onProgress: (bytesDone: number) => Promise<void>): Promise<void> {
    const hash = await createSHA256();
    for (let index = 0; index < this.#ref.chunks; index++) {
      hash.update(await this.#chunk(index));
      await onProgress(Math.min(this.#ref.size, (index + 1) * CHUNK_BYTES));
    }
    if (hash.digest('hex') !== this.#ref.sha256) throw new EvidenceError('hashDiffers');
  }

  /** The chunk from the first copy that has it whole; the copies that should have it get it back. */
  async #chunk(index: number): Promise<Uint8Array> {
    const { blobId, chunks } = this.#ref;
    let problem: 'chunkMissing' | 'chunkDamaged' = 'chunkMissing';
    for await (const { bytes, isSpare } of this.#store.chunkCopies(blobId, index)) {
      try {
        const plain = await openChunk(this.#keys, fromHex(blobId), index, index === chunks - 1, bytes);
        if (isSpare) await this.#store.mendChunk(blobId, index, bytes);
        return plain;
      } catch (error) {
        if (!(error instanceof SealError)) throw error;
        problem = 'chunkDamaged';
      }
    }
    throw new EvidenceError(problem, index);
  }
}
