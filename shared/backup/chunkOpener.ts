import { type BlobKeys, blobKeys, fromHex, isSameCommitment, openChunk, SealError } from '#vault';
import type { BackupKeys } from './keys.ts';

/** An evidence file as its case names it: enough to open every chunk. */
export interface NamedFile {
  readonly blobId: string;
  readonly salt: string;
  readonly commitment: string;
  /** Bytes of plain text. */
  readonly size: number;
  readonly chunks: number;
  readonly epoch: number;
  readonly title: string;
}

/** A file while its chunks come by. */
export interface FileState {
  readonly file: NamedFile;
  readonly caseId: string;
  readonly caseTitle: string;
  /** Chunks that opened. */
  readonly good: Set<number>;
}

/** Opens chunks of named files; keys of a file are made once, while its chunks come by. */
export class ChunkOpener {
  readonly #keys: BackupKeys;
  readonly #files: ReadonlyMap<string, FileState>;
  #current: { blob: string; keys: Promise<BlobKeys | null> } | null = null;

  constructor(keys: BackupKeys, files: ReadonlyMap<string, FileState>) {
    this.#keys = keys;
    this.#files = files;
  }

  /** Notes the chunk as good when it opens. @returns whether it did */
  async open(blob: string, index: number, sealed: Uint8Array): Promise<boolean> {
    const state = this.#files.get(blob);
    if (state === undefined || index >= state.file.chunks) return false;
    if (this.#current?.blob !== blob) this.#current = { blob, keys: this.#keysOf(state.file, state.caseId) };
    const keys = await this.#current.keys;
    if (keys === null) return false;
    try {
      await openChunk(keys, fromHex(blob), index, index === state.file.chunks - 1, sealed);
      state.good.add(index);
      return true;
    } catch (error) {
      if (error instanceof SealError) return false; // counted as missing, unless another copy opens
      throw error;
    }
  }

  async #keysOf(file: NamedFile, caseId: string): Promise<BlobKeys | null> {
    const caseKey = this.#keys.keyOf(caseId)(file.epoch);
    if (caseKey === null) return null;
    const keys = await blobKeys(caseKey, fromHex(file.salt), fromHex(file.blobId));
    return isSameCommitment(keys, fromHex(file.commitment)) ? keys : null;
  }
}
