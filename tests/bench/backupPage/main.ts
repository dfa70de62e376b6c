import { setRecord } from '#casefile';
import { connectEngineWorker, type Job } from '#engine';
import '../../../renderer/trustedTypes.ts';
import '../../../renderer/workers/withoutJit.ts';
import { createHost } from '../../../renderer/host/index.ts';
import { workerUrl } from '../../../renderer/trustedTypes.ts';
import engineAddress from '../../../renderer/workers/engine.worker.ts?worker&url';
import { createCase, createVault, jobEnd } from '../page/engine.ts';
import { timed } from '../result.ts';

/** What the runner drives in the page, over the real host and the real engine. */
export interface BackupPage {
  /** A vault with a case, and the folder the host answers as the place for backups. */
  create(): Promise<void>;
  /** Takes the chosen files in. */
  ingest(): Promise<void>;
  changes(count: number): Promise<void>;
  /** Writes, reads back and proves. */
  backUp(): Promise<BackupFigures>;
  /** Reads the newest run back once more. @returns ms */
  prove(): Promise<number>;
}

export interface BackupFigures {
  readonly ms: number;
  /** Of entries, files and manifests that this run wrote. */
  readonly bytes: number;
  readonly isFull: boolean;
}

declare global {
  interface Window {
    backupPage: BackupPage;
  }
}

const host = createHost();
const worker = new Worker(workerUrl(engineAddress), { type: 'module', name: 'engine' });
const running = connectEngineWorker(worker, { vaultName: 'bench-backup', folders: host.folders });
const { engine } = running;
let caseId = '';
let place = '';
let changed = 0;

/** @throws when the job did not end well, or a proof found something wrong */
async function done(start: () => Promise<{ jobId: string }>): Promise<Job> {
  const job = await jobEnd(running, start);
  if (job.state !== 'done' || job.failures.length > 0)
    throw new Error(`${job.kind} ended as ${job.state}: ${JSON.stringify(job.failures)}`);
  return job;
}

window.backupPage = {
  async create() {
    await createVault(running);
    caseId = await createCase(running);
    const chosen = await host.folders.choose('backup');
    if (chosen === null) throw new Error('no folder was chosen');
    place = chosen.place;
    await engine.backups.setPlace({ ...chosen, schedule: 'off' });
  },

  async ingest() {
    const chosen = document.querySelector<HTMLInputElement>('#evidence')?.files ?? [];
    const files = Array.from(chosen, file => ({ file, name: file.name, path: file.name }));
    await done(() => engine.evidence.ingest({ caseId, files, provenance: {} }));
  },

  async changes(count) {
    for (let i = 0; i < count; i++) {
      const id = `f${changed++}`;
      await engine.cases.apply({
        caseId,
        changes: [setRecord('finding', id, { title: `Giao đất sai tại thửa ${id}` })],
      });
    }
  },

  async backUp() {
    const [{ result }, ms] = await timed(() => done(() => engine.backups.run({ place })));
    return { ms, bytes: Number(result?.bytes), isFull: result?.isFull === true };
  },

  async prove() {
    const source = { place };
    const [newest] = (await engine.backups.list({ source })).runs;
    if (newest === undefined) throw new Error('no run');
    const { vaultId, run } = newest;
    return (await timed(() => done(() => engine.backups.prove({ source, vaultId, run }))))[1];
  },
};
