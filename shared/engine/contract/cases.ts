import * as z from 'zod';
import { CASE_KINDS, type CaseView, changeSchema, hex32 } from '#casefile';
import { call } from './call.ts';

/** A row of the Hồ sơ list; computed from the last snapshot of each case, so listing opens nothing. */
export interface CaseSummary {
  readonly caseId: string;
  readonly title: string;
  readonly code: string;
  readonly caseKind: string;
  readonly stage: string;
  readonly nextDeadline: { readonly ruleId: string; readonly due: string; readonly state: string } | null;
  readonly leaderName: string;
  readonly subjectNames: readonly string[];
  readonly openedAt: number;
  readonly changedAt: number;
  readonly entryCount: number;
  readonly evidenceCount: number;
  readonly leafCount: number;
  readonly isSample: boolean;
  readonly isClosed: boolean;
  /** null when whole; else the code of what is wrong (the case stays listed). */
  readonly damage: string | null;
}

export interface Acknowledged {
  readonly entryId: string;
  readonly revision: number;
  readonly savedAt: number;
}

export interface OpenedCase {
  readonly view: CaseView;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Entries and drafts that are not whole: kept, named, without effect. */
  readonly damaged: readonly { readonly entryId: string; readonly code: string }[];
}

/** What undoing would do when it cannot be done silently (JOURNAL B7). */
export type UndoResult =
  | { readonly done: true; readonly acknowledged: Acknowledged }
  | {
      readonly done: false;
      readonly reason: 'nothing' | 'overwritten' | 'notReversible' | 'locked';
      readonly detail: string;
    };

export const casesCalls = {
  list: call(z.undefined()).returns<readonly CaseSummary[]>(),
  create: call(
    z.strictObject({
      caseKind: z.enum(CASE_KINDS),
      title: z.string().min(1).max(1_000),
      secrecy: z.strictObject({ answer: z.literal('no'), decidedBy: z.string().min(1), documentNumber: z.string() }),
      /** Further fields of `caseInfo`. */
      info: z.record(z.string(), z.unknown()),
    }),
  ).returns<{ caseId: string }>(),
  open: call(z.strictObject({ caseId: hex32 })).returns<OpenedCase>(),
  close: call(z.strictObject({ caseId: hex32 })).returns<null>(),
  /** One domain act = one entry = one transaction. `caseId` may be the registry's id. */
  apply: call(
    z.strictObject({ caseId: hex32, changes: z.array(changeSchema).min(1).max(20_000) }),
  ).returns<Acknowledged>(),
  undo: call(z.strictObject({ caseId: hex32 })).returns<UndoResult>(),
  redo: call(z.strictObject({ caseId: hex32 })).returns<UndoResult>(),
  /** Destroys the keys of a case; the answer says which copies still open it. */
  destroy: call(z.strictObject({ caseId: hex32, reason: z.string().min(1), decisionNumber: z.string() })).returns<{
    remainingCopies: readonly string[];
  }>(),
  /** Builds the sample case through these same public calls; a job. */
  createSample: call(z.undefined()).returns<{ jobId: string }>(),
};
