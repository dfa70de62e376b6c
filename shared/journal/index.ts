export { decodeBody, encodeBody } from './body.ts';
export { ChainIndex, toFoldEntry, type VerifyOptions, verifyChain } from './chain.ts';
export { type ChainState, type CheckedEntry, chainState } from './chainState.ts';
export {
  checkEntryHash,
  hasGoodSignature,
  headOf,
  journalKey,
  openEntry,
  type ReadBatch,
  readEntries,
  readEntry,
  type WrittenEntry,
  writeEntries,
  writeEntry,
} from './entry.ts';
export { type FrameSource, readFrames } from './frameReader.ts';
export {
  announcedEnd,
  encodeFrame,
  encodeFrames,
  FRAME_LIMIT,
  FRAME_OVERHEAD,
  type FrameScan,
  openFrame,
  scanFrames,
  walkFrames,
} from './frames.ts';
export { caseIdOf, decodeHeader, encodeHeader, entryId, linkOf, SEAL_LIMIT } from './header.ts';
export { type LocalPlace, openLocal, sealLocal } from './localRecords.ts';
export { type PackedPlace, packEntry, placeOfPacked, unpackEntry } from './packing.ts';
export * from './types.ts';
