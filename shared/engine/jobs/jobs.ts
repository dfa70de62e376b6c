import type { Job, JobFailure, JobKind } from '../contract/jobs.ts';
import { EngineError } from '../errors.ts';
import { RateMeter } from './rate.ts';

/** Thrown by `checkpoint` when the person cancelled. */
export class JobCancelled extends Error {}

/** What running work says about itself, and where it may be stopped. */
export interface JobHandle {
  readonly id: string;
  readonly signal: AbortSignal;
  /** Absolute figures; what is left out stays. */
  progress(part: Partial<Pick<Job, 'itemsDone' | 'itemsTotal' | 'bytesDone' | 'bytesTotal' | 'current'>>): void;
  fail(failure: JobFailure): void;
  /** Call between steps: waits while paused. @throws JobCancelled */
  checkpoint(): Promise<void>;
}

export interface JobSpec {
  readonly kind: JobKind;
  readonly caseId: string | null;
  readonly itemsTotal: number;
  readonly bytesTotal: number;
  /** @returns facts for `Job.result` */
  run(handle: JobHandle): Promise<Readonly<Record<string, unknown>>>;
  /** Work that repeats only the failed items; absent = nothing can be retried. */
  retry?(failures: readonly JobFailure[]): JobSpec;
}

interface Running {
  job: Job;
  readonly spec: JobSpec;
  readonly meter: RateMeter;
  readonly abort: AbortController;
  resume: (() => void) | null;
  paused: Promise<void> | null;
  emittedAt: number;
}

/** Progress is told at most this often, in ms; changes of state at once. */
const EMIT_EVERY = 100;

/** Long work of one session. A job lives until it is dismissed, whatever the screen shows. */
export class Jobs {
  readonly #jobs = new Map<string, Running>();
  readonly #emit: (job: Job) => void;
  readonly #emitGone: (jobId: string) => void;
  readonly #now: () => number;
  readonly #newId: () => string;
  readonly #toFailure: (error: unknown) => Pick<JobFailure, 'code' | 'params'>;

  constructor(options: {
    emit: (job: Job) => void;
    emitGone: (jobId: string) => void;
    now: () => number;
    newId: () => string;
    toFailure: (error: unknown) => Pick<JobFailure, 'code' | 'params'>;
  }) {
    this.#emit = options.emit;
    this.#emitGone = options.emitGone;
    this.#now = options.now;
    this.#newId = options.newId;
    this.#toFailure = options.toFailure;
  }

  list(): readonly Job[] {
    return [...this.#jobs.values()].map(running => running.job);
  }

  /** Starts work and answers at once with the job's id. */
  start(spec: JobSpec): string {
    const id = this.#newId();
    const running: Running = {
      job: {
        id,
        kind: spec.kind,
        caseId: spec.caseId,
        state: 'running',
        startedAt: this.#now(),
        itemsDone: 0,
        itemsTotal: spec.itemsTotal,
        bytesDone: 0,
        bytesTotal: spec.bytesTotal,
        rate: 0,
        etaMs: null,
        current: '',
        failures: [],
        result: null,
      },
      spec,
      meter: new RateMeter(),
      abort: new AbortController(),
      resume: null,
      paused: null,
      emittedAt: 0,
    };
    this.#jobs.set(id, running);
    this.#set(running, {});
    void this.#run(running);
    return id;
  }

  pause(id: string): void {
    const running = this.#one(id);
    if (running.job.state !== 'running') return;
    running.paused = new Promise(resolve => {
      running.resume = resolve;
    });
    this.#set(running, { state: 'paused', rate: 0, etaMs: null });
  }

  resume(id: string): void {
    const running = this.#one(id);
    if (running.job.state !== 'paused') return;
    this.#wake(running);
    running.meter.reset();
    this.#set(running, { state: 'running' });
  }

  cancel(id: string): void {
    const running = this.#one(id);
    if (running.job.state !== 'running' && running.job.state !== 'paused') return;
    running.abort.abort();
    this.#wake(running);
  }

  /** Cancels everything: the vault locks. */
  cancelAll(): void {
    for (const id of this.#jobs.keys()) this.cancel(id);
  }

  /** Starts a new job with the failed items of a finished one, which is dismissed. */
  retryFailed(id: string): string {
    const { job, spec } = this.#one(id);
    const failures = job.failures.filter(failure => failure.canRetry);
    if (spec.retry === undefined || failures.length === 0) throw new EngineError('nothingToRetry');
    const again = this.start(spec.retry(failures));
    this.dismiss(id);
    return again;
  }

  dismiss(id: string): void {
    const { job } = this.#one(id);
    if (job.state === 'running' || job.state === 'paused') throw new EngineError('jobRunning');
    this.#jobs.delete(id);
    this.#emitGone(id);
  }

  #one(id: string): Running {
    const running = this.#jobs.get(id);
    if (running === undefined) throw new EngineError('unknownJob');
    return running;
  }

  #wake(running: Running): void {
    running.resume?.();
    running.resume = null;
    running.paused = null;
  }

  async #run(running: Running): Promise<void> {
    try {
      const result = await running.spec.run(this.#handle(running));
      const { failures, itemsTotal } = running.job;
      // A job with failures never looks finished: what failed is not counted as done.
      const itemsDone = Math.max(0, itemsTotal - failures.length);
      const end = { result, rate: 0, etaMs: null, current: '' } as const;
      if (failures.length === 0) this.#set(running, { ...end, state: 'done', itemsDone });
      else this.#set(running, { ...end, state: 'failed', itemsDone: Math.min(running.job.itemsDone, itemsDone) });
    } catch (error) {
      if (error instanceof JobCancelled) {
        this.#set(running, { state: 'cancelled', rate: 0, etaMs: null, current: '' });
        return;
      }
      const { job } = running;
      const failures = [...job.failures, { item: job.current, ...this.#toFailure(error), canRetry: false }];
      const itemsDone = Math.min(job.itemsDone, Math.max(0, job.itemsTotal - 1));
      const bytesDone = Math.min(job.bytesDone, Math.max(0, job.bytesTotal - 1));
      this.#set(running, { state: 'failed', failures, itemsDone, bytesDone, rate: 0, etaMs: null });
    }
  }

  #handle(running: Running): JobHandle {
    return {
      id: running.job.id,
      signal: running.abort.signal,
      progress: part => {
        const now = this.#now();
        const job = { ...running.job, ...part };
        const byBytes = job.bytesTotal > 0;
        const done = byBytes ? job.bytesDone : job.itemsDone;
        const rate = running.meter.add(now, done);
        const left = (byBytes ? job.bytesTotal : job.itemsTotal) - done;
        running.job = { ...job, rate, etaMs: rate > 0 ? Math.round((left / rate) * 1000) : null };
        if (now - running.emittedAt >= EMIT_EVERY) this.#set(running, {});
      },
      fail: failure => this.#set(running, { failures: [...running.job.failures, failure] }),
      checkpoint: async () => {
        await running.paused;
        if (running.abort.signal.aborted) throw new JobCancelled();
      },
    };
  }

  #set(running: Running, part: Partial<Job>): void {
    running.job = { ...running.job, ...part };
    running.emittedAt = this.#now();
    this.#emit(running.job);
  }
}
