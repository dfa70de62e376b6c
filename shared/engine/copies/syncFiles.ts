import { EvidenceError } from '#evidence';
import type { VaultCopy } from '#mirror';
import { type ManifestRow, type Store, StoreError } from '#store';
import type { BlobKeeping } from '../contract/copies.ts';
import { copyToMirror, copyToStore, isInCopy, isInStore } from './blobSync.ts';

export interface FileSyncOptions {
  readonly store: Store;
  readonly copy: VaultCopy;
  /** Where the chunks of a journal's files are to be: in both, or in one of them. */
  keepingOf(journal: string): BlobKeeping;
  isWanted(journal: string): boolean;
  /** A chunk from any other copy, null when none has it. */
  chunkElsewhere(journal: string, blob: string, index: number): Promise<Uint8Array | null>;
}

/** One file that must be copied, and which way. */
export interface FileStep {
  readonly manifest: ManifestRow;
  readonly to: 'store' | 'copy';
}

/** Evidence files of a copy by their names and lengths: what a store that is made anew lists. */
export async function filesIn(copy: VaultCopy): Promise<readonly ManifestRow[]> {
  const manifests: ManifestRow[] = [];
  for (const journal of (await copy.blobs.bytesByJournal()).keys())
    for (const blob of (await copy.blobs.list(journal)).keys())
      manifests.push({ journal, blob, chunks: await copy.blobs.chunkCount(journal, blob) });
  return manifests;
}

/** Files that are not where they are to be, by number and length of their parts: reads no chunk. */
export async function planFiles(options: FileSyncOptions): Promise<readonly FileStep[]> {
  const { store, copy, keepingOf, isWanted } = options;
  const steps: FileStep[] = [];
  for (const manifest of await store.blobs.allManifests()) {
    const { journal } = manifest;
    if (!isWanted(journal)) continue;
    const keeping = keepingOf(journal);
    if (keeping !== 'store' && !(await isInCopy(copy, manifest))) steps.push({ manifest, to: 'copy' });
    if (keeping !== 'mirror' && !(await isInStore(store.blobs, manifest))) steps.push({ manifest, to: 'store' });
  }
  return steps;
}

/**
 * Copies files to where they are missing, chunk by chunk from wherever each is whole.
 * @param onBytes after each group of chunks; may wait or throw to stop: what was done stays done
 * @returns files of which no copy has all
 */
export async function syncFiles(
  options: FileSyncOptions,
  steps: readonly FileStep[],
  onBytes: (bytes: number) => Promise<void>,
  onFile: (done: number) => void,
): Promise<readonly ManifestRow[]> {
  const lost: ManifestRow[] = [];
  for (const [done, { manifest, to }] of steps.entries()) {
    const isWhole =
      to === 'store' ? await intoStore(options, manifest, onBytes) : await intoCopy(options, manifest, onBytes);
    if (!isWhole) lost.push(manifest);
    onFile(done + 1);
  }
  return lost;
}

async function intoStore(
  { store, copy, chunkElsewhere }: FileSyncOptions,
  manifest: ManifestRow,
  onBytes: (bytes: number) => Promise<void>,
): Promise<boolean> {
  if (await copyToStore(store.blobs, copy, manifest, onBytes)) return true;
  const { journal, blob, chunks } = manifest;
  const here = new Set(await store.blobs.chunkIndexes(blob));
  for (let index = 0; index < chunks; index++) {
    if (here.has(index)) continue;
    const bytes = await chunkElsewhere(journal, blob, index);
    if (bytes === null) return false;
    await store.blobs.putChunks(blob, [{ index, bytes }]);
  }
  return true;
}

async function intoCopy(
  { store, copy, chunkElsewhere }: FileSyncOptions,
  manifest: ManifestRow,
  onBytes: (bytes: number) => Promise<void>,
): Promise<boolean> {
  const { journal, blob } = manifest;
  const chunkOf = async (index: number) =>
    (await readableChunk(store, blob, index)) ??
    (await copy.blobs.readChunk(journal, blob, index)) ??
    chunkElsewhere(journal, blob, index);
  try {
    await copyToMirror(copy, manifest, chunkOf, onBytes);
    return true;
  } catch (error) {
    if (error instanceof EvidenceError && error.code === 'chunkMissing') return false;
    throw error;
  }
}

/** The store's chunk; null when it is missing or does not read. */
export async function readableChunk(store: Store, blob: string, index: number): Promise<Uint8Array | null> {
  try {
    return await store.blobs.readChunk(blob, index);
  } catch (error) {
    if (error instanceof StoreError && error.code === 'damagedRow') return null;
    throw error;
  }
}
