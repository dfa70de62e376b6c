import { setRecord } from '#casefile';
import type { BackupRun, Engine, EngineEvent, Job } from '#engine';
import type { EngineOptions } from '../../../shared/engine/context.ts';
import { MemoryFolder, MemoryFolders } from '../../fixtures/memoryFolder.ts';
import { createCase, createVault, newEngine, PASSPHRASE, unlock } from '../engine/support.ts';

export { createCase, createVault, PASSPHRASE, unlock };

export const PLACE = 'ab'.repeat(16);
export const HERE = { place: PLACE } as const;

export interface Station {
  readonly engine: Engine;
  readonly events: EngineEvent[];
  readonly folders: MemoryFolders;
  readonly folder: MemoryFolder;
}

/** An engine with one folder to back up to; another name is another machine. */
export function newStation(
  folder = new MemoryFolder({ segmentBytes: 1024 * 1024 }),
  options: Partial<EngineOptions> = {},
): Station {
  const folders = new MemoryFolders();
  folders.places.set(PLACE, folder);
  return { ...newEngine({ folders, ...options }), folders, folder };
}

/** Waits until a job is over. */
export async function over(engine: Engine, { jobId }: { jobId: string }): Promise<Job> {
  for (;;) {
    const job = (await engine.jobs.list()).find(each => each.id === jobId);
    if (job === undefined) throw new Error('the job is gone');
    if (job.state !== 'running' && job.state !== 'paused') return job;
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

export async function addPlace(engine: Engine, schedule: 'off' | 'daily' | 'weekly' = 'off'): Promise<void> {
  await engine.backups.setPlace({ place: PLACE, label: 'USB-THANHTRA', schedule });
}

/** Backs up and waits. @returns the job */
export async function backUpNow(engine: Engine): Promise<Job> {
  return over(engine, await engine.backups.run({ place: PLACE }));
}

export async function newestRun(engine: Engine): Promise<BackupRun> {
  const [run] = (await engine.backups.list({ source: HERE })).runs;
  if (run === undefined) throw new Error('no run');
  return run;
}

/** Takes a file in, of bytes that tell one from the other. */
export async function addFile(engine: Engine, caseId: string, name: string, size: number, seed = 1): Promise<void> {
  const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 31 + seed * 7 + (at >> 8)) & 255);
  const file = new Blob([bytes]);
  const { jobId } = await engine.evidence.ingest({ caseId, files: [{ file, name, path: name }], provenance: {} });
  const job = await over(engine, { jobId });
  if (job.state !== 'done') throw new Error(`ingest ${job.state}: ${JSON.stringify(job.failures)}`);
}

export const note = (id: string, title: string) => setRecord('finding', id, { title });

/** Opens a run with the passphrase, reads it through if nobody has proven it, and gives the token and its cases. */
export async function openRun(
  engine: Engine,
  run?: BackupRun,
  secret = { type: 'passphrase', passphrase: PASSPHRASE } as const,
) {
  const { vaultId, run: name } = run ?? (await newestRun(engine));
  const opened = await engine.backups.open({ source: HERE, vaultId, run: name, secret });
  if (opened.cases !== null) return opened;
  await over(engine, await engine.backups.inspect({ token: opened.token }));
  return engine.backups.opened({ token: opened.token });
}

/** Restores chosen cases (all when left out). */
export async function restore(
  engine: Engine,
  opened: Awaited<ReturnType<typeof openRun>>,
  caseIds?: readonly string[],
): Promise<Job> {
  return over(
    engine,
    await engine.backups.restore({
      token: opened.token,
      caseIds: [...(caseIds ?? (opened.cases ?? []).map(each => each.caseId))],
      sealedSecret: null,
      deviceName: 'máy mới',
    }),
  );
}

/** Everything a person would see of a case, and every byte of its files. */
export async function stateOf(engine: Engine, caseId: string) {
  const { view, damaged } = await engine.cases.open({ caseId });
  const files: Record<string, string> = {};
  for (const item of Object.values(view.records.evidence)) {
    if (item.blob === null) continue;
    const bytes = new Uint8Array(item.blob.size);
    for (let offset = 0; offset < bytes.length; offset += 1024 * 1024) {
      const part = await engine.evidence.read({ caseId, evidenceId: item.id, offset, length: 1024 * 1024 });
      bytes.set(part, offset);
    }
    files[item.id] = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
  }
  await engine.cases.close({ caseId });
  return { records: view.records, removed: view.removed, waiting: view.waiting, damaged, files };
}
