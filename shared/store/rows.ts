/**
 * Rows as stored. Everything that is not an id, a kind or a counter is sealed before it comes here: index keys and plain
 * columns are visible on disk. Ids are lower-case hex unless said otherwise.
 */

/** One entry of a journal, packed by journal/; the same bytes go to the mirror. */
export interface EntryRow {
  /** Case, registry or compartment. */
  readonly journal: string;
  readonly writer: string;
  readonly seq: number;
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** Which person a writer belongs to. */
export interface CertificateRow {
  readonly writer: string;
  readonly bytes: Uint8Array;
}

/** One piece of typed text not yet in an entry (JOURNAL A7). */
export interface DraftRow {
  readonly journal: string;
  readonly document: string;
  /** Random id of the session that typed it. */
  readonly session: string;
  readonly counter: number;
  readonly sealed: Uint8Array;
}
export type DraftKey = readonly [journal: string, document: string, session: string, counter: number];

/** Something that can be computed again: a snapshot of a fold, a row of the case list. */
export interface CacheRow {
  readonly journal: string;
  readonly name: string;
  readonly sealed: Uint8Array;
}
export type CacheKey = readonly [name: string, journal: string];

export interface ChunkRow {
  readonly blob: string;
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** To which journal an evidence file belongs and how many chunks it has, known without a key; written with its entry. */
export interface ManifestRow {
  readonly blob: string;
  readonly journal: string;
  readonly chunks: number;
  /** Bytes of the file itself; rows of earlier programs, and of a store made anew, lack it until the case is opened. */
  readonly size?: number;
}

/** Header and keyring of the vault, settings of the station: small files rewritten whole. */
export interface FileRow {
  readonly name: string;
  readonly bytes: Uint8Array;
}
