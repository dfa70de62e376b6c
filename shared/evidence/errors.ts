export type EvidenceErrorCode =
  | 'fileChanged' // changed or vanished while it was read
  | 'chunkMissing'
  | 'chunkDamaged'
  | 'hashDiffers' // every chunk opens, yet the whole is not what was taken in
  | 'wrongKey'
  | 'rangeOutside';

/** What went wrong with the bytes of one item; the other items are untouched. */
export class EvidenceError extends Error {
  readonly code: EvidenceErrorCode;
  /** 0-based, where one chunk is to blame. */
  readonly chunk: number | null;
  constructor(code: EvidenceErrorCode, chunk: number | null = null) {
    super(chunk === null ? code : `${code} ${chunk}`);
    this.name = 'EvidenceError';
    this.code = code;
    this.chunk = chunk;
  }
}
