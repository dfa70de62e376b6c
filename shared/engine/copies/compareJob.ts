import type { EngineCore } from '../engineCore.ts';
import type { JobSpec } from '../jobs/jobs.ts';
import { syncFiles } from './syncFiles.ts';

/**
 * Reads every byte of the local copy, compares it with the working store and repairs whichever side lacks something, then
 * brings evidence files to where they are missing. Result: `{ entries, files, repaired, lost }`.
 */
export function compareJob({ copies }: EngineCore): JobSpec {
  return {
    kind: 'compareCopy',
    caseId: null,
    itemsTotal: 0,
    bytesTotal: 0,
    async run(handle) {
      const report = await copies.compare(async (itemsDone, itemsTotal) => {
        handle.progress({ itemsDone, itemsTotal });
        await handle.checkpoint();
      });
      const plan = await copies.planFiles();
      const steps = plan?.steps ?? [];
      handle.progress({ itemsDone: 0, itemsTotal: steps.length });
      const lostFiles =
        plan === null
          ? []
          : await syncFiles(
              plan.options,
              steps,
              () => handle.checkpoint(),
              itemsDone => handle.progress({ itemsDone }),
            );
      copies.noteFilesToCopy(0);
      copies.noteFilesLost(lostFiles);
      return {
        entries: report.takenIn + report.sent,
        files: steps.length - lostFiles.length,
        repaired: report.damage.length + report.damagedRows.length,
        lost: report.lost.length + lostFiles.length,
      };
    },
  };
}
