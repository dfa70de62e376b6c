import * as z from 'zod';
import { changeSchema, hex32 } from '#casefile';
import { call } from './call.ts';
import type { Acknowledged, OpenedCase } from './cases.ts';

export interface OpenedSources extends OpenedCase {
  /** Changes that the last lock kept, written now; those the sources no longer take. */
  readonly unsent: { readonly written: number; readonly refused: number };
}

/** The sealed compartment of a case (khoang niêm phong): opened by the passphrase again, closes after 5 minutes. */
export const sourcesCalls = {
  open: call(z.strictObject({ caseId: hex32, passphrase: z.string().min(1).max(1_000) })).returns<OpenedSources>(),
  apply: call(
    z.strictObject({ caseId: hex32, changes: z.array(changeSchema).min(1).max(1_000) }),
  ).returns<Acknowledged>(),
  /** Takes a file (the scanned letter) into the compartment. Answers with its evidence id there. */
  ingest: call(
    z.strictObject({ caseId: hex32, file: z.instanceof(Blob), name: z.string().min(1).max(1_000) }),
  ).returns<{ evidenceId: string }>(),
  read: call(
    z.strictObject({
      caseId: hex32,
      evidenceId: z.string().max(64),
      offset: z.int().min(0),
      length: z
        .int()
        .min(1)
        .max(8 * 1024 * 1024),
    }),
  ).returns<Uint8Array>(),
  close: call(z.undefined()).returns<null>(),
};
