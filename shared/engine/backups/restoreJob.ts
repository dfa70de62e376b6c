import { newestOf, volumeBytes } from '#backup';
import type { OpenCompartments } from '#vault';
import type { EngineCore } from '../engineCore.ts';
import { EngineError } from '../errors.ts';
import type { JobHandle, JobSpec } from '../jobs/jobs.ts';
import { jobSteps } from './jobSteps.ts';
import type { Opened } from './openedBackups.ts';
import { restoreAsNew } from './restoreAsNew.ts';
import { noteRestored, restoreInto } from './restoreInto.ts';
import { RestoreReading } from './restoreReading.ts';

export interface RestoreOrder {
  readonly caseIds: readonly string[];
  /** Compartments of another vault, opened by its secret; null = sealed sources stay sealed there. */
  readonly compartments: OpenCompartments | null;
  readonly deviceName: string;
}

/**
 * Takes chosen cases out of an opened backup, into the vault that is open or, where there is none, as the vault of this
 * station. Result: `{ cases, entries, chunks, stillSealed, missing }`; nothing new = all zero.
 */
export function restoreJob(core: EngineCore, opened: Opened, order: RestoreOrder): JobSpec {
  return {
    kind: 'restore',
    caseId: null,
    itemsTotal: 0,
    bytesTotal: 0,
    async run(handle) {
      const { proof, chain, place } = opened;
      if (proof === null) throw new EngineError('backupNotRead');
      const chosen = proof.facts.cases.filter(each => order.caseIds.includes(each.caseId));
      const steps = jobSteps(handle);
      steps.expect({ bytes: volumeBytes(chain), items: newestOf(chain).manifest.totals.entries });
      const reading = await RestoreReading.start(opened, core.now, steps);
      const result = core.isOpen
        ? await into(core, reading, chosen, order, place.run)
        : await asNew(core, reading, chosen, order);
      tellMissing(handle, reading);
      return { ...result, missing: reading.missing.length };
    },
  };
}

type Chosen = Parameters<typeof restoreInto>[2];

async function into(core: EngineCore, reading: RestoreReading, chosen: Chosen, order: RestoreOrder, run: string) {
  try {
    const { cases, entries, chunks, stillSealed } = await restoreInto(core, reading, chosen, order.compartments);
    if (cases.size > 0) await noteRestored(core, run, cases);
    core.emit({ type: 'cases.changed' });
    return { cases: cases.size, entries, chunks, stillSealed: stillSealed.length };
  } finally {
    order.compartments?.close();
  }
}

async function asNew(core: EngineCore, reading: RestoreReading, chosen: Chosen, { deviceName }: RestoreOrder) {
  let counts = { entries: 0, chunks: 0 };
  await core.withoutVault(async store => {
    counts = await restoreAsNew(store, reading, chosen, deviceName, core.now());
  });
  return { cases: chosen.length, ...counts, stillSealed: 0 };
}

/** What the backup itself lacked: the rest is restored, and the job does not look finished. */
function tellMissing(handle: JobHandle, { missing }: RestoreReading): void {
  for (const { code, title, file, count } of missing) {
    const item = [title, file].filter(part => part !== '').join(' › ');
    handle.fail({ item, code: `backup_${code}`, params: { title, file, count, missing: count }, canRetry: false });
  }
}
