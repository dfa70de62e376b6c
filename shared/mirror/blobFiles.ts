import { FOLDER_CALL_LIMIT, type FolderPort } from '#host';
import { encodeFrames, FRAME_OVERHEAD, JournalError, openFrame, readFrames } from '#journal';
import { CHUNK_BYTES, TAG_BYTES } from '#vault';
import { BLOBS, blobFolder, blobStream, parseSegment, segmentName } from './layout.ts';
import { type Chunk, chunkRecord, readChunkRecord } from './records.ts';
import { type Damage, Stream } from './stream.ts';

/** Every chunk but the last makes a frame of this many bytes, so that a place in a file names its chunk. */
const FRAME_BYTES = FRAME_OVERHEAD + 4 + CHUNK_BYTES + TAG_BYTES;
const SMALLEST_FRAME = FRAME_OVERHEAD + 4 + TAG_BYTES;
/** As many whole frames as one call to the host moves. */
const WINDOW = Math.floor(FOLDER_CALL_LIMIT / FRAME_BYTES) * FRAME_BYTES;

interface BlobSegment {
  readonly number: number;
  size: number;
}
type Blobs = Map<string, BlobSegment[]>;

export type BlobScan = { readonly chunk: Chunk } | { readonly damage: Damage };

/**
 * Sealed chunks of evidence files in a copy: one stream per file, in the order of the chunks. They are not in heads: the
 * entry that names a file says how many chunks there must be.
 */
export class BlobFiles {
  readonly #port: FolderPort;
  readonly #root: string;
  readonly #writing = new Map<string, Stream>();
  /** What is there, by journal; listed when first asked for. */
  readonly #index = new Map<string, Promise<Blobs>>();

  constructor(port: FolderPort, root: string) {
    this.#port = port;
    this.#root = root;
  }

  /**
   * Adds chunks in order; with the last ones everything of the file is flushed. A failure spoils the whole file: remove it.
   * @throws HostError
   */
  async put(journal: string, blob: string, chunks: readonly Chunk[], isLast: boolean): Promise<void> {
    const blobs = await this.#blobs(journal);
    const name = blobStream(journal, blob);
    const stream = this.#writing.get(name) ?? new Stream(this.#port, this.#root, name);
    this.#writing.set(name, stream);
    const frames = await encodeFrames(chunks.map(chunkRecord));
    await stream.append(frames, isLast);
    blobs.set(
      blob,
      stream.segments.map(({ number, size }) => ({ number, size })),
    );
    if (isLast) this.#writing.delete(name);
  }

