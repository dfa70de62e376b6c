import * as z from 'zod';
import type { Proof } from '#backup';
import { JournalError, openLocal, sealLocal } from '#journal';
import type { FileRow, Store } from '#store';
import { CborError, decodeCanonical, encodeCanonical, type OpenVault } from '#vault';
import { BACKUP_SCHEDULES, type BackupProof } from '../contract/backups.ts';
import { BACKUP_KEY } from './vaultKeys.ts';

const FILE = 'station.backups';
const LIMIT = 1024 * 1024;
export const DEFAULT_KEEP = 3;

const count = z.int().min(0);
const proofSchema = z.strictObject({
  run: z.string(),
  at: z.int(),
  cases: count,
  entries: count,
  leaves: count,
  pages: count,
  files: count,
  fileBytes: count,
  sealedEntries: count,
  sealedFiles: count,
  problems: count,
});

const placeSchema = z.strictObject({
  place: z.string(),
  label: z.string(),
  schedule: z.enum(BACKUP_SCHEDULES),
  /** Since when this place waits for its first backup, ms. */
  since: z.int(),
  /** The last one, whatever it found. */
  proof: proofSchema.nullable(),
  /** The last one that found nothing wrong. */
  proven: proofSchema.nullable(),
  failure: z.strictObject({ at: z.int(), code: z.string() }).nullable(),
});
export type StationPlace = z.infer<typeof placeSchema>;

const stationSchema = z.strictObject({
  v: z.literal(1),
  keep: z.int().min(1),
  places: z.array(placeSchema),
  /** Newest proof of a backup saved as one file. */
  fileProof: proofSchema.nullable(),
  /** A restore to be told in the registry's history once the vault is open. */
  restored: z.strictObject({ run: z.string(), at: z.int(), cases: count, entries: count }).nullable(),
});
export type Station = Omit<z.infer<typeof stationSchema>, 'v'>;

const EMPTY: Station = { keep: DEFAULT_KEEP, places: [], fileProof: null, restored: null };

/** Where this station backs up to, how often, and what was last proven there: sealed, of this machine only. */
export async function readStation(store: Store, vault: OpenVault): Promise<Station> {
  const sealed = await store.file(FILE);
  if (sealed === null) return EMPTY;
  try {
    const plain = await openLocal(await vault.localKey(BACKUP_KEY), 'station', { file: FILE }, sealed);
    const { v: _checked, ...station } = stationSchema.parse(decodeCanonical(plain, LIMIT));
    return station;
  } catch (error) {
    // Of another vault key, or damaged: the folders are still there and can be chosen again.
    if (error instanceof JournalError || error instanceof CborError || error instanceof z.ZodError) return EMPTY;
    throw error;
  }
}

export async function stationRow(vault: OpenVault, station: Station): Promise<FileRow> {
  const key = await vault.localKey(BACKUP_KEY);
  return { name: FILE, bytes: await sealLocal(key, 'station', { file: FILE }, encodeCanonical({ v: 1, ...station })) };
}

export const NEW_STATION = EMPTY;

/** This station's list, kept through one session; every change is written at once and told. */
export class StationKeeper {
  readonly #store: Store;
  readonly #vault: OpenVault;
  readonly #onChange: () => void;
  #station: Promise<Station> | null = null;

  constructor(store: Store, vault: OpenVault, onChange: () => void) {
    this.#store = store;
    this.#vault = vault;
    this.#onChange = onChange;
  }

  read(): Promise<Station> {
    this.#station ??= readStation(this.#store, this.#vault);
    return this.#station;
  }

  async change(next: (station: Station) => Station): Promise<void> {
    const turn = this.read().then(async old => {
      const station = next(old);
      await this.#store.commit({ files: [await stationRow(this.#vault, station)] });
      return station;
    });
    this.#station = turn.catch(() => readStation(this.#store, this.#vault)); // the caller gets the error
    await turn;
    this.#onChange();
  }

  changePlace(place: string, change: (old: StationPlace) => StationPlace): Promise<void> {
    return this.change(station => ({
      ...station,
      places: station.places.map(each => (each.place === place ? change(each) : each)),
    }));
  }
}

/** A proof as screens and the station know it. */
export function summaryOf({ run, at, totals, problems }: Proof): BackupProof {
  const { bytes: _read, ...counts } = totals;
  return { run, at, ...counts, problems: problems.length };
}
