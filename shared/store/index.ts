export { BlobTable, CHUNKS_PER_TRANSACTION } from './blobTable.ts';
export { deleteDatabase, type EntryKey, type IndexedDb } from './database.ts';
export type { EntryRows, EntryTable, JournalExtent } from './entryTable.ts';
export { StoreError, type StoreErrorCode } from './errors.ts';
export { requestPersistence, type Space, space } from './persistence.ts';
export * from './rows.ts';
export { type Commit, openStore, Store } from './store.ts';
export { VaultLock } from './vaultLock.ts';
