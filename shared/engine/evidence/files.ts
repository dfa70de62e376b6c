import { EvidenceError, type FileSource } from '#evidence';
import { EngineError } from '../errors.ts';

/** A dropped file, read by range. Chromium refuses a slice whose file changed on disk since it was dropped. */
export function sourceOfBlob(file: Blob): FileSource {
  return {
    size: file.size,
    read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
  };
}

export function toEvidenceError(error: unknown): unknown {
  if (!(error instanceof EvidenceError)) return error;
  const isStored = error.code !== 'fileChanged' && error.code !== 'rangeOutside';
  return new EngineError(
    error.code,
    isStored ? 'damagedStored' : 'nothingChanged',
    error.chunk === null ? {} : { chunk: error.chunk + 1 },
  );
}
