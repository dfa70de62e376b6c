import { FOLDER_CALL_LIMIT, type FolderPort } from '#host';
import { type Bytes, concatBytes } from '#vault';
import { type Position, sha256Of } from './manifest.ts';
import { type Series, volumeName } from './names.ts';

/** Where a run goes: into the folder of a run, or piece by piece into one file. */
export interface RunSink {
  append(name: string, at: number, bytes: Uint8Array, flush: boolean): Promise<void>;
  /** Whole or not at all. */
  replace(name: string, bytes: Uint8Array): Promise<void>;
  /** No volume grows beyond this many bytes, unless one record alone does. */
  readonly volumeBytes: number;
}

export interface VolumeFacts {
  readonly name: string;
  readonly size: number;
  readonly sha256: Bytes;
}

/** A file on FAT32 ends here, in bytes; the longest frame fits between (JOURNAL D3). */
const FAT32_LIMIT = 2 * 1024 * 1024 * 1024;

export function volumeBytesOf({ segmentBytes }: Pick<FolderPort, 'segmentBytes'>): number {
  return Math.min(segmentBytes, FAT32_LIMIT);
}

/**
 * Gathers frames into volumes. A volume is filled in memory, hashed in one call and written in a few: with volumes as small
 * as a folder asks for, this is quicker than hashing as it grows, and no volume is ever touched twice.
 */
export class VolumeWriter {
  readonly #sink: RunSink;
  readonly #series: Series;
  readonly #facts: VolumeFacts[] = [];
  #frames: Uint8Array[] = [];
  #size = 0;

  constructor(sink: RunSink, series: Series) {
    this.#sink = sink;
    this.#series = series;
  }

  /** Where the next frame begins, or the end of the volume before it. */
  get position(): Position {
    return [this.#facts.length + 1, this.#size];
  }

  /** @throws HostError when the folder refuses: the run is then over */
  async put(frame: Uint8Array): Promise<void> {
    if (this.#size > 0 && this.#size + frame.length > this.#sink.volumeBytes) await this.#write();
    this.#frames.push(frame);
    this.#size += frame.length;
  }

  /** Writes what is left. @returns every volume of the series */
  async close(): Promise<readonly VolumeFacts[]> {
    if (this.#size > 0) await this.#write();
    return this.#facts;
  }

  async #write(): Promise<void> {
    const bytes = concatBytes(...this.#frames);
    const name = volumeName(this.#series, this.#facts.length + 1);
    this.#frames = [];
    this.#size = 0;
    const [sha256] = await Promise.all([sha256Of(bytes), appendWhole(this.#sink, name, bytes)]);
    this.#facts.push({ name, size: bytes.length, sha256 });
  }
}

/** A whole file by as many calls as it takes; on the disk when it resolves. */
export async function appendWhole(sink: Pick<RunSink, 'append'>, name: string, bytes: Uint8Array): Promise<void> {
  for (let at = 0; ; at += FOLDER_CALL_LIMIT) {
    const isLast = at + FOLDER_CALL_LIMIT >= bytes.length;
    // A copy of the piece: a view would drag its whole buffer over the border.
    await sink.append(name, at, bytes.slice(at, at + FOLDER_CALL_LIMIT), isLast);
    if (isLast) return;
  }
}
