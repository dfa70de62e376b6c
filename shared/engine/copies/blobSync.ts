import { EvidenceError } from '#evidence';
import type { Chunk, VaultCopy } from '#mirror';
import { type BlobTable, CHUNKS_PER_TRANSACTION, type ManifestRow } from '#store';

/** Bytes of a sealed chunk, for progress. */
const CHUNK = 1024 * 1024;

/** Called after each group of chunks; may wait or throw to stop. */
type OnBytes = (bytes: number) => Promise<void>;

/** Does the store have every chunk, by their number? */
export async function isInStore(table: BlobTable, { blob, chunks }: ManifestRow): Promise<boolean> {
  return (await table.chunkCount(blob)) >= chunks;
}

/** Does the copy have every chunk, by the length of its files? */
export function isInCopy(copy: VaultCopy, { journal, blob, chunks, size }: ManifestRow): Promise<boolean> {
  return copy.blobs.isLongEnough(journal, blob, chunks, size);
}

/** Puts what the copy has whole of a file into the store. @returns whether all of it was there */
export async function copyToStore(
  table: BlobTable,
  copy: VaultCopy,
  manifest: ManifestRow,
  onBytes: OnBytes,
): Promise<boolean> {
  let group: Chunk[] = [];
  let writing: Promise<void> = Promise.resolve();
  const seen = new Set<number>();
  const put = async () => {
    await writing;
    const chunks = group;
    group = [];
    writing = table.putChunks(manifest.blob, chunks);
    writing.catch(() => undefined); // awaited with the next group
    await onBytes(chunks.length * CHUNK);
  };
  try {
    for await (const scan of copy.blobs.read(manifest.journal, manifest.blob)) {
      if (!('chunk' in scan) || scan.chunk.index >= manifest.chunks) continue;
      seen.add(scan.chunk.index);
      group.push({ index: scan.chunk.index, bytes: scan.chunk.bytes.slice() });
      if (group.length >= CHUNKS_PER_TRANSACTION) await put();
    }
    if (group.length > 0) await put();
  } finally {
    await writing;
  }
  return seen.size === manifest.chunks;
}

/**
 * Writes a file anew into a copy, chunk by chunk from wherever each is whole.
 * @throws EvidenceError chunkMissing: then the copy is as it was
 */
export async function copyToMirror(
  copy: VaultCopy,
  manifest: ManifestRow,
  chunkOf: (index: number) => Promise<Uint8Array | null>,
  onBytes: OnBytes,
): Promise<void> {
  const { journal, blob, chunks } = manifest;
  const replacing = await copy.blobs.beginReplacing(journal, blob);
  try {
    for (let first = 0; first < chunks; first += CHUNKS_PER_TRANSACTION) {
      const group: Chunk[] = [];
      for (let index = first; index < Math.min(chunks, first + CHUNKS_PER_TRANSACTION); index++) {
        const bytes = await chunkOf(index);
        if (bytes === null) throw new EvidenceError('chunkMissing', index);
        group.push({ index, bytes });
      }
      await replacing.put(group, first + CHUNKS_PER_TRANSACTION >= chunks);
      await onBytes(group.length * CHUNK);
    }
    await replacing.finish();
  } catch (error) {
    await replacing.abort().catch(() => undefined); // what failed is told; remains are found by length and written anew
    throw error;
  }
}
