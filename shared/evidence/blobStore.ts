/** Where sealed chunks live. The store fulfils it; a test may fulfil it with a map. */
export interface BlobStore {
  /** Durable when it resolves; one transaction. */
  putChunks(blobId: string, chunks: readonly { readonly index: number; readonly bytes: Uint8Array }[]): Promise<void>;
  readChunk(blobId: string, index: number): Promise<Uint8Array | null>;
  deleteBlob(blobId: string): Promise<void>;
}

/** A file to take in, read by range so that a 2 GiB one stays on its disk. */
export interface FileSource {
  /** bytes */
  readonly size: number;
  /** @throws anything when the file changed or vanished */
  read(from: number, to: number): Promise<Uint8Array>;
}
