import type { MemberRole } from './changes.ts';
import type { RecordKind, RecordValue } from './records/index.ts';

/** An entry as the fold sees it: verified and decrypted by journal/, ids as lower-case hex. */
export interface FoldEntry {
  readonly id: string;
  readonly writer: string;
  /** Identity (hex public key) that certified the writer. */
  readonly identity: string;
  readonly seq: number;
  readonly lamport: number;
  readonly epoch: number;
  readonly prev: string | null;
  /** Entry id of the previous entry of this writer (resolved by journal/; null for the first). */
  readonly prevId: string | null;
  readonly seen: readonly { writer: string; seq: number; id: string }[];
  /** Bytes of the sealed entry, for the history screen. */
  readonly sealedBytes: number;
  /** null = left out of a hand-over or expunged: the chain proves, the content is unknown. */
  readonly body: import('./changes.ts').EntryBody | null;
}

/** Why an entry is kept and shown but has no effect. */
export type IgnoredReason =
  | 'badLamport'
  | 'notMember'
  | 'roleForbids'
  | 'afterRemoval'
  | 'oldEpoch'
  | 'forkedAuthority'
  | 'closed'
  | 'appendOnly'
  | 'notAuthor'
  | 'foreignText'
  | 'badBody'
  | 'lateRefused'
  | 'expunged';

export interface IgnoredEntry {
  readonly entryId: string;
  readonly reason: IgnoredReason;
}

export interface OtherValue {
  readonly value: unknown;
  readonly entryId: string;
  readonly identity: string;
  readonly time: number;
}

/** Concurrent values, or an edit of something removed concurrently: shown until someone decides. */
export interface Conflict {
  readonly kind: RecordKind;
  readonly id: string;
  /** null = removed by one, edited by another. */
  readonly field: string | null;
  readonly others: readonly OtherValue[];
}

export interface Member {
  readonly identity: string;
  readonly name: string;
  readonly role: MemberRole;
  readonly isRemoved: boolean;
}

/** Where a record came from: who added it, who touched it last. */
export interface Provenance {
  readonly addedBy: string;
  readonly addedAt: number;
  readonly changedBy: string;
  readonly changedAt: number;
}

export type RecordTable<K extends RecordKind> = Readonly<Record<string, RecordValue<K>>>;

/** The state of a case as plain data: what the read replica on the UI thread holds. Removed records are apart. */
export interface CaseView {
  readonly caseId: string;
  /** Number of entries folded; grows with every change. */
  readonly revision: number;
  readonly records: { readonly [K in RecordKind]: RecordTable<K> };
  readonly removed: readonly { kind: RecordKind; id: string; label: string }[];
  readonly provenance: Readonly<Record<string, Provenance>>;
  readonly members: readonly Member[];
  readonly conflicts: readonly Conflict[];
  readonly ignored: readonly IgnoredEntry[];
  /** Entries that wait for a cause not yet here, with the missing entry named. */
  readonly waiting: readonly { entryId: string; missing: string }[];
  /** Two entries with one seq: both branches are kept. */
  readonly forks: readonly { writer: string; seq: number; entryIds: readonly string[] }[];
  /** Honest work unseen at closing: the leader accepts or refuses it. */
  readonly late: readonly string[];
  readonly isClosed: boolean;
  readonly epoch: number;
}

/** What changed between two revisions; null removes a record. Merge with `applyPatch`. */
export interface CasePatch {
  readonly caseId: string;
  readonly fromRevision: number;
  readonly revision: number;
  readonly records: { readonly [K in RecordKind]?: Readonly<Record<string, RecordValue<K> | null>> };
  readonly provenance: Readonly<Record<string, Provenance | null>>;
  /** Everything else of the view, replaced whole when present. */
  readonly rest: Partial<Omit<CaseView, 'caseId' | 'revision' | 'records' | 'provenance'>>;
}
