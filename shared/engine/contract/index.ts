import type { CasePatch } from '#casefile';
import { backupsCalls } from './backups.ts';
import type { AreaApi } from './call.ts';
import { casesCalls } from './cases.ts';
import { type CopiesState, copiesCalls } from './copies.ts';
import { documentsCalls } from './documents.ts';
import { evidenceCalls } from './evidence.ts';
import { healthCalls } from './health.ts';
import { historyCalls } from './history.ts';
import { type Job, jobsCalls } from './jobs.ts';
import { sourcesCalls } from './sources.ts';
import { vaultCalls } from './vault.ts';

/** Every call a screen may make, by area. The worker validates inputs with these schemas. */
export const contract = {
  vault: vaultCalls,
  cases: casesCalls,
  evidence: evidenceCalls,
  documents: documentsCalls,
  history: historyCalls,
  sources: sourcesCalls,
  jobs: jobsCalls,
  backups: backupsCalls,
  copies: copiesCalls,
  health: healthCalls,
} as const;

export type Contract = typeof contract;

/** What the engine tells the UI thread unasked. */
export type EngineEvent =
  | { readonly type: 'case.patch'; readonly patch: CasePatch; readonly canUndo: boolean; readonly canRedo: boolean }
  | { readonly type: 'job'; readonly job: Job }
  /** Dismissed, by whichever screen: every list drops it. */
  | { readonly type: 'job.gone'; readonly jobId: string }
  | { readonly type: 'saved'; readonly at: number }
  /** Text of another session or an undo: apply it to the open Y.Doc. */
  | {
      readonly type: 'document.text';
      readonly caseId: string;
      readonly documentId: string;
      readonly update: Uint8Array;
    }
  | { readonly type: 'sources.closed'; readonly caseId: string }
  | { readonly type: 'cases.changed' }
  /** A backup was made, proven, found wanting, or became overdue: ask for the status. */
  | { readonly type: 'backups.changed' }
  /** A check or a repair ended: ask for the last report. */
  | { readonly type: 'health.changed' }
  /** An open journal was mended and read anew: ask for it again. */
  | { readonly type: 'case.reloaded'; readonly caseId: string }
  /** How the copies stand, and what comparing them found. */
  | { readonly type: 'copies.changed'; readonly state: CopiesState }
  /** Entries compared or taken in while the vault opens. */
  | { readonly type: 'copies.progress'; readonly done: number; readonly total: number }
  /** Writing failed: editing stops until it is gone (DESIGN §7). */
  | { readonly type: 'alarm'; readonly code: string; readonly isOver: boolean };

/** The one façade of the house, as the UI thread sees it. */
export type Engine = { readonly [A in keyof Contract]: AreaApi<Contract[A]> } & {
  subscribe(listener: (event: EngineEvent) => void): () => void;
};

export * from './backups.ts';
export * from './cases.ts';
export * from './copies.ts';
export * from './documents.ts';
export * from './evidence.ts';
export * from './health.ts';
export * from './history.ts';
export * from './jobs.ts';
export * from './sources.ts';
export * from './vault.ts';
