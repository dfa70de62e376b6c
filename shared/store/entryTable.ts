import type { EntryKey, VaultDatabase } from './database.ts';
import { toStoreError } from './errors.ts';
import type { EntryRow } from './rows.ts';

/** What a journal's rows gave: the readable ones, and the key of each that could not be read. */
export interface EntryRows {
  readonly rows: readonly EntryRow[];
  readonly damaged: readonly { readonly writer: string; readonly seq: number; readonly id: string }[];
}

/** How far a journal reaches: enough to see whether a cache of it is of today. */
export interface JournalExtent {
  readonly count: number;
  /** By writer: its row with the highest seq (and of these the highest id). */
  readonly newest: ReadonlyMap<string, { readonly seq: number; readonly id: string }>;
}

/** Entries of all journals. They are only ever added. */
export class EntryTable {
  readonly #database: VaultDatabase;
  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  /** All entries of a journal, by writer and seq. A row the browser cannot read is named; the rest comes. */
  async all(journal: string): Promise<EntryRows> {
    const range = () =>
      this.#database.entries.where('[journal+writer+seq+id]').between([journal], [journal, []], true, true);
    let rows: EntryRow[];
    try {
      rows = await range().toArray();
    } catch (error) {
      const known = toStoreError(error, 'readFailed');
      if (known.code !== 'readFailed') throw known;
      return this.#oneByOne(await range().primaryKeys());
    }
    const good = rows.filter(row => row.bytes instanceof Uint8Array);
    if (good.length === rows.length) return { rows, damaged: [] };
    const bad = rows.filter(row => !(row.bytes instanceof Uint8Array));
    return { rows: good, damaged: bad.map(({ writer, seq, id }) => ({ writer, seq, id })) };
  }

  async count(journal: string): Promise<number> {
    try {
      return await this.#database.entries
        .where('[journal+writer+seq+id]')
        .between([journal], [journal, []], true, true)
        .count();
    } catch (error) {
      throw toStoreError(error, 'readFailed');
    }
  }

  /** Counts and looks up ends; reads no row and lists no key. */
  async extent(journal: string): Promise<JournalExtent> {
    try {
      const count = await this.count(journal);
      const newest = new Map<string, { seq: number; id: string }>();
      let before: readonly unknown[] = [journal, []];
      for (;;) {
        const [key] = await this.#database.entries
          .where('[journal+writer+seq+id]')
          .between([journal], before, true, false)
          .reverse()
          .limit(1)
          .primaryKeys();
        if (key === undefined) return { count, newest };
        const [, writer, seq, id] = key;
        newest.set(writer, { seq, id });
        before = [journal, writer];
      }
    } catch (error) {
      throw toStoreError(error, 'readFailed');
    }
  }

  /**
   * How far every journal reaches.
   * @param expected journals that are probably here: looked at side by side; the others are searched one after another
   * only when these do not hold every row
   */
  async extents(expected: Iterable<string> = []): Promise<ReadonlyMap<string, JournalExtent>> {
    const { entries } = this.#database;
    try {
      // In one transaction: each of its own would cost more than the look itself.
      return await this.#database.transaction('r', entries, async () => {
        const total = entries.count();
        const extents = await this.#extentsOf(new Set(expected));
        const seen = [...extents.values()].reduce((sum, { count }) => sum + count, 0);
        return seen === (await total) ? extents : this.#extentsOf(await this.journals());
      });
    } catch (error) {
      throw toStoreError(error, 'readFailed');
    }
  }

  async #extentsOf(journals: Iterable<string>): Promise<Map<string, JournalExtent>> {
    const all = await Promise.all([...journals].map(async name => [name, await this.extent(name)] as const));
    return new Map(all.filter(([, { count }]) => count > 0));
  }

  /** Every journal that has an entry; one look per journal, reads no row. */
  async journals(): Promise<string[]> {
    try {
      const found: string[] = [];
      let after: readonly unknown[] = [''];
      for (;;) {
        const [key] = await this.#database.entries.where('[journal+writer+seq+id]').above(after).limit(1).primaryKeys();
        if (key === undefined) return found;
        found.push(key[0]);
        after = [key[0], []];
      }
    } catch (error) {
      throw toStoreError(error, 'readFailed');
    }
  }

  /** Rows of one writer that follow a place, oldest first. */
  async after(
    journal: string,
    writer: string,
    place: { seq: number; id: string } | null,
    limit: number,
  ): Promise<EntryRow[]> {
    const from = place === null ? [journal, writer] : [journal, writer, place.seq, place.id];
    try {
      return await this.#database.entries
        .where('[journal+writer+seq+id]')
        .between(from, [journal, writer, []], false, true)
        .limit(limit)
        .toArray();
    } catch (error) {
      throw toStoreError(error, 'readFailed');
    }
  }

  async has(journal: string, writer: string, seq: number, id: string): Promise<boolean> {
    try {
      const place = [journal, writer, seq, id];
      return (await this.#database.entries.where('[journal+writer+seq+id]').equals(place).count()) > 0;
    } catch (error) {
      throw toStoreError(error, 'readFailed');
    }
  }

  /** Keys only: cheap to compare with a snapshot or the mirror. */
  async keys(journal: string): Promise<EntryKey[]> {
    try {
      return await this.#database.entries
        .where('[journal+writer+seq+id]')
        .between([journal], [journal, []], true, true)
        .primaryKeys();
    } catch (error) {
      throw toStoreError(error, 'readFailed');
    }
  }

  async get(id: string): Promise<EntryRow | null> {
    try {
      return (await this.#database.entries.get({ id })) ?? null;
    } catch (error) {
      throw toStoreError(error, 'readFailed');
    }
  }

  /** Several entries by id, in the order asked; null where there is none. */
  async many(ids: readonly string[]): Promise<readonly (EntryRow | null)[]> {
    try {
      const rows = await this.#database.entries.where('id').anyOf(ids).toArray();
      const byId = new Map(rows.map(row => [row.id, row]));
      return ids.map(id => byId.get(id) ?? null);
    } catch (error) {
      throw toStoreError(error, 'readFailed');
    }
  }

  /** Several entries by key, in the order asked; null where there is none or it cannot be read. */
  async byKeys(keys: readonly EntryKey[]): Promise<readonly (EntryRow | null)[]> {
    try {
      const rows = await this.#database.entries.bulkGet([...keys]);
      return rows.map(row => (row?.bytes instanceof Uint8Array ? row : null));
    } catch (error) {
      const known = toStoreError(error, 'readFailed');
      if (known.code !== 'readFailed') throw known;
      const { rows } = await this.#oneByOne(keys);
      const byId = new Map(rows.map(row => [row.id, row]));
      return keys.map(([, , , id]) => byId.get(id) ?? null);
    }
  }

  /** Chromium keeps large values in files of their own: one lost file fails a read of many rows. */
  async #oneByOne(keys: readonly EntryKey[]): Promise<EntryRows> {
    const rows: EntryRow[] = [];
    const damaged: { writer: string; seq: number; id: string }[] = [];
    for (const key of keys) {
      const [, writer, seq, id] = key;
      try {
        const row = await this.#database.entries.get(key);
        if (row?.bytes instanceof Uint8Array) rows.push(row);
        else damaged.push({ writer, seq, id });
      } catch (error) {
        const known = toStoreError(error, 'readFailed');
        if (known.code !== 'readFailed') throw known;
        damaged.push({ writer, seq, id });
      }
    }
    return { rows, damaged };
  }
}
