import type { ManifestRow } from '#store';
import { equalBytes } from '#vault';
import { type FileSyncOptions, readableChunk } from './syncFiles.ts';

/** A file that stands where its case does not keep it. */
export interface Trim {
  readonly manifest: ManifestRow;
  readonly from: 'store' | 'copy';
}

/** Files with parts in a place where their case keeps none, by number and length; reads no chunk. */
export async function planTrims(options: FileSyncOptions): Promise<readonly Trim[]> {
  const { store, copy, keepingOf, isWanted } = options;
  const trims: Trim[] = [];
  for (const manifest of await store.blobs.allManifests()) {
    const { journal, blob } = manifest;
    const keeping = keepingOf(journal);
    if (keeping === 'both' || !isWanted(journal)) continue;
    if (keeping === 'mirror' && (await store.blobs.chunkCount(blob)) > 0) trims.push({ manifest, from: 'store' });
    if (keeping === 'store' && (await copy.blobs.chunkCount(journal, blob)) > 0) trims.push({ manifest, from: 'copy' });
  }
  return trims;
}

/**
 * Takes files away from where their case does not keep them: each only after every chunk was read in the place that stays,
 * and is the very same. What differs stays in both places; the health check says which of them opens.
 * @param onBytes after each chunk; may wait or throw to stop
 */
export async function trimFiles(
  options: FileSyncOptions,
  trims: readonly Trim[],
  onBytes: (bytes: number) => Promise<void>,
  onFile: (done: number) => void,
): Promise<void> {
  const { store, copy } = options;
  for (const [done, { manifest, from }] of trims.entries()) {
    const { journal, blob } = manifest;
    // Asked again: the person may have chosen otherwise while this ran.
    const isStill = options.keepingOf(journal) === (from === 'store' ? 'mirror' : 'store');
    if (isStill && (await isSpare(options, { manifest, from }, onBytes))) {
      if (from === 'store') await store.blobs.deleteChunks(blob);
      else await copy.blobs.remove(journal, blob);
    }
    onFile(done + 1);
  }
}

async function isSpare(
  { store, copy }: FileSyncOptions,
  { manifest: { journal, blob, chunks }, from }: Trim,
  onBytes: (bytes: number) => Promise<void>,
): Promise<boolean> {
  for (let index = 0; index < chunks; index++) {
    const inStore = await readableChunk(store, blob, index);
    const inCopy = await copy.blobs.readChunk(journal, blob, index);
    const [stays, goes] = from === 'store' ? [inCopy, inStore] : [inStore, inCopy];
    if (stays === null || (goes !== null && !equalBytes(stays, goes))) return false;
    await onBytes(stays.length);
  }
  return true;
}