  /**
   * Writes a file anew beside what is there of it; `finish` takes the old files away, `abort` the new ones. Until then
   * readers have the old ones.
   */
  async beginReplacing(
    journal: string,
    blob: string,
  ): Promise<{
    put(chunks: readonly Chunk[], isLast: boolean): Promise<void>;
    finish(): Promise<void>;
    abort(): Promise<void>;
  }> {
    const blobs = await this.#blobs(journal);
    const old = blobs.get(blob) ?? [];
    const sizes = new Map(old.map(({ number, size }) => [number, size]));
    const stream = new Stream(this.#port, this.#root, blobStream(journal, blob), null, sizes);
    const before = stream.segments.length;
    stream.closeAll();
    const fresh = () => stream.segments.slice(before).map(({ number, size }) => ({ number, size }));
    return {
      put: async (chunks, isLast) => stream.append(await encodeFrames(chunks.map(chunkRecord)), isLast),
      finish: async () => {
        blobs.set(blob, fresh());
        for (const { number } of old) await this.#port.remove(this.#file(journal, blob, number));
      },
      abort: async () => {
        for (const { number } of fresh()) await this.#port.remove(this.#file(journal, blob, number));
        await stream.sweep();
      },
    };
  }

  /** The sealed chunk; null when it is not here whole. @throws HostError */
  async readChunk(journal: string, blob: string, index: number): Promise<Uint8Array | null> {
    const segments = (await this.#blobs(journal)).get(blob) ?? [];
    let inSegment = index;
    for (const { number, size } of segments) {
      const frames = Math.ceil(size / FRAME_BYTES);
      if (inSegment >= frames) {
        inSegment -= frames;
        continue;
      }
      const offset = inSegment * FRAME_BYTES;
      const file = this.#file(journal, blob, number);
      const payload = await openFrame(await this.#port.read(file, offset, Math.min(FRAME_BYTES, size - offset)));
      const chunk = payload === null ? null : readChunkRecord(payload);
      if (chunk?.index === index) return chunk.bytes.slice();
      break;
    }
    return this.#search(journal, blob, index);
  }

  /** Everything that is there of a file, in the order it stands. Chunks are views. */
  async *read(journal: string, blob: string): AsyncGenerator<BlobScan> {
    for (const { number, size } of (await this.#blobs(journal)).get(blob) ?? []) {
      const file = this.#file(journal, blob, number);
      const read = (offset: number, length: number) => this.#port.read(file, offset, Math.min(length, size - offset));
      for await (const scan of readFrames({ size, read }, 0, WINDOW)) {
        const place = { file, from: scan.at, to: scan.end };
        if (scan.type !== 'record') {
          yield { damage: { ...place, code: scan.type === 'damage' ? 'badFrame' : 'torn' } };
          continue;
        }
        try {
          yield { chunk: readChunkRecord(scan.payload) };
        } catch (error) {
          if (!(error instanceof JournalError)) throw error;
          yield { damage: { ...place, code: error.code } };
        }
      }
    }
  }

  /**
   * Whether the files are as long as so many chunks must be; reads nothing.
   * @param size bytes of the file itself: without it a last chunk that was cut is not seen
   */
  async isLongEnough(journal: string, blob: string, chunks: number, size?: number): Promise<boolean> {
    const bytes = sum((await this.#blobs(journal)).get(blob));
    if (size !== undefined) return bytes >= chunks * SMALLEST_FRAME + size;
    return bytes >= (chunks - 1) * FRAME_BYTES + SMALLEST_FRAME;
  }

  /** How many chunks the length of the files says; reads nothing. */
  async chunkCount(journal: string, blob: string): Promise<number> {
    const segments = (await this.#blobs(journal)).get(blob) ?? [];
    return segments.reduce((count, { size }) => count + Math.ceil(size / FRAME_BYTES), 0);
  }

  /** Blobs of a journal and the bytes of their files. */
  async list(journal: string): Promise<ReadonlyMap<string, number>> {
    return new Map([...(await this.#blobs(journal))].map(([blob, segments]) => [blob, sum(segments)]));
  }

  /** Bytes of all blobs by journal; looks at the whole folder. */
  async bytesByJournal(): Promise<ReadonlyMap<string, number>> {
    const bytes = new Map<string, number>();
    for (const { name, size } of await this.#port.list(`${this.#root}${BLOBS}`)) {
      const [, journal] = name.slice(this.#root.length).split('/');
      if (journal !== undefined) bytes.set(journal, (bytes.get(journal) ?? 0) + size);
    }
    return bytes;
  }

  /** Nothing of it stays; nothing happens when it is not here. */
  async remove(journal: string, blob: string): Promise<void> {
    const name = blobStream(journal, blob);
    const stream = this.#writing.get(name);
    this.#writing.delete(name);
    if (stream !== undefined) {
      stream.clear();
      await stream.sweep();
    }
    const blobs = await this.#blobs(journal);
    for (const { number } of blobs.get(blob) ?? []) await this.#port.remove(this.#file(journal, blob, number));
    blobs.delete(blob);
  }

  async removeJournal(journal: string): Promise<void> {
    for (const blob of [...(await this.#blobs(journal)).keys()]) await this.remove(journal, blob);
  }

  /** Looks at the folder again: somebody else may have changed it. */
  forgetIndex(): void {
    this.#index.clear();
  }

  async #search(journal: string, blob: string, index: number): Promise<Uint8Array | null> {
    for await (const scan of this.read(journal, blob))
      if ('chunk' in scan && scan.chunk.index === index) return scan.chunk.bytes.slice();
    return null;
  }

  #blobs(journal: string): Promise<Blobs> {
    let known = this.#index.get(journal);
    if (known === undefined) {
      known = this.#list(journal);
      this.#index.set(journal, known);
      known.catch(() => this.#index.delete(journal));
    }
    return known;
  }

  async #list(journal: string): Promise<Blobs> {
    const folder = `${this.#root}${blobFolder(journal)}`;
    const blobs: Blobs = new Map();
    for (const { name, size } of await this.#port.list(folder)) {
      const segment = parseSegment(name.slice(folder.length + 1));
      if (segment === null) continue;
      blobs.set(segment.stream, [...(blobs.get(segment.stream) ?? []), { number: segment.number, size }]);
    }
    for (const segments of blobs.values()) segments.sort((a, b) => a.number - b.number);
    return blobs;
  }

  #file(journal: string, blob: string, number: number): string {
    return `${this.#root}${segmentName(blobStream(journal, blob), number)}`;
  }
}

function sum(segments: readonly BlobSegment[] | undefined): number {
  return (segments ?? []).reduce((total, { size }) => total + size, 0);
}
