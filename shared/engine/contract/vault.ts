import * as z from 'zod';
import { call } from './call.ts';

export interface VaultStatus {
  readonly state: 'none' | 'locked' | 'unlocked';
  /** The browser lost its data: unlocking makes it anew from the copy in the application's folder. */
  readonly needsRebuild: boolean;
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
  changePassphrase: call(z.strictObject({ current: passphrase, next: passphrase })).returns<null>(),
  /** After an unlock by recovery sheet: sets a new passphrase with the code itself as proof. */
  resetPassphrase: call(z.strictObject({ code: z.string().max(200), next: passphrase })).returns<null>(),
  renewRecovery: call(z.strictObject({ passphrase })).returns<{ recoveryCode: string }>(),
};
