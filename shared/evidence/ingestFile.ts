import { createSHA256 } from 'hash-wasm';
import type { BlobRef } from '#casefile';
import { blobKeys, CHUNK_BYTES, chunkCount, type Key, randomBytes, sealChunk, toHex } from '#vault';
import type { BlobStore, FileSource } from './blobStore.ts';
import { EvidenceError } from './errors.ts';

/** Chunks read, sealed and written together: one durable transaction each; two such groups are in memory at most. */
const GROUP = 8;

export interface IngestOptions {
  readonly caseKey: Key;
  readonly epoch: number;
  readonly store: BlobStore;
  /** Called after each group; may wait (pause) or throw (cancel). */
  readonly onProgress: (bytesDone: number) => Promise<void>;
}

/**
 * Takes a file in: SHA-256 and encryption in one streaming pass with flat memory; sealing runs on the platform's threads
 * while the hash is computed here, and the last group is being written meanwhile (JOURNAL C4).
 * A stopped attempt leaves no chunk behind; another one starts under a new blob id, so no chunk index is sealed twice.
 * @throws EvidenceError fileChanged; whatever the store or `onProgress` throws
 */
export async function ingestFile(file: FileSource, options: IngestOptions): Promise<BlobRef> {
  const { caseKey, epoch, store, onProgress } = options;
  const blobId = randomBytes(16);
  const id = toHex(blobId);
  const salt = randomBytes(32);
  const keys = await blobKeys(caseKey, salt, blobId);
  const hash = await createSHA256();
  const chunks = chunkCount(file.size);
  let writing: Promise<void> = Promise.resolve();
  try {
    for (let first = 0; first < chunks; first += GROUP) {
      const from = first * CHUNK_BYTES;
      const to = Math.min(file.size, (first + GROUP) * CHUNK_BYTES);
      const plain = await readWhole(file, from, to);
      const indexes = Array.from({ length: Math.min(GROUP, chunks - first) }, (_, i) => first + i);
      const sealing = Promise.all(
        indexes.map(async index => {
          const at = (index - first) * CHUNK_BYTES;
          return {
            index,
            bytes: await sealChunk(keys, blobId, index, index === chunks - 1, plain.subarray(at, at + CHUNK_BYTES)),
          };
        }),
      );
      hash.update(plain);
      const [sealed] = await Promise.all([sealing, writing]);
      writing = store.putChunks(id, sealed, first + GROUP >= chunks);
      // The next turn awaits it; without this a failure in between would count as unhandled.
      writing.catch(() => undefined);
      await onProgress(to);
    }
    await writing;
  } catch (error) {
    await writing.catch(() => undefined);
    await store.deleteBlob(id);
    throw error;
  }
  return {
    blobId: id,
    salt: toHex(salt),
    commitment: toHex(keys.commitment),
    size: file.size,
    chunks,
    sha256: hash.digest('hex'),
    epoch,
  };
}

async function readWhole(file: FileSource, from: number, to: number): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = await file.read(from, to);
  } catch {
    throw new EvidenceError('fileChanged'); // the browser says NotReadableError or NotFoundError
  }
  if (bytes.length !== to - from) throw new EvidenceError('fileChanged');
  return bytes;
}
