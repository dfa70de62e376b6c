import * as z from 'zod';
import { hex32 } from '#casefile';
import { call } from './call.ts';

/** Everything a health check may find; each has its texts in the catalogue (`health.code.<code>`). */
export type FindingCode =
  // entries
  | 'damagedEntry'
  | 'badSignature'
  | 'badCertificate'
  | 'missingEntry'
  | 'wrongOrder'
  | 'newerVersion'
  | 'fork'
  | 'clockBack'
  | 'damagedDraft'
  | 'snapshotDiffers'
  // the copies of a journal against each other
  | 'copyLacks'
  | 'storeLacks'
  | 'copyDamaged'
  | 'copyDiffers'
  // evidence files
  | 'chunkMissing'
  | 'chunkDamaged'
  | 'chunkExtra'
  | 'fileChanged'
  | 'fileKeyWrong'
  | 'orphanFile'
  | 'filesNotRead'
  // the vault as a whole
  | 'keyringBehind'
  | 'keyringDamaged'
  | 'keyringRolledBack'
  | 'rolledBack'
  | 'headsBad'
  | 'copyFailed'
  | 'clockBehind'
  | 'caseNotHere'
  | 'caseKeyMissing';

/** State of the data. `lost`: no copy has it whole. `safe`: another copy has it. `notice`: nothing is missing; to know. */
export type FindingSeverity = 'lost' | 'safe' | 'notice';

/**
 * What can be done. `mendEntries`, `mendFile`, `compare`: taken from the copy that has it. `recompute`: a cache is made anew.
 * `rewriteKeys`: header and keyring go to every copy. `newWriter`: a new chain is begun. `sweep`: what belongs to nothing is
 * deleted. `keep`: it stays as it is, and a note in the history says so. `reread`: checked again.
 */
export type RepairKind =
  | 'rewriteKeys'
  | 'compare'
  | 'mendEntries'
  | 'mendFile'
  | 'recompute'
  | 'newWriter'
  | 'sweep'
  | 'keep'
  | 'reread';

/** Repairs that decide nothing and delete nothing: «Sửa tất cả chỗ sửa được». */
export const AUTOMATIC_REPAIRS: ReadonlySet<RepairKind> = new Set([
  'rewriteKeys',
  'compare',
  'mendEntries',
  'mendFile',
  'recompute',
]);

export type HealthPlace = 'store' | 'local' | 'second';

/** Where it is; what does not apply is null. */
export interface FindingWhere {
  /** null = the vault as a whole. */
  readonly journalId: string | null;
  readonly kind: 'vault' | 'registry' | 'case' | 'sealed';
  readonly caseTitle: string;
  /** Title of the document or evidence item. */
  readonly title: string | null;
  readonly writer: { readonly id: string; readonly person: string; readonly device: string } | null;
  readonly seq: number | null;
  readonly entryId: string | null;
  readonly copy: HealthPlace | null;
  /** Of a copy, with its bytes. */
  readonly file: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly blob: string | null;
  /** 0-based, the first ones. */
  readonly chunks: readonly number[];
  /** ms */
  readonly time: number | null;
}

export interface HealthFinding {
  /** The same place has the same key in every check. */
  readonly key: string;
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  readonly where: FindingWhere;
  /** Entries, chunks or bytes it is about. */
  readonly count: number;
  /** Code of the error catalogue that tells the cause closer; null = the code of the finding says it all. */
  readonly cause: string | null;
  readonly repair: RepairKind | null;
}

export interface HealthCounts {
  readonly cases: number;
  readonly entries: number;
  readonly signatures: number;
  readonly files: number;
  readonly chunks: number;
  /** Sealed bytes read. */
  readonly bytes: number;
  /** Entries read in the local copy. */
  readonly copiedEntries: number;
}

/** How a copy took part in a check. */
export type CopyLook = 'read' | 'absent' | 'failed';

export interface HealthReport {
  readonly startedAt: number;
  readonly at: number;
  /** null = the whole vault. */
  readonly caseId: string | null;
  readonly counts: HealthCounts;
  readonly local: CopyLook;
  readonly findings: readonly HealthFinding[];
  /** Findings that somebody decided to keep as they are. */
  readonly kept: number;
}

const scope = z.strictObject({ caseId: hex32.nullable() });

export const healthCalls = {
  /** Reads everything of a case, or of the vault, and repairs nothing; a job. Result: `{ findings }`. */
  check: call(scope).returns<{ jobId: string }>(),
  /** The last check that took in this case (or the whole vault); null = never on this machine. */
  last: call(scope).returns<HealthReport | null>(),
  /**
   * Repairs findings of the last report by their keys, notes it in the history and checks again; a job.
   * Result: `{ repaired, findings }`. @throws unknownFinding
   */
  repair: call(
    z.strictObject({ caseId: hex32.nullable(), keys: z.array(z.string().max(400)).min(1).max(10_000) }),
  ).returns<{ jobId: string }>(),
};
