import type { CertificateRow, DraftRow, EntryKey, EntryRow } from '#store';

/** The registry lists the cases; `sealed` journals (compartments) stay closed to whoever makes the backup. */
export type JournalKind = 'registry' | 'case' | 'sealed';

export interface SourceJournal {
  readonly id: string;
  readonly kind: JournalKind;
}

/** The vault a backup is made of. Whatever is sealed there stays sealed here: nothing is decrypted to be copied. */
export interface BackupSource {
  readonly vaultId: string;
  readonly registryId: string;
  readonly writer: string;
  /** Every journal whose case was not destroyed; the registry first. */
  journals(): Promise<readonly SourceJournal[]>;
  /** Keys of a journal's entries, by writer, seq and id. */
  entryKeys(journal: string): Promise<readonly EntryKey[]>;
  /** In the order asked; null = the row cannot be read. */
  entries(keys: readonly EntryKey[]): Promise<readonly (EntryRow | null)[]>;
  drafts(journal: string): Promise<readonly DraftRow[]>;
  certificates(): Promise<readonly CertificateRow[]>;
  /** Files with at least one chunk. */
  blobs(): Promise<readonly string[]>;
  chunkCount(blob: string): Promise<number>;
  chunkIndexes(blob: string): Promise<readonly number[]>;
  /** null = not there, or unreadable. */
  chunk(blob: string, index: number): Promise<Uint8Array | null>;
  generation(): number;
  /** Header and keyring as they are now. */
  files(): { readonly header: Uint8Array; readonly keyring: Uint8Array };
}
