import { type FolderPort, HostError } from '#host';
import { scanFrames, walkFrames } from '#journal';
import { toHex } from '#vault';
import { type Extent, sha256Of } from './manifest.ts';
import { pathOf, type Series, volumeName } from './names.ts';
import type { OpenedChain, OpenedRun } from './openChain.ts';
import { readWhole } from './readFiles.ts';

interface Volume {
  readonly bytes: Uint8Array;
  /** Where whole frames are, when the volume is not what its manifest says; null = it is, and frames need no second look. */
  readonly frames: readonly { readonly at: number; readonly end: number; readonly payload: Uint8Array }[] | null;
}

/** Volumes kept in memory, in bytes: journals share them, and are read one after the other. */
const CACHE_BYTES = 160 * 1024 * 1024;

/**
 * Reads volumes of a chain from the disk. Each is hashed whenever it comes from there; of one that is not what the manifest
 * says, the frames that are whole still count. What is wrong goes to the chain's problems.
 */
export class VolumeReader {
  readonly #port: FolderPort;
  readonly #chain: OpenedChain;
  readonly #cache = new Map<string, Volume | null>();
  readonly #expected = new Map<string, string>();
  #cached = 0;
  /** Bytes read from the disk so far. */
  bytesRead = 0;
  /** Is every volume of the series that was read so far what its manifest says? */
  readonly isWhole: Record<Series, boolean>;

  constructor(port: FolderPort, chain: OpenedChain) {
    this.#port = port;
    this.#chain = chain;
    this.isWhole = { entries: chain.isComplete, blobs: chain.isComplete };
    for (const { manifest, contents } of chain.runs)
      for (const { name, sha256 } of contents.volumes) this.#expected.set(toHex(sha256), `${manifest.run}/${name}`);
  }

  /** Payloads of the frames in a part of a run's series. */
  async *records(run: OpenedRun, series: Series, extent: Extent): AsyncGenerator<Uint8Array> {
    const [first, start] = extent.from;
    const [last, end] = extent.to;
    for (let number = first; number <= last; number++) {
      const from = number === first ? start : 0;
      const to = number === last ? end : Number.POSITIVE_INFINITY;
      if (from >= to) continue;
      const volume = await this.#volume(run, series, number);
      if (volume !== null) yield* framesOf(volume, from, Math.min(to, volume.bytes.length));
    }
  }

  /** Every frame of a run's series, in order. */
  async *all(run: OpenedRun, series: Series): AsyncGenerator<Uint8Array> {
    const count = run.contents.volumes.filter(({ name }) => name.startsWith(`${series}-`)).length;
    if (count > 0) yield* this.records(run, series, { from: [1, 0], to: [count, Number.POSITIVE_INFINITY] });
  }

  /** Whole frames in the volumes of runs without a readable manifest. */
  async *salvaged(series: Series): AsyncGenerator<Uint8Array> {
    for (const { run, volumes } of this.#chain.salvage) {
      for (const name of volumes.filter(each => each.startsWith(`${series}-`))) {
        const volume = await this.#cachedOr(`${run}/${name}`, async () => {
          const bytes = await this.#read(run, name);
          return typeof bytes === 'string' ? null : broken(bytes);
        });
        if (volume !== null) yield* framesOf(volume, 0, volume.bytes.length);
      }
    }
  }

  async #volume({ manifest, contents }: OpenedRun, series: Series, number: number): Promise<Volume | null> {
    const name = volumeName(series, number);
    const facts = contents.volumes.find(each => each.name === name);
    if (facts === undefined) return null; // beyond the last one: a position at the end of a volume
    return this.#cachedOr(`${manifest.run}/${name}`, async () => {
      const { problems } = this.#chain;
      const bytes = await this.#read(manifest.run, name);
      if (typeof bytes === 'string') {
        problems.add(bytes, manifest.run, { file: name });
        this.isWhole[series] = false;
        return null;
      }
      const hash = toHex(await sha256Of(bytes));
      if (hash === toHex(facts.sha256)) return { bytes, frames: null };
      this.isWhole[series] = false;
      const other = this.#expected.get(hash);
      if (other !== undefined) problems.add('volumeSwapped', manifest.run, { file: name, other });
      else if (bytes.length < facts.size)
        problems.add('volumeCut', manifest.run, { file: name, missing: facts.size - bytes.length });
      else problems.add('volumeAltered', manifest.run, { file: name });
      return broken(bytes);
    });
  }

  async #read(run: string, name: string): Promise<Uint8Array | 'volumeMissing' | 'volumeUnreadable'> {
    try {
      const bytes = await readWhole(this.#port, pathOf(this.#chain.vaultId, run, name));
      this.bytesRead += bytes?.length ?? 0;
      return bytes ?? 'volumeMissing';
    } catch (error) {
      if (error instanceof HostError && error.code === 'unknown') return 'volumeUnreadable';
      throw error;
    }
  }

  async #cachedOr(key: string, read: () => Promise<Volume | null>): Promise<Volume | null> {
    const known = this.#cache.get(key);
    if (known !== undefined) {
      this.#cache.delete(key); // the newest use goes last
      this.#cache.set(key, known);
      return known;
    }
    const volume = await read();
    this.#cache.set(key, volume);
    this.#cached += volume?.bytes.length ?? 0;
    for (const [oldest, old] of this.#cache) {
      if (this.#cached <= CACHE_BYTES || oldest === key) break;
      this.#cache.delete(oldest);
      this.#cached -= old?.bytes.length ?? 0;
    }
    return volume;
  }
}

function* framesOf({ bytes, frames }: Volume, from: number, to: number): Generator<Uint8Array> {
  if (frames === null) yield* walkFrames(bytes, from, to);
  else for (const { at, end, payload } of frames) if (at >= from && end <= to) yield payload;
}

function broken(bytes: Uint8Array): Volume {
  return { bytes, frames: [...scanFrames(bytes)].filter(scan => scan.type === 'record') };
}
