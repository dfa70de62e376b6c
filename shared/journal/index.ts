export { ChainIndex, toFoldEntry, type VerifyOptions, verifyChain } from './chain.ts';
export {
  checkEntryHash,
  hasGoodSignature,
  headOf,
  journalKey,
  openEntry,
  type ReadBatch,
  readEntries,
  writeEntry,
} from './entry.ts';
export { caseIdOf, decodeHeader, encodeHeader, entryId, linkOf, SEAL_LIMIT } from './header.ts';
export { type LocalPlace, openLocal, sealLocal } from './localRecords.ts';
export * from './types.ts';
