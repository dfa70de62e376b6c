import * as z from 'zod';
import { hex32 } from '#casefile';
import { call } from './call.ts';
import { secret } from './vault.ts';

export const BACKUP_SCHEDULES = ['off', 'daily', 'weekly'] as const;
export type BackupSchedule = (typeof BACKUP_SCHEDULES)[number];

/** What was read back, verified and decrypted, and when. */
export interface BackupProof {
  readonly run: string;
  readonly at: number;
  readonly cases: number;
  readonly entries: number;
  readonly leaves: number;
  readonly pages: number;
  readonly files: number;
  readonly fileBytes: number;
  /** Of sealed sources: verified without being opened. */
  readonly sealedEntries: number;
  readonly sealedFiles: number;
  /** 0 = proven. */
  readonly problems: number;
}

/** A folder this station backs up to. */
export interface BackupPlace {
  readonly place: string;
  readonly label: string;
  readonly schedule: BackupSchedule;
  readonly proof: BackupProof | null;
  /** The last try, if it failed after the last proof. */
  readonly failure: { readonly at: number; readonly code: string } | null;
  /** When the next one is due, ms; null = no schedule. */
  readonly dueAt: number | null;
  readonly isOverdue: boolean;
}

export interface BackupStatus {
  readonly places: readonly BackupPlace[];
  /** How many chains the policy keeps in a folder. */
  readonly keep: number;
  /** The newest proof without a problem, and where the backup is; '' = a file that was saved. */
  readonly proven: (BackupProof & { readonly label: string }) | null;
  readonly isOverdue: boolean;
  readonly runningJob: string | null;
}

/** One thing that is wrong with a backup; its words are `error.backup_<code>`. */
export interface BackupProblem {
  readonly code: string;
  readonly run: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A run as its folder shows it; what `proof` says is believed once the backup was opened. */
export interface BackupRun {
  readonly vaultId: string;
  readonly run: string;
  /** ms; by the name of the run where its manifest is lost. */
  readonly at: number;
  readonly chain: string;
  /** 0 = full; the others build on those before. */
  readonly number: number;
  /** Bytes on the disk. */
  readonly bytes: number;
  readonly entries: number;
  readonly proof: BackupProof | null;
  readonly problem: BackupProblem | null;
  /** Can it be chosen to restore from? */
  readonly canOpen: boolean;
}

export interface BackupListing {
  /** Newest first. */
  readonly runs: readonly BackupRun[];
  /** Runs that were stopped and do not count. */
  readonly unfinished: number;
  readonly problems: readonly BackupProblem[];
  readonly freeBytes: number | null;
}

/** How a case in a backup stands to the one here. */
export type CaseStanding = 'notHere' | 'same' | 'backupNewer' | 'hereNewer' | 'both' | 'destroyed';

export interface RestorableCase {
  readonly caseId: string;
  readonly title: string;
  readonly code: string;
  readonly caseKind: string;
  readonly stage: string;
  readonly entries: number;
  readonly leaves: number;
  readonly pages: number;
  readonly files: number;
  readonly fileBytes: number;
  readonly changedAt: number;
  readonly isSample: boolean;
  readonly problems: number;
  readonly standing: CaseStanding;
}

/** A backup that its passphrase or recovery sheet has opened; it lives in the worker until it is closed. */
export interface OpenedBackup {
  readonly token: string;
  readonly vaultId: string;
  /** none: no vault here yet, the same one comes back. */
  readonly relation: 'none' | 'sameVault' | 'otherVault';
  readonly isSamePerson: boolean;
  readonly fingerprint: string;
  /** null = it was never proven, or its proof is of another manifest: `inspect` it first. */
  readonly cases: readonly RestorableCase[] | null;
  readonly proof: BackupProof | null;
  readonly problems: readonly BackupProblem[];
}

/** What the policy would take away at the next proven run. */
export interface RemovableChains {
  readonly remove: readonly ChainSummary[];
  readonly kept: readonly (ChainSummary & { readonly why: 'holdsMore' | 'unreadable' })[];
}
export interface ChainSummary {
  readonly from: number;
  readonly to: number;
  readonly runs: number;
  readonly bytes: number;
}

const place = z.string().regex(/^[0-9a-f]{32}$/);
const vaultId = z.string().regex(/^[0-9a-f]{32}$/);
const run = z.string().min(1).max(40);
const token = z.string().regex(/^[0-9a-f]{32}$/);
/** Where a backup lies: a folder the user chose, or a file they picked. */
const source = z.union([z.strictObject({ place }), z.strictObject({ file: z.instanceof(Blob) })]);
export type BackupWhere = z.infer<typeof source>;

export const backupsCalls = {
  status: call(z.undefined()).returns<BackupStatus>(),
  /** Adds a folder or changes its schedule. */
  setPlace: call(
    z.strictObject({ place, label: z.string().max(500), schedule: z.enum(BACKUP_SCHEDULES) }),
  ).returns<null>(),
  /** Forgets a folder; what is in it stays. */
  removePlace: call(z.strictObject({ place })).returns<null>(),
  setKeep: call(z.strictObject({ keep: z.int().min(1).max(20) })).returns<null>(),
  /** Writes what the folder does not hold, reads all of it back, and only then says that it is proven. A job. */
  run: call(z.strictObject({ place })).returns<{ jobId: string }>(),
  /** Proves a listed run again. A job. */
  prove: call(z.strictObject({ source, vaultId, run })).returns<{ jobId: string }>(),
  /** Needs no open vault. */
  list: call(z.strictObject({ source })).returns<BackupListing>(),
  removable: call(z.strictObject({ place })).returns<RemovableChains>(),
  /** Opens a backup with the passphrase, recovery sheet or office key it was made under. */
  open: call(z.strictObject({ source, vaultId, run, secret })).returns<OpenedBackup>(),
  /** Reads all of an opened backup, so that its cases can be shown. A job. */
  inspect: call(z.strictObject({ token })).returns<{ jobId: string }>(),
  opened: call(z.strictObject({ token })).returns<OpenedBackup>(),
  /**
   * Takes cases over; a job. `sealedSecret` asks again for the secret of the other vault, to take the keys of its sealed
   * sources along: an act of its own (JOURNAL C3). null = they stay sealed.
   */
  restore: call(
    z.strictObject({
      token,
      caseIds: z.array(hex32).max(10_000),
      sealedSecret: secret.nullable(),
      deviceName: z.string().max(200),
    }),
  ).returns<{ jobId: string }>(),
  close: call(z.strictObject({ token })).returns<null>(),
  /** A full backup as one file: a job whose bytes `takePiece` gives, in order, until null. */
  download: call(z.undefined()).returns<{ jobId: string; fileName: string }>(),
  takePiece: call(z.strictObject({ jobId: z.string() })).returns<Uint8Array | null>(),
};
