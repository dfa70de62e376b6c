import type { Key } from '#vault';

/** The vault's own knowledge, lent to the proof: its keys, and what entries mean once they are open. */
export interface BackupKeys {
  /** Vault-local key of backups. */
  readonly key: Key;
  /** Key of a journal's epoch; null = this vault has none. */
  keyOf(journal: string): (epoch: number) => Key | null;
  hasKey(journal: string): boolean;
  /** Do header and keyring open with this vault's key? */
  filesOpen(files: { readonly header: Uint8Array; readonly keyring: Uint8Array }): Promise<boolean>;
}
