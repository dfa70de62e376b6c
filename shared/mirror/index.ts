export { BlobFiles, type BlobScan } from './blobFiles.ts';
export { compareExtents, type LostEntry, lostEntries, type Relation } from './compare.ts';
export { decodeHeads, encodeHeads, encodeStreamHeads, type Heads, type StreamHeads } from './heads.ts';
export { hasAlteredKeys } from './keyFiles.ts';
export {
  compareJournals,
  emptyReport,
  type JournalPlan,
  mendJournal,
  type ReconcileOptions,
  type ReconcileReport,
  reconcileCertificates,
  reconcileDrafts,
  reconcileFiles,
  reconcileJournals,
} from './reconcile.ts';
export type { Chunk } from './records.ts';
export { type Damage, Stream } from './stream.ts';
export { type CopyPlace, type JournalScan, VaultCopy } from './vaultCopy.ts';
export { encodeVaultFile, type FoundCopy, findCopies, readVaultFile, type VaultFileContent } from './vaultFile.ts';
