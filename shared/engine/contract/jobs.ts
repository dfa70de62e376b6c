import * as z from 'zod';
import { call } from './call.ts';

export type JobKind =
  | 'ingest'
  | 'verifyEvidence'
  | 'verifyHistory'
  | 'sample'
  | 'export'
  | 'backup'
  | 'proveBackup'
  | 'restore'
  | 'copyFiles'
  | 'compareCopies'
  | 'adoptCopy'
  | 'checkHealth'
  | 'repairHealth';
export type JobState = 'running' | 'paused' | 'done' | 'failed' | 'cancelled';

/** Long work. A failed job never shows 100 %. */
export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  readonly caseId: string | null;
  readonly state: JobState;
  readonly startedAt: number;
  readonly itemsDone: number;
  readonly itemsTotal: number;
  readonly bytesDone: number;
  readonly bytesTotal: number;
  /** bytes (or items) per second over the last seconds; 0 when unknown. */
  readonly rate: number;
  readonly etaMs: number | null;
  readonly current: string;
  readonly failures: readonly JobFailure[];
  /** Facts when done: e.g. `{ entries, firstBad }`, `{ whole, damaged }`, `{ caseId }`, `{ added, duplicates }`. */
  readonly result: Readonly<Record<string, unknown>> | null;
}

export interface JobFailure {
  readonly item: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly canRetry: boolean;
}

const one = z.strictObject({ jobId: z.string() });

export const jobsCalls = {
  list: call(z.undefined()).returns<readonly Job[]>(),
  pause: call(one).returns<null>(),
  resume: call(one).returns<null>(),
  cancel: call(one).returns<null>(),
  retryFailed: call(one).returns<{ jobId: string }>(),
  dismiss: call(one).returns<null>(),
};
