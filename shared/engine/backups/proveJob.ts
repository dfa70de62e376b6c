import { keepProof, type Problem, type Proof, proveRun } from '#backup';
import type { FolderPort } from '#host';
import type { OpenVault } from '#vault';
import type { EngineContext } from '../context.ts';
import type { BackupWhere } from '../contract/backups.ts';
import type { JobHandle, JobSpec } from '../jobs/jobs.ts';
import { jobSteps } from './jobSteps.ts';
import { openPlace } from './places.ts';
import { BackupCases } from './readCases.ts';
import { type StationKeeper, summaryOf } from './station.ts';
import { backupKeys } from './vaultKeys.ts';

export interface RunPlace {
  readonly vaultId: string;
  readonly run: string;
}

/** More failures than this say nothing new on a screen; the count is in the proof. */
const SHOWN = 50;

/** Reads a run back and says what was found; every problem is a failure of the job, so it never looks finished. */
export async function proveAsJob(
  port: FolderPort,
  place: RunPlace,
  vault: OpenVault,
  handle: JobHandle,
  now: () => number,
  isKept: boolean,
): Promise<Proof> {
  const { proof, file } = await proveRun(
    port,
    place,
    await backupKeys(vault),
    new BackupCases(now),
    now,
    jobSteps(handle),
  );
  if (isKept) await keepProof(port, place, file);
  for (const problem of proof.problems.slice(0, SHOWN)) handle.fail(failureOf(problem));
  return proof;
}

function failureOf({ code, params }: Problem) {
  const item = [params.title, params.file].filter(part => part !== undefined && part !== '').join(' › ');
  return { item, code: `backup_${code}`, params, canRetry: false };
}

/** «Kiểm chứng lại» of a listed run, or of a backup that was saved as a file. */
export function proveJob(context: EngineContext, keeper: StationKeeper, where: BackupWhere, place: RunPlace): JobSpec {
  return {
    kind: 'proveBackup',
    caseId: null,
    itemsTotal: 0,
    bytesTotal: 0,
    async run(handle) {
      const { session, options, now } = context;
      const port = await openPlace(options.folders, where);
      const isFolder = 'place' in where;
      const proof = await proveAsJob(port, place, session.vault, handle, now, isFolder);
      const summary = summaryOf(proof);
      if (isFolder)
        await keeper.changePlace(where.place, old =>
          // Of an older run nothing follows for the newest one.
          old.proof === null || old.proof.run <= summary.run
            ? { ...old, proof: summary, proven: summary.problems === 0 ? summary : old.proven, failure: null }
            : old,
        );
      else if (summary.problems === 0) await keeper.change(station => ({ ...station, fileProof: summary }));
      return { proof: summary };
    },
  };
}
