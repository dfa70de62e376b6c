import type { Damage } from '#mirror';
import type { ManifestRow } from '#store';
import { type FileStep, type FileSyncOptions, planFiles } from './syncFiles.ts';

export interface FileComparison {
  readonly steps: readonly FileStep[];
  readonly files: number;
  /** Bytes read. */
  readonly bytes: number;
  /** Places of the copy that did not read; the steps write their files anew. */
  readonly damage: readonly Damage[];
}

/**
 * Reads every evidence file of a copy to the end; with those that the store lacks, what must be copied and which way.
 * @param onBytes after each file; may wait or throw to stop
 */
export async function compareFiles(
  options: FileSyncOptions,
  onBytes: (done: number, total: number) => Promise<void>,
): Promise<FileComparison> {
  const { store, copy, keepingOf, isWanted } = options;
  const damage: Damage[] = [];
  const unsound: ManifestRow[] = [];
  const manifests = (await store.blobs.allManifests()).filter(
    ({ journal }) => isWanted(journal) && keepingOf(journal) !== 'store',
  );
  const sizes = await copy.blobs.bytesByJournal();
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  copy.blobs.forgetIndex();
  let bytes = 0;
  await onBytes(0, total);
  for (const manifest of manifests) {
    const seen = new Set<number>();
    for await (const scan of copy.blobs.read(manifest.journal, manifest.blob)) {
      if (!('chunk' in scan)) damage.push(scan.damage);
      else if (scan.chunk.index < manifest.chunks) seen.add(scan.chunk.index);
    }
    if (seen.size < manifest.chunks) unsound.push(manifest);
    bytes += (await copy.blobs.list(manifest.journal)).get(manifest.blob) ?? 0;
    await onBytes(bytes, total);
  }
  const toStore = (await planFiles(options)).filter(({ to }) => to === 'store');
  const toCopy = unsound.map(manifest => ({ manifest, to: 'copy' }) as const);
  return { steps: [...toCopy, ...toStore], files: manifests.length, bytes, damage };
}
