import { FOLDER_CALL_LIMIT, type FolderPort } from '#host';
import { type FrameScan, readFrames } from '#journal';
import type { StreamHeads } from './heads.ts';
import { segmentName } from './layout.ts';

interface Segment {
  readonly number: number;
  /** Made in this session. */
  readonly isFresh: boolean;
  /** Bytes that heads vouch for: whole frames, flushed. */
  acknowledged: number;
  /** Where the next frame goes: whole frames, flushed or not. */
  written: number;
  /** What the file measures, as far as is known. */
  size: number;
  /** Nothing more is appended here. */
  isClosed: boolean;
}

/** A place in a copy that does not read; offsets in bytes. */
export interface Damage {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  /** `badFrame`, or what is wrong with the record that stands there; `missing`: the bytes are not there. */
  readonly code: string;
}

export type SegmentScan = FrameScan & { readonly file: string };

/**
 * A run of append-only segments (JOURNAL D3). Frames are only ever appended. After a failure the segment is abandoned and
 * the same frames go to a new one; only what was never acknowledged is cut.
 */
export class Stream {
  readonly name: string;
  readonly #port: FolderPort;
  readonly #root: string;
  #segments: Segment[];
  #next: number;
  #missing: readonly Damage[];
  /** Segments nobody counts any more; their files go with `sweep`. */
  #obsolete: number[];

