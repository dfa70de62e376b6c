import type { JobSpec } from '../jobs/jobs.ts';
import type { Copies } from './copies.ts';
import { syncFiles } from './syncFiles.ts';

/**
 * Reads every byte of the local copy and repairs each side from the other. May be stopped: what was repaired stays so.
 * Result: `{ entries, files, repaired, lost }`, where `lost` counts entries and files that no copy has whole.
 */
export function compareJob(copies: Copies): JobSpec {
  return {
    kind: 'compareCopies',
    caseId: null,
    itemsTotal: 0,
    bytesTotal: 0,
    async run(handle) {
      let entries = 0;
      const report = await copies.compareEntries(async (done, total) => {
        entries = total;
        handle.progress({ itemsDone: done, itemsTotal: total });
        await handle.checkpoint();
      });
      const { options, steps, files, bytes, damage } = await copies.compareFiles(async (done, total) => {
        handle.progress({ bytesDone: done, bytesTotal: total });
        await handle.checkpoint();
      });
      const lost = await syncFiles(
        options,
        steps,
        () => handle.checkpoint(),
        () => undefined,
      );
      copies.noteFilesLost(lost);
      handle.progress({ itemsDone: entries, itemsTotal: entries, bytesDone: bytes });
      return {
        entries,
        files,
        repaired: report.damage.length + report.takenIn + damage.length + steps.length - lost.length,
        lost: report.lost.length + lost.length,
      };
    },
  };
}
