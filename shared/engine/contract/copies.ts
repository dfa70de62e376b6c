import * as z from 'zod';
import { hex32 } from '#casefile';
import { call } from './call.ts';

/** Where the files of a case are kept on this machine: in IndexedDB and the local mirror, or in one of them only. */
export const BLOB_KEEPINGS = ['both', 'mirror', 'store'] as const;
export type BlobKeeping = (typeof BLOB_KEEPINGS)[number];

/**
 * How a copy stands. `absent`: this host has no place for it, or none was chosen. `whole`: everything that was saved is in
 * it. `waiting`: it is being brought up to date. `unreachable`: the drive is not there. `failed`: it is there and refuses.
 */
export type CopyHealth = 'absent' | 'whole' | 'waiting' | 'unreachable' | 'failed';

export interface CopyState {
  readonly health: CopyHealth;
  /** When it last held everything, in ms; null = never in this vault. */
  readonly at: number | null;
  /** What it lacks, as far as is known. */
  readonly waiting: { readonly entries: number; readonly files: number };
  /** Error code of the catalogue where it failed. */
  readonly code: string | null;
  /** For people: «USB-THANHTRA (E:) › Sao lưu»; empty for the local one. */
  readonly label: string;
}

export interface LostPlace {
  readonly journalId: string;
  readonly writer: string;
  readonly seq: number;
}

export interface DamagedPlace {
  readonly file: string;
  /** bytes */
  readonly from: number;
  readonly to: number;
  readonly code: string;
}

/** What a comparison found and did; told once, kept until the vault locks. */
export type CopyFinding = { readonly at: number; readonly copy: 'local' | 'second' } & (
  | { readonly type: 'rebuilt'; readonly entries: number }
  | { readonly type: 'takenIn'; readonly entries: number }
  | { readonly type: 'repaired'; readonly places: readonly DamagedPlace[] }
  /** Header, keyring or id of the registry were altered in the store, and came from the copy. */
  | { readonly type: 'keysMended' }
  /** The copy vouches for a newer header than any copy still has: an older one was put back everywhere (JOURNAL C2). */
  | { readonly type: 'keysRolledBack'; readonly from: number; readonly to: number }
  /** Pieces of an evidence file were gone or altered in the store when it was read, and came from a copy; told once a file. */
  | { readonly type: 'fileMended'; readonly journalId: string; readonly blob: string }
  | { readonly type: 'mended'; readonly journalId: string; readonly entries: number }
  | { readonly type: 'lost'; readonly entries: readonly LostPlace[] }
  /** An older state was put back, or the newest entry cannot be proven: a new writer was started (JOURNAL A1). */
  | { readonly type: 'newWriter'; readonly reason: 'rolledBack' | 'headsMissing' | 'restored' }
  | { readonly type: 'filesLost'; readonly files: readonly { readonly journalId: string; readonly blob: string }[] }
);

export interface CopiesState {
  readonly local: CopyState;
  readonly second: CopyState;
  /** Whether the store alone has something on this machine: there is no local copy, or a case keeps its files in the store only. */
  readonly isStoreAlone: boolean;
  readonly findings: readonly CopyFinding[];
}

/** A copy with its size; `null` where the host cannot tell. */
export interface CopySpace {
  readonly freeBytes: number | null;
  readonly totalBytes: number | null;
  /** Bytes this vault takes there; null while the copy is not open. */
  readonly usedBytes: number | null;
}

export interface CopiesDetails {
  readonly state: CopiesState;
  readonly store: CopySpace;
  readonly local: CopySpace | null;
  readonly second: CopySpace | null;
}

/** Where a case keeps its files on this machine. */
export interface CaseKeeping {
  readonly keeping: BlobKeeping;
  /** Whether there is a local copy to keep them in. */
  readonly hasLocal: boolean;
  readonly files: number;
  /** Bytes of the files, in one place; null where not every size is known. */
  readonly bytes: number | null;
}

const place = z.string().regex(/^[0-9a-f]{32}$/);

export const copiesCalls = {
  state: call(z.undefined()).returns<CopiesState>(),
  /** As `state`, with sizes and free space: looks at the folders. */
  details: call(z.undefined()).returns<CopiesDetails>(),
  /**
   * Where the person chooses the folder of the local copy (a browser): it was chosen, or allowed again. Compares first; from
   * then on every change waits for it. @throws folderGone, copyOfOtherVault
   */
  joinLocal: call(z.undefined()).returns<null>(),
  /** The local copy is given up; its files stay. @throws filesOnlyInCopy while a case keeps its files there only */
  leaveLocal: call(z.undefined()).returns<null>(),
  keeping: call(z.strictObject({ caseId: hex32 })).returns<CaseKeeping>(),
  /**
   * Keeps the files of a case in one place of this machine, or in both again (JOURNAL D5). Files are moved by the job
   * `copyFiles`: each leaves a place only when the other has every part of it. @throws keepingNeedsCopy, unknownCase
   */
  setKeeping: call(z.strictObject({ caseId: hex32, keeping: z.enum(BLOB_KEEPINGS) })).returns<null>(),
  /** Takes a folder the user chose as second copy and begins to fill it. @throws copyOfOtherVault, folderGone */
  setSecond: call(z.strictObject({ place, label: z.string().max(500) })).returns<null>(),
  /** Forgets the second copy; its files stay. @returns the place, for the host to forget too */
  forgetSecond: call(z.undefined()).returns<{ place: string | null }>(),
  /** Looks for the second drive now instead of at the next poll. */
  lookNow: call(z.undefined()).returns<null>(),
  /** Reads every byte of the local copy, compares and repairs; a job. Result: `{ entries, files, repaired, lost }`. */
  compareNow: call(z.undefined()).returns<{ jobId: string }>(),
  /**
   * Brings the copy of a vault from a folder the user chose into the application's own folder, on a machine without a vault:
   * unlocking then makes the vault anew from it. A job; needs no open vault. Result: `{ files }`.
   * @throws vaultExists, noCopyThere, folderGone
   */
  adopt: call(z.strictObject({ place })).returns<{ jobId: string }>(),
};
