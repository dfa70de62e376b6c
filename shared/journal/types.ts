import type { EntryBody } from '#casefile';
import type { Key, Writer } from '#vault';

export type JournalErrorCode =
  | 'notCanonical' // decodes, but is not the one way to write it
  | 'tooLarge'
  | 'tooDeep'
  | 'badHeader'
  | 'badSignature'
  | 'badCertificate'
  | 'badSeal' // the seal does not open with this case's key in this place
  | 'badBody'
  | 'brokenChain'
  | 'newerVersion'
  | 'badFrame';

export class JournalError extends Error {
  readonly code: JournalErrorCode;
  readonly detail: string;
  constructor(code: JournalErrorCode, detail = '') {
    super(`${code}${detail && `: ${detail}`}`);
    this.name = 'JournalError';
    this.code = code;
    this.detail = detail;
  }
}

/** The header of an entry (JOURNAL A2); byte strings are 32 bytes. */
export interface EntryHeader {
  readonly v: 1;
  readonly caseId: Uint8Array;
  readonly epoch: number;
  readonly writer: Uint8Array;
  readonly seq: number;
  /** SHA-256(previous id ‖ previous signature) of this writer, null for its first entry. */
  readonly prev: Uint8Array | null;
  readonly lamport: number;
  readonly seen: readonly { readonly writer: Uint8Array; readonly seq: number; readonly id: Uint8Array }[];
}

/** An entry as stored, mirrored and sent. `seal` may be left out (null) in a hand-over: `sealHash` keeps the chain provable. */
export interface StoredEntry {
  readonly id: Uint8Array;
  readonly header: Uint8Array;
  readonly sealHash: Uint8Array;
  readonly seal: Uint8Array | null;
  readonly signature: Uint8Array;
}

/** The newest entry of a writer in a journal. */
export interface Head {
  readonly writer: string;
  readonly seq: number;
  readonly id: string;
  readonly lamport: number;
  readonly link: string;
}

export interface WriteEntryInput {
  /** null for the genesis. */
  readonly caseId: string | null;
  readonly epoch: number;
  readonly body: EntryBody;
  readonly caseKey: Key;
  readonly writer: Writer;
  /** This writer's newest entry, null when it has none. */
  readonly previous: Head | null;
  /** Newest entry of every other writer folded since one's previous entry. */
  readonly seen: readonly Head[];
  /** 32 fresh random bytes. */
  readonly salt: Uint8Array;
}

export interface ReadEntry {
  readonly stored: StoredEntry;
  readonly header: EntryHeader;
  readonly body: EntryBody | null;
}

export interface VerifyProblem {
  readonly entryId: string;
  readonly writer: string;
  readonly seq: number;
  readonly code: JournalErrorCode;
}

export interface VerifyReport {
  readonly entries: number;
  readonly writers: number;
  readonly firstBad: VerifyProblem | null;
  readonly problems: readonly VerifyProblem[];
}
