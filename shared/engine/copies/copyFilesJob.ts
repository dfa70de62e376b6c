import type { JobSpec } from '../jobs/jobs.ts';
import type { Copies } from './copies.ts';
import { type FileStep, type FileSyncOptions, syncFiles } from './syncFiles.ts';
import { type Trim, trimFiles } from './trimFiles.ts';

const CHUNK = 1024 * 1024;

/**
 * Brings evidence files to the copy of this machine that lacks them, then takes them away from where their case keeps none.
 * May be stopped: the next start goes on.
 * Result: `{ files, lost }`.
 */
export function copyFilesJob(
  copies: Copies,
  options: FileSyncOptions,
  { steps, trims }: { readonly steps: readonly FileStep[]; readonly trims: readonly Trim[] },
): JobSpec {
  return {
    kind: 'copyFiles',
    caseId: null,
    itemsTotal: steps.length + trims.length,
    bytesTotal: [...steps, ...trims].reduce((sum, { manifest }) => sum + manifest.chunks * CHUNK, 0),
    async run(handle) {
      let bytesDone = 0;
      const onBytes = async (bytes: number) => {
        bytesDone += bytes;
        handle.progress({ bytesDone });
        await handle.checkpoint();
      };
      const lost = await syncFiles(options, steps, onBytes, itemsDone => {
        handle.progress({ itemsDone });
        copies.noteFilesToCopy(steps.length - itemsDone);
      });
      copies.noteFilesLost(lost);
      await trimFiles(options, trims, onBytes, done => handle.progress({ itemsDone: steps.length + done }));
      return { files: steps.length - lost.length, lost: lost.length };
    },
  };
}
