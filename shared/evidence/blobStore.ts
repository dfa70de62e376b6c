/** A sealed chunk as one copy has it. */
export interface StoredChunk {
  readonly bytes: Uint8Array;
  /** It had to be taken from another copy than the one that should have it: put it back there when it opens. */
  readonly isSpare: boolean;
}

/** Where sealed chunks live, in one copy or several. */
export interface BlobStore {
  /**
   * Writes chunks, in order, to every copy that must have them. With the last ones everything of the file is durable when
   * it resolves, and whoever names the file may do so.
   */
  putChunks(
    blobId: string,
    chunks: readonly { readonly index: number; readonly bytes: Uint8Array }[],
    isLast: boolean,
  ): Promise<void>;
  /** The chunk as each copy has it, the nearest first; a copy without it gives nothing. */
  chunkCopies(blobId: string, index: number): AsyncIterable<StoredChunk>;
  /** Puts back a chunk that opened, where it was missing or damaged. */
  mendChunk(blobId: string, index: number, bytes: Uint8Array): Promise<void>;
  /** Nothing of it stays in any copy. */
  deleteBlob(blobId: string): Promise<void>;
}

/** A file to take in, read by range so that a 2 GiB one stays on its disk. */
export interface FileSource {
  /** bytes */
  readonly size: number;
  /** @throws anything when the file changed or vanished */
  read(from: number, to: number): Promise<Uint8Array>;
}
