import { backUp, listRuns, removableChains, removeChain } from '#backup';
import { type FolderPort, HostError } from '#host';
import type { EngineContext } from '../context.ts';
import { JobCancelled, type JobSpec } from '../jobs/jobs.ts';
import { toEngineError } from '../toEngineError.ts';
import { jobSteps } from './jobSteps.ts';
import { openPlace } from './places.ts';
import { proveAsJob } from './proveJob.ts';
import { type StationKeeper, summaryOf } from './station.ts';
import { backupKeys } from './vaultKeys.ts';
import { destroyedJournals, vaultSource } from './vaultSource.ts';

/**
 * A backup into a folder: written, read back, and only then proven; older chains go only after that. Result:
 * `{ run, isNew, isFull, bytes, proof, removed }`.
 */
export function backupJob(context: EngineContext, keeper: StationKeeper, place: string): JobSpec {
  return {
    kind: 'backup',
    caseId: null,
    itemsTotal: 0,
    bytesTotal: 0,
    async run(handle) {
      const { session, copies, options, now } = context;
      try {
        const port = await openPlace(options.folders, { place });
        const { key } = await backupKeys(session.vault);
        const made = await backUp(port, vaultSource(session, copies), { key, now, steps: jobSteps(handle) });
        const at = { vaultId: session.vault.vaultId, run: made.run };
        const proof = summaryOf(await proveAsJob(port, at, session.vault, handle, now, true));
        const isProven = proof.problems === 0;
        await keeper.changePlace(place, old => ({
          ...old,
          proof,
          proven: isProven ? proof : old.proven,
          failure: null,
        }));
        const removed = isProven ? await applyPolicy(context, keeper, port) : 0;
        return { ...made, proof, removed };
      } catch (error) {
        if (!(error instanceof JobCancelled)) {
          const { code } = toEngineError(error);
          await keeper.changePlace(place, old => ({ ...old, failure: { at: now(), code } }));
        }
        throw error;
      }
    },
  };
}

/** Takes away what the policy lets go. A folder that refuses keeps it until the next time: the new backup is proven all the same. */
async function applyPolicy({ session }: EngineContext, keeper: StationKeeper, port: FolderPort): Promise<number> {
  try {
    const { key } = await backupKeys(session.vault);
    const destroyed = await destroyedJournals(session);
    const found = await listRuns(port, session.vault.vaultId);
    const { keep } = await keeper.read();
    const { remove } = await removableChains(port, found, keep, key, journal => destroyed.has(journal));
    for (const chain of remove) await removeChain(port, chain);
    return remove.length;
  } catch (error) {
    if (error instanceof HostError) return 0;
    throw error;
  }
}
