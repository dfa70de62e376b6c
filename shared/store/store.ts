import { BlobTable } from './blobTable.ts';
import { type IndexedDb, openDatabase, type VaultDatabase } from './database.ts';
import { EntryTable } from './entryTable.ts';
import { StoreError, toStoreError } from './errors.ts';
import type { CacheKey, CacheRow, CertificateRow, DraftKey, DraftRow, EntryRow, FileRow, ManifestRow } from './rows.ts';

/** Everything one acknowledged change writes. It lands whole or not at all. */
export interface Commit {
  readonly entries?: readonly EntryRow[];
  readonly certificates?: readonly CertificateRow[];
  readonly files?: readonly FileRow[];
  readonly drafts?: readonly DraftRow[];
  readonly droppedDrafts?: readonly DraftKey[];
  readonly caches?: readonly CacheRow[];
  readonly droppedCaches?: readonly CacheKey[];
  readonly manifests?: readonly ManifestRow[];
}

/** The working store. Resolved promises mean: durable. Seal before calling: nothing here awaits anything but IndexedDB. */
export class Store {
  readonly entries: EntryTable;
  readonly blobs: BlobTable;
  readonly #database: VaultDatabase;
  #isClosed = false;

  constructor(database: VaultDatabase) {
    this.#database = database;
    this.entries = new EntryTable(database);
    this.blobs = new BlobTable(database);
  }

  /**
   * Writes in one strict transaction; resolves when it is complete. Whatever made it fail, the same commit may be given again:
   * a database that the browser closed because the disk was full is then opened anew.
   * @throws StoreError quota | closed | writeFailed
   */
  async commit(change: Commit): Promise<void> {
    const { files, entries, certificates, drafts, caches, manifests } = this.#database;
    const touched = [
      change.files?.length && files,
      change.certificates?.length && certificates,
      change.entries?.length && entries,
      (change.drafts?.length || change.droppedDrafts?.length) && drafts,
      (change.caches?.length || change.droppedCaches?.length) && caches,
      change.manifests?.length && manifests,
    ].filter(table => typeof table === 'object');
    if (touched.length === 0) return;
    try {
      await this.#database.transaction('rw', touched, async () => {
        // `put`, not `add`: a retry resends identical bytes (JOURNAL D1).
        if (change.files?.length) await files.bulkPut(change.files);
        if (change.certificates?.length) await certificates.bulkPut(change.certificates);
        if (change.entries?.length) await entries.bulkPut(change.entries);
        if (change.droppedDrafts?.length) await drafts.bulkDelete([...change.droppedDrafts]);
        if (change.drafts?.length) await drafts.bulkPut(change.drafts);
        if (change.droppedCaches?.length) await caches.bulkDelete([...change.droppedCaches]);
        if (change.caches?.length) await caches.bulkPut(change.caches);
        if (change.manifests?.length) await manifests.bulkPut(change.manifests);
      });
      if (change.files?.length) this.#database.holdsVault = true;
    } catch (error) {
      if (!this.#isClosed) this.#database.openWhenUsed();
      throw toStoreError(error, 'writeFailed');
    }
  }

  async file(name: string): Promise<Uint8Array | null> {
    return this.#read(async () => (await this.#database.files.get(name))?.bytes ?? null);
  }

  /** Every small file of the vault. */
  async files(): Promise<FileRow[]> {
    return this.#read(() => this.#database.files.toArray());
  }

  async certificates(): Promise<CertificateRow[]> {
    return this.#read(() => this.#database.certificates.toArray());
  }

  /** Drafts of one document, or of a whole journal, in the order of session and counter. */
  async drafts(journal: string, document?: string): Promise<DraftRow[]> {
    const [from, to] =
      document === undefined
        ? [[journal], [journal, []]]
        : [
            [journal, document],
            [journal, document, []],
          ];
    return this.#read(() =>
      this.#database.drafts.where('[journal+document+session+counter]').between(from, to).toArray(),
    );
  }

  /** Drafts of every journal: small, since an entry takes them in after a minute. */
  async allDrafts(): Promise<DraftRow[]> {
    return this.#read(() => this.#database.drafts.toArray());
  }

  /**
   * Removes every row of a journal: entries, drafts, caches, evidence. Its case was destroyed, and without keys they are
   * noise. One journal may be large: blobs go one by one, before the entries.
   */
  async deleteJournal(journal: string): Promise<void> {
    const { entries, drafts, caches } = this.#database;
    for (const { blob } of await this.blobs.manifests(journal)) await this.blobs.deleteBlob(blob);
    try {
      await this.#database.transaction('rw', entries, drafts, caches, async () => {
        await entries.where('[journal+writer+seq+id]').between([journal], [journal, []], true, true).delete();
        await drafts.where('[journal+document+session+counter]').between([journal], [journal, []], true, true).delete();
        const keys = await caches.toCollection().primaryKeys();
        await caches.bulkDelete(keys.filter(([, of]) => of === journal));
      });
    } catch (error) {
      throw toStoreError(error, 'writeFailed');
    }
  }

  async cache(journal: string, name: string): Promise<Uint8Array | null> {
    return this.#read(async () => (await this.#database.caches.get([name, journal]))?.sealed ?? null);
  }

  /** Every cached record of one name, of all journals: the case list. */
  async caches(name: string): Promise<CacheRow[]> {
    return this.#read(() => this.#database.caches.where('[name+journal]').between([name], [name, []]).toArray());
  }

  /** Of all cached records. */
  async cacheKeys(): Promise<readonly CacheKey[]> {
    return this.#read(() => this.#database.caches.toCollection().primaryKeys());
  }

  close(): void {
    this.#isClosed = true;
    this.#database.close();
  }

  async #read<T>(read: () => PromiseLike<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      throw toStoreError(error, 'readFailed');
    }
  }
}

/** @param options `upTo` opens an older shape (tests); `indexedDb` another factory. @throws StoreError newerVersion */
export async function openStore(
  name: string,
  options: { readonly upTo?: number; readonly indexedDb?: IndexedDb } = {},
): Promise<Store> {
  return new Store(await openDatabase(name, options.upTo, options.indexedDb));
}

export { StoreError };
