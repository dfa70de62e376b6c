import { archiveSink, NOTHING_HELD, planRun, runName, writeRun } from '#backup';
import { randomBytes, toHex } from '#vault';
import type { EngineContext } from '../context.ts';
import { EngineError } from '../errors.ts';
import type { JobSpec } from '../jobs/jobs.ts';
import { jobSteps } from './jobSteps.ts';
import { backupKeys } from './vaultKeys.ts';
import { vaultSource } from './vaultSource.ts';

/** Bytes on their way to whoever saves them: at most one piece waits, so memory stays flat. */
export class PieceQueue {
  #waiting: Uint8Array | null = null;
  #end: 'open' | 'done' | { readonly error: unknown } = 'open';
  #wake: (() => void)[] = [];

  async put(piece: Uint8Array): Promise<void> {
    while (this.#waiting !== null) {
      if (typeof this.#end === 'object') throw this.#end.error;
      await this.#change();
    }
    if (typeof this.#end === 'object') throw this.#end.error;
    this.#waiting = piece;
    this.#tell();
  }

  /** @returns null at the end; throws what ended the work */
  async take(): Promise<Uint8Array | null> {
    while (this.#waiting === null) {
      if (typeof this.#end === 'object') throw this.#end.error;
      if (this.#end === 'done') return null;
      await this.#change();
    }
    const piece = this.#waiting;
    this.#waiting = null;
    this.#tell();
    return piece;
  }

  done(): void {
    if (this.#end === 'open') this.#end = 'done';
    this.#tell();
  }

  fail(error: unknown): void {
    if (this.#end === 'open') this.#end = { error };
    this.#tell();
  }

  #change(): Promise<void> {
    return new Promise(resolve => {
      this.#wake.push(resolve);
    });
  }

  #tell(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }
}

/** A full backup as one stream, for hosts without folders. Proven only when the saved file is chosen again. */
export function downloadJob(context: EngineContext, queue: PieceQueue): { spec: JobSpec; fileName: string } {
  const { session, copies, now } = context;
  const source = vaultSource(session, copies);
  const at = now();
  const run = runName(at, source.writer, toHex(randomBytes(2)));
  const spec: JobSpec = {
    kind: 'backup',
    caseId: null,
    itemsTotal: 0,
    bytesTotal: 0,
    async run(handle) {
      handle.signal.addEventListener('abort', () => queue.fail(new EngineError('backupStopped')));
      try {
        const steps = jobSteps(handle);
        const { key } = await backupKeys(session.vault);
        const plan = await planRun(source, NOTHING_HELD, () => handle.checkpoint());
        steps.expect({ bytes: plan.newChunks * 1024 * 1024, items: plan.entriesTotal });
        const sink = await archiveSink({ vaultId: source.vaultId, run }, bytes => queue.put(bytes));
        const bytes = await writeRun(
          sink,
          source,
          plan,
          { run, at, key, chain: run, number: 0, previous: null },
          steps,
        );
        queue.done();
        return { run, bytes, isFile: true };
      } catch (error) {
        queue.fail(error);
        throw error;
      }
    },
  };
  return { spec, fileName: `sao-luu-${run.slice(0, 15)}.minhchung` };
}
