import { connectEngineWorker, type EngineWorker, type Job } from '#engine';
import { timed } from '../result.ts';

export const PASSPHRASE = 'bốn con ngựa trắng qua cầu';

/** The engine as the product runs it. */
export function startEngine(vaultName: string): EngineWorker {
  const worker = new Worker(new URL('../../../renderer/workers/engine.worker.ts', import.meta.url), { type: 'module' });
  return connectEngineWorker(worker, { vaultName });
}

export function createVault({ engine }: EngineWorker) {
  return engine.vault.create({
    passphrase: PASSPHRASE,
    deviceName: 'bench',
    profile: { fullName: 'Nguyễn Văn An' },
    signers: [],
  });
}

export async function createCase({ engine }: EngineWorker): Promise<string> {
  const secrecy = { answer: 'no', decidedBy: 'B', documentNumber: '' } as const;
  return (await engine.cases.create({ caseKind: 'inspection', title: 'Đo tốc độ', secrecy, info: {} })).caseId;
}

/** Locks, ends the worker, starts another one and unlocks: what a person does in the morning. */
export async function restart(
  old: EngineWorker,
  vaultName: string,
): Promise<{ next: EngineWorker; lockMs: number; startMs: number; unlockMs: number }> {
  const [, lockMs] = await timed(() => old.engine.vault.lock());
  old.terminate();
  await untilFree(vaultName);
  const start = performance.now();
  const next = startEngine(vaultName);
  await next.engine.vault.status();
  const startMs = performance.now() - start;
  const [, unlockMs] = await timed(() =>
    next.engine.vault.unlock({ secret: { type: 'passphrase', passphrase: PASSPHRASE } }),
  );
  return { next, lockMs, startMs, unlockMs };
}

/** Resolves with the job once it ended. */
export function jobEnd({ engine }: EngineWorker, start: () => Promise<{ jobId: string }>): Promise<Job> {
  return new Promise((resolve, reject) => {
    let jobId: string | null = null;
    const ended = new Map<string, Job>();
    const stop = engine.subscribe(event => {
      if (event.type !== 'job' || event.job.state === 'running' || event.job.state === 'paused') return;
      ended.set(event.job.id, event.job);
      settle();
    });
    const settle = () => {
      const job = jobId === null ? undefined : ended.get(jobId);
      if (job === undefined) return;
      stop();
      resolve(job);
    };
    start().then(answer => {
      jobId = answer.jobId;
      settle();
    }, reject);
  });
}

/** Resolves when no engine holds this vault any more. */
export async function untilFree(vaultName: string): Promise<void> {
  for (;;) {
    const { held = [] } = await navigator.locks.query();
    if (!held.some(lock => lock.name === `minhchung/vault/${vaultName}`)) return;
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}
