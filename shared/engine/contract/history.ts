import * as z from 'zod';
import { type EntryBody, hex32, type IgnoredReason, RECORD_KINDS, type RecordKind } from '#casefile';
import { call } from './call.ts';

/** One entry for Lịch sử thao tác: rendered in plain Vietnamese by the screen from `acts`. */
export interface HistoryItem {
  readonly entryId: string;
  readonly seq: number;
  readonly writer: string;
  readonly identity: string;
  readonly personName: string;
  readonly time: number;
  readonly acts: readonly HistoryAct[];
  readonly ignored: IgnoredReason | null;
  readonly undoes: string | null;
  /** null when left out of a hand-over or expunged. */
  readonly body: EntryBody | null;
}

export interface HistoryAct {
  readonly verb: 'created' | 'changed' | 'removed' | 'restored' | 'wrote' | 'recorded' | 'admitted' | 'other';
  readonly type: string;
  readonly kind: RecordKind | null;
  readonly recordId: string | null;
  /** Title of the object at that time, for reading. */
  readonly label: string;
  readonly fields: readonly { readonly name: string; readonly before: unknown; readonly after: unknown }[];
}

export const historyCalls = {
  list: call(
    z.strictObject({
      caseId: hex32,
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
      identity: hex32.optional(),
      kind: z.enum(RECORD_KINDS as [RecordKind, ...RecordKind[]]).optional(),
      recordId: z.string().max(64).optional(),
    }),
  ).returns<{ readonly total: number; readonly items: readonly HistoryItem[] }>(),
  /** Checks every signature and hash; a job whose result names the first bad entry if any. */
  verify: call(z.strictObject({ caseId: hex32 })).returns<{ jobId: string }>(),
};