  /**
   * @param heads what is acknowledged, null when nothing vouches for this stream
   * @param sizes segment number → bytes of the file that is there
   */
  constructor(
    port: FolderPort,
    root: string,
    name: string,
    heads: StreamHeads | null = null,
    sizes: ReadonlyMap<number, number> = new Map(),
  ) {
    this.#port = port;
    this.#root = root;
    this.name = name;
    const vouched = new Map(heads?.segments.map(({ number, size }) => [number, size]));
    const numbers = [...new Set([...vouched.keys(), ...sizes.keys()])].sort((a, b) => a - b);
    // Below `next` and not listed: left behind by a rewriting that was completed.
    const counted = numbers.filter(number => vouched.has(number) || number >= (heads?.next ?? 1));
    this.#obsolete = numbers.filter(number => !counted.includes(number));
    this.#next = Math.max(heads?.next ?? 1, (numbers.at(-1) ?? 0) + 1);
    this.#segments = counted.map(number => {
      const acknowledged = vouched.get(number) ?? 0;
      const size = sizes.get(number) ?? 0;
      return { number, isFresh: false, acknowledged, written: acknowledged, size, isClosed: size < acknowledged };
    });
    this.#missing = this.#segments
      .filter(segment => segment.isClosed)
      .map(({ number, size, acknowledged }) => ({
        file: this.#file(number),
        from: size,
        to: acknowledged,
        code: 'missing',
      }));
  }

  /** Acknowledged bytes that are not there; heads go on vouching for them until the stream is rewritten. */
  get missing(): readonly Damage[] {
    return this.#missing;
  }

  /** As heads will vouch for it; null when the stream never held anything. */
  get heads(): Omit<StreamHeads, 'extent'> | null {
    if (this.#next === 1) return null;
    const segments = this.#segments.map(({ number, acknowledged }) => ({ number, size: acknowledged }));
    return { stream: this.name, next: this.#next, segments };
  }

  get segments(): readonly { readonly number: number; readonly size: number }[] {
    return this.#segments;
  }

  /** Bytes of all segments. */
  get bytes(): number {
    return this.#segments.reduce((sum, { size }) => sum + size, 0);
  }

  /** Adds whole frames. With `flush` they are on the disk when it resolves, and all before them in this segment. */
  async append(frames: Uint8Array, flush: boolean): Promise<void> {
    const segment = await this.#target(frames.length);
    try {
      let at = 0;
      do {
        const part = frames.subarray(at, at + FOLDER_CALL_LIMIT);
        const isLast = at + part.length === frames.length;
        await this.#port.append(this.#file(segment.number), segment.written + at, part, flush && isLast);
        at += part.length;
      } while (at < frames.length);
    } catch (error) {
      this.#abandon(segment);
      throw error;
    }
    segment.written += frames.length;
    segment.size = segment.written;
    if (flush) segment.acknowledged = segment.written;
  }

  /** Reads everything that is there, acknowledged or not. */
  scan(): AsyncGenerator<SegmentScan> {
    return this.#scanAll(this.#segments);
  }

  /**
   * Reads what no heads vouch for and counts whole frames in; they are flushed before anything is appended.
   * @returns whether something else than a torn append was found: then the stream must be read as a whole
   */
  async takeInTail(onRecord: (payload: Uint8Array) => void): Promise<boolean> {
    let isOdd = false;
    for (const segment of this.#segments) {
      if (segment.size <= segment.acknowledged) continue;
      for await (const scan of this.#scanOne(segment, segment.acknowledged)) {
        if (scan.type !== 'record') {
          if (scan.end < segment.size) segment.isClosed = true;
          continue;
        }
        onRecord(scan.payload);
        if (!segment.isClosed) segment.written = scan.end;
      }
      if (segment.isClosed) isOdd = true;
    }
    return isOdd;
  }

  /**
   * Writes everything anew into fresh segments, flushed; the old ones stay until `sweep`, to be called when heads vouch for
   * the new ones. Killed in between, both are there and nothing is lost.
   * @param partsOf makes the new frames, given a reading of the old ones
   */
  async rewrite(partsOf: (old: AsyncGenerator<SegmentScan>) => AsyncIterable<Uint8Array>): Promise<void> {
    const old = this.#segments;
    this.#segments = [];
    try {
      for await (const frames of partsOf(this.#scanAll(old))) await this.append(frames, true);
    } catch (error) {
      for (const segment of this.#segments) segment.isClosed = true;
      this.#segments = [...old, ...this.#segments];
      throw error;
    }
    this.#missing = [];
    this.#obsolete.push(...old.map(segment => segment.number));
  }

  /** Nothing is appended to what is there; the next append begins a new segment. */
  closeAll(): void {
    for (const segment of this.#segments) segment.isClosed = true;
  }

  /** Forgets everything in it; the files go with `sweep`. */
  clear(): void {
    this.#obsolete.push(...this.#segments.map(segment => segment.number));
    this.#segments = [];
    this.#missing = [];
  }

  /** Removes files that heads no longer vouch for. */
  async sweep(): Promise<void> {
    for (const number of [...this.#obsolete]) {
      await this.#port.remove(this.#file(number));
      this.#obsolete = this.#obsolete.filter(each => each !== number);
    }
  }

  async *#scanAll(segments: readonly Segment[]): AsyncGenerator<SegmentScan> {
    for (const segment of segments) yield* this.#scanOne(segment, 0);
  }

  async *#scanOne(segment: Segment, from: number): AsyncGenerator<SegmentScan> {
    const file = this.#file(segment.number);
    const { size } = segment;
    const read = (offset: number, length: number) =>
      this.#port.read(file, offset, Math.min(length, FOLDER_CALL_LIMIT, size - offset));
    for await (const scan of readFrames({ size, read }, from)) yield { ...scan, file };
  }

  /**
   * Cuts torn appends of an earlier session and flushes whole frames that no heads vouched for: from here on they may.
   * @returns whether anything was to be done
   */
  async settle(): Promise<boolean> {
    let isChanged = false;
    for (const segment of this.#segments) {
      if (segment.isFresh || segment.isClosed) continue;
      if (segment.size === segment.acknowledged && segment.written === segment.acknowledged) continue;
      await this.#settle(segment);
      isChanged = true;
    }
    return isChanged;
  }

  /** The segment to append to: closes a full one, opens a new one. */
  async #target(length: number): Promise<Segment> {
    await this.settle();
    const last = this.#segments.at(-1);
    if (last !== undefined && !last.isClosed) {
      if (last.written === 0 || last.written + length <= this.#port.segmentBytes) return last;
      last.isClosed = true;
      if (last.written > last.acknowledged) await this.#flush(last);
    }
    const fresh: Segment = {
      number: this.#next++,
      isFresh: true,
      acknowledged: 0,
      written: 0,
      size: 0,
      isClosed: false,
    };
    this.#segments.push(fresh);
    return fresh;
  }

  async #settle(segment: Segment): Promise<void> {
    if (segment.size > segment.written) {
      await this.#port.cut(this.#file(segment.number), segment.written);
      segment.size = segment.written;
    } else if (segment.written > segment.acknowledged) await this.#flush(segment);
    segment.acknowledged = segment.written;
  }

  async #flush(segment: Segment): Promise<void> {
    await this.#port.append(this.#file(segment.number), segment.written, new Uint8Array(0), true);
    segment.acknowledged = segment.written;
  }

  /** After a failed write nobody knows what of the unacknowledged bytes is on the disk. */
  #abandon(segment: Segment): void {
    segment.isClosed = true;
    segment.written = segment.acknowledged;
    if (!segment.isFresh || segment.acknowledged > 0) return;
    this.#segments = this.#segments.filter(each => each !== segment);
    this.#obsolete.push(segment.number);
  }

  #file(number: number): string {
    return `${this.#root}${segmentName(this.name, number)}`;
  }
}
