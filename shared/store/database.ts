import Dexie, { type Table } from 'dexie';
import { StoreError, toStoreError } from './errors.ts';
import type {
  CacheKey,
  CacheRow,
  CertificateRow,
  ChunkRow,
  DraftKey,
  DraftRow,
  EntryRow,
  FileRow,
  ManifestRow,
} from './rows.ts';
import { NEWEST_VERSION, VERSIONS } from './versions.ts';

export type EntryKey = readonly [journal: string, writer: string, seq: number, id: string];

/** Another IndexedDB than the global one: tests. */
export interface IndexedDb {
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
}

export class VaultDatabase extends Dexie {
  declare files: Table<FileRow, string>;
  declare entries: Table<EntryRow, EntryKey>;
  declare certificates: Table<CertificateRow, string>;
  declare drafts: Table<DraftRow, DraftKey>;
  declare caches: Table<CacheRow, CacheKey>;
  declare chunks: Table<ChunkRow, readonly [blob: string, index: number]>;
  declare manifests: Table<ManifestRow, string>;
  /** The files of a vault were seen here: an opening that finds none of them has another, empty database before it. */
  holdsVault = false;

  /** @param upTo stop at this version; tests use it to build yesterday's database. */
  constructor(name: string, upTo = Number.POSITIVE_INFINITY, indexedDb: IndexedDb = {}) {
    // Dexie remembers the factory of when it was loaded; tests give each run a fresh one.
    super(name, {
      indexedDB: globalThis.indexedDB,
      IDBKeyRange: globalThis.IDBKeyRange,
      ...indexedDb,
      // A full disk makes the browser close the database under us: the next use opens it again.
      autoOpen: true,
      // «Saved» means it survives a power cut: the transaction completes after the operating system wrote it.
      chromeTransactionDurability: 'strict',
    });
    for (const version of VERSIONS) {
      if (version.number > upTo) continue;
      const declared = this.version(version.number).stores(version.stores);
      if (version.upgrade) declared.upgrade(version.upgrade);
    }
    let wasClosed = false;
    this.on('close', () => {
      wasClosed = true;
    });
    this.on(
      'ready',
      async opened => {
        await this.#lookForVault(opened as VaultDatabase);
        if (wasClosed) await beginNewLog(opened as VaultDatabase);
        wasClosed = false;
      },
      true,
    );
  }

  async #lookForVault({ files }: VaultDatabase): Promise<void> {
    const isFilled = (await files.count()) > 0;
    if (this.holdsVault && !isFilled) throw new StoreError('closed', 'empty when opened again');
    this.holdsVault = isFilled;
  }

  /** After the browser closed it, or an opening failed: whoever uses it next tries to open it again. */
  openWhenUsed(): void {
    if (!this.isOpen()) this.close({ disableAutoOpen: false });
  }
}

/**
 * Chromium goes on in a log whose last record a full disk has cut, and at the next start takes the whole database for damaged and
 * throws it away. More than its write buffer (4 MiB) makes it begin another log and drop the old one. Rows above 64 KiB would
 * become files of their own.
 */
async function beginNewLog({ caches }: VaultDatabase): Promise<void> {
  const keys = Array.from({ length: 64 }, (_, at): CacheKey => [FILLER, String(at)]);
  const sealed = new Uint8Array(48 * 1024);
  for (let times = 0; times < 2; times++)
    await caches.bulkPut(keys.map(([name, journal]) => ({ name, journal, sealed })));
  await caches.bulkDelete(keys);
}

const FILLER = 'filler';

/** IndexedDB counts ten for each of Dexie's versions. */
const STEPS_PER_VERSION = 10;

/** Opens and upgrades. @throws StoreError newerVersion when a newer program wrote it; it is then untouched. */
export async function openDatabase(name: string, upTo?: number, indexedDb: IndexedDb = {}): Promise<VaultDatabase> {
  const newest = Math.min(upTo ?? NEWEST_VERSION, NEWEST_VERSION);
  for (let attempt = 1; ; attempt++) {
    try {
      return await openNow(name, newest, upTo, indexedDb);
    } catch (error) {
      const failure = toStoreError(error, 'readFailed');
      // A program that was killed lets go of its files a moment after it is gone.
      if (failure.code !== 'readFailed' || attempt === ATTEMPTS) throw failure;
      await new Promise(resolve => setTimeout(resolve, WAIT));
    }
  }
}

const ATTEMPTS = 8;
/** Between two attempts, ms. */
const WAIT = 400;

async function openNow(
  name: string,
  newest: number,
  upTo: number | undefined,
  indexedDb: IndexedDb,
): Promise<VaultDatabase> {
  // Looked up before opening: Dexie 4 would open a newer database and add to it what it misses.
  const known =
    (await (indexedDb.indexedDB ?? globalThis.indexedDB).databases()).find(each => each.name === name)?.version ?? 0;
  if (known / STEPS_PER_VERSION > newest) throw new StoreError('newerVersion', String(known / STEPS_PER_VERSION));
  const database = new VaultDatabase(name, upTo, indexedDb);
  try {
    await database.open();
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** Removes a database that holds no vault: what a stopped restore left. */
export async function deleteDatabase(name: string): Promise<void> {
  try {
    await new VaultDatabase(name).delete();
  } catch (error) {
    throw toStoreError(error, 'writeFailed');
  }
}
