import * as z from 'zod';
import { changeSchema, hex32 } from '#casefile';
import type { UnsentField } from '../session/unsent.ts';
import { call } from './call.ts';

export interface VaultStatus {
  readonly state: 'none' | 'locked' | 'unlocked';
  /** The browser lost its data: unlocking makes it anew from the copy in the application's folder. */
  readonly needsRebuild: boolean;
  /**
   * The store has no vault, and the folder of the local copy does not read: nobody can say whether there is one. Error code,
   * null else; then no vault may be made.
   */
  readonly copyUnreadable: string | null;
  /** Another window or process holds this vault. */
  readonly isHeldElsewhere: boolean;
  readonly isPersisted: boolean;
  readonly usageBytes: number;
  readonly quotaBytes: number;
}

export interface Session {
  readonly registryId: string;
  readonly identity: string;
  readonly fingerprint: string;
  readonly recipient: string;
  readonly openedBy: 'passphrase' | 'recovery' | 'office';
  /** True when this unlock started a new writer (restored or copied vault, JOURNAL A1). */
  readonly isNewWriter: boolean;
  /** The clock stood before what is written already when the vault was opened: time of the newest act, ms; else null. */
  readonly clockBehind: number | null;
}

/** Which header has a change of passphrase or recovery sheet, and since when. */
export interface KeyChange {
  readonly generation: number;
  /** ms */
  readonly at: number;
}

/** Backups made before a change of passphrase or recovery sheet. */
export interface OldBackups {
  readonly label: string;
  readonly isReachable: boolean;
  /** When they were made, in ms, newest first; of a folder that is away only the last one that was read back. */
  readonly times: readonly number[];
}

/** What still opens with the passphrase or recovery sheet from before a change, as far as this station knows (JOURNAL C2). */
export interface OldOpenings {
  /** The second copy still has the old header; null = it has the new one, or there is none. */
  readonly second: { readonly label: string; readonly isReachable: boolean } | null;
  readonly backups: readonly OldBackups[];
  /** The newest backup that was saved as one file, ms; nobody knows where it is now. */
  readonly fileAt: number | null;
}

/** What a rotation of all keys came to; the vault is locked. */
export interface Rotated {
  /** Of the new recovery sheet: shown once. */
  readonly recoveryCode: string;
  /** What still opens with the old passphrase; null when it could not be looked for. */
  readonly openings: OldOpenings | null;
  /** False: some journals are not handed over yet; each opening of the vault goes on with it. */
  readonly isWhole: boolean;
  /** Why it stopped, as an error code; null when nothing failed. */
  readonly failure: string | null;
}

const bytes: z.ZodType<Uint8Array> = z.instanceof(Uint8Array);
const id = z.string().max(64);
const draftKey = z.tuple([id, id, id, z.int().min(0)]);

/** What the screens hold at the moment of a lock. */
const typedNow = z.strictObject({
  /** Text that the draft log has not acknowledged. */
  texts: z.array(
    z.strictObject({ caseId: hex32, documentId: id, update: bytes, added: z.int().min(0), removed: z.int().min(0) }),
  ),
  /** Fields left just now, or whose writing failed. */
  acts: z.array(z.strictObject({ caseId: hex32, changes: z.array(changeSchema).min(1).max(20_000) })),
  /** What stands in a dialog that nobody has confirmed. */
  fields: z.array(
    z.strictObject({ title: z.string().max(1_000), label: z.string().max(1_000), value: z.string().max(1_000_000) }),
  ),
});
export type TypedNow = z.infer<typeof typedNow>;

/** Rows that were sealed and are not in the store yet. They pass the UI thread as they would lie on the disk. */
const keptRows = z.strictObject({
  entries: z.array(z.strictObject({ journal: id, writer: id, seq: z.int(), id, bytes })).optional(),
  certificates: z.array(z.strictObject({ writer: id, bytes })).optional(),
  files: z.array(z.strictObject({ name: z.string().max(200), bytes })).optional(),
  drafts: z
    .array(z.strictObject({ journal: id, document: id, session: id, counter: z.int().min(0), sealed: bytes }))
    .optional(),
  droppedDrafts: z.array(draftKey).optional(),
  caches: z.array(z.strictObject({ journal: id, name: id, sealed: bytes })).optional(),
  droppedCaches: z.array(z.tuple([id, id])).optional(),
  manifests: z.array(z.strictObject({ blob: id, journal: id, chunks: z.int().min(0) })).optional(),
});
export type KeptRows = z.infer<typeof keptRows>;

/** What a lock had to keep, as it was found when the vault opened again. */
export interface FoundUnsent {
  /** Acts that were written now. */
  readonly written: number;
  /** Acts that the case no longer takes. */
  readonly refused: number;
  /** To be offered again: nobody had confirmed them. */
  readonly fields: readonly UnsentField[];
}

const passphrase = z.string().min(1).max(1_000);
export const secret = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('passphrase'), passphrase }),
  z.strictObject({ type: z.literal('recovery'), code: z.string().min(1).max(200) }),
  z.strictObject({ type: z.literal('office'), ageIdentity: z.string().min(1).max(10_000) }),
]);

export const vaultCalls = {
  status: call(z.undefined()).returns<VaultStatus>(),
  /** First run. Returns the recovery code once; it is never stored in the clear. */
  create: call(
    z.strictObject({
      passphrase,
      deviceName: z.string().max(200),
      officeRecipient: z.string().max(5_000).optional(),
      /** Fields of the registry's `profile` record. */
      profile: z.record(z.string(), z.unknown()),
      signers: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          title: z.string(),
          authority: z.enum(['', 'TM', 'KT', 'TL', 'TUQ', 'Q']),
        }),
      ),
    }),
  ).returns<{ session: Session; recoveryCode: string }>(),
  unlock: call(z.strictObject({ secret })).returns<Session>(),
  /** Commits drafts to the journal, drops keys. The UI then terminates the worker. */
  lock: call(z.undefined()).returns<null>(),
  /**
   * Locks in a second whatever the disk does. What is not in the store by then comes back sealed, for `keep` of the engine that
   * takes over; the worker is to be terminated.
   */
  leave: call(typedNow).returns<{ readonly kept: readonly KeptRows[] }>(),
  /** Takes over what the engine before could not write. It is written at once, or as soon as the disk takes it. */
  keep: call(z.strictObject({ rows: z.array(keptRows) })).returns<null>(),
  /** What the last lock had to keep; told once. null = nothing. */
  unsent: call(z.undefined()).returns<FoundUnsent | null>(),
  /** Rewrites the header in the store and every copy that is there. For `oldOpenings`. */
  changePassphrase: call(z.strictObject({ current: passphrase, next: passphrase })).returns<KeyChange>(),
  /** After an unlock by recovery sheet: sets a new passphrase with the code itself as proof. */
  resetPassphrase: call(z.strictObject({ code: z.string().max(200), next: passphrase })).returns<null>(),
  renewRecovery: call(z.strictObject({ passphrase })).returns<{ recoveryCode: string; change: KeyChange }>(),
  /** «Lộ mật khẩu»: every key is replaced, and the vault is locked (JOURNAL C2). */
  rotate: call(z.strictObject({ secret, passphrase })).returns<Rotated>(),
  /** Copies and backups whose header is from before the change: looks at their folders. */
  oldOpenings: call(z.strictObject({ generation: z.int().min(1), at: z.int().min(0) })).returns<OldOpenings>(),
};
