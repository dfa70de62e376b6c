export type { BlobStore, FileSource, StoredChunk } from './blobStore.ts';
export { EvidenceError, type EvidenceErrorCode } from './errors.ts';
export { type IngestOptions, ingestFile } from './ingestFile.ts';
export { HEAD_BYTES, mediaTypeOf, mediumOf } from './mediaType.ts';
export { BlobReader } from './readBlob.ts';
export { type BadChunk, type BlobSurvey, type ChunkSource, chunkJudge, surveyBlob } from './surveyBlob.ts';
export {
  type ItemText,
  mayHoldText,
  type ReadableFile,
  TextError,
  type TextFailure,
  type TextReader,
} from './textTypes.ts';
