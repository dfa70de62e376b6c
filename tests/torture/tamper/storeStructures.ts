import type { Table } from 'dexie';
import * as z from 'zod';
import { JournalError, packEntry, type StoredEntry, unpackEntry } from '#journal';
import type { CacheRow, CertificateRow, ChunkRow, DraftRow, EntryRow, ManifestRow } from '#store';
import {
  decodeCanonical,
  encodeCanonical,
  HEADER_FILE,
  KEYRING_FILE,
  REGISTRY_FILE,
  sha256,
  toHex,
  utf8,
} from '#vault';
import { VaultDatabase } from '../../../shared/store/database.ts';
import type { Parts } from './alter.ts';
import { DATABASE } from './base.ts';
import type { Spot, Structure } from './structures.ts';

async function database<T>(act: (database: VaultDatabase) => PromiseLike<T>): Promise<T> {
  const opened = new VaultDatabase(DATABASE);
  await opened.open();
  try {
    return await act(opened);
  } finally {
    opened.close();
  }
}

/** A small file of the vault, whole. */
function vaultFile(name: string, file: string): Structure {
  return {
    name,
    side: 'store',
    spots: async () => {
      const row = await database(db => db.files.get(file));
      const write = async ([bytes]: Parts) => {
        if (bytes === undefined) await database(db => db.files.delete(file));
        else await database(db => db.files.put({ name: file, bytes }));
      };
      return row === undefined ? [] : [{ label: file, parts: [row.bytes], write }];
    },
  };
}

const headerFields = z.looseObject({ slots: z.array(z.record(z.string(), z.unknown())) });

/** The slots of the header, by somebody who knows that its sum must fit and has no key for its MAC. */
const slots: Structure = {
  name: 'slots, sum forged',
  side: 'store',
  spots: async () => {
    const row = await database(db => db.files.get(HEADER_FILE));
    if (row === undefined) return [];
    const { sum: _old, ...header } = headerFields.parse(decodeCanonical(row.bytes, 1024 * 1024));
    const write = async (parts: Parts) => {
      const altered = {
        ...header,
        slots: parts.map((vaultKey, i) => ({ ...header.slots[Math.min(i, header.slots.length - 1)], vaultKey })),
      };
      const sum = sha256(utf8('minhchung/header-sum/v1\0'), encodeCanonical(altered));
      await database(db => db.files.put({ name: HEADER_FILE, bytes: encodeCanonical({ ...altered, sum }) }));
    };
    const parts = header.slots.map(slot => z.instanceof(Uint8Array).parse(slot.vaultKey));
    return [{ label: HEADER_FILE, parts, write }];
  },
};

interface Rows<R> {
  table(db: VaultDatabase): Pick<Table<R>, 'toArray' | 'bulkPut' | 'bulkDelete'>;
  key(row: R): unknown;
  /** Rows of one group are altered together: those of a journal, of a file. */
  group(row: R): string | null;
  take(row: R): Uint8Array;
  put(row: R, part: Uint8Array): R;
  /** The row of a part beyond the last, null where there is no place for one. */
  added?(last: R, part: Uint8Array, i: number): R;
}

function rows<R>(name: string, how: Rows<R>, quiet?: Structure['quiet']): Structure {
  const spotOf = ([label, group]: readonly [string, readonly R[]]): Spot => ({
    label,
    parts: group.map(how.take),
    write: async parts => {
      const last = group.at(-1);
      const next = parts.flatMap((part, i) => {
        const row = group[i];
        if (row !== undefined) return [how.put(row, part)];
        return last === undefined || how.added === undefined ? [] : [how.added(last, part, i)];
      });
      await database(async db => {
        await how.table(db).bulkDelete(group.map(how.key) as never);
        await how.table(db).bulkPut(next);
      });
    },
  });
  return {
    name,
    side: 'store',
    ...(quiet && { quiet }),
    spots: async () => {
      const all = await database(db => how.table(db).toArray());
      const groups = new Map<string, R[]>();
      for (const row of all) {
        const group = how.group(row);
        if (group !== null) groups.set(group, [...(groups.get(group) ?? []), row]);
      }
      return [...groups].map(spotOf);
    },
  };
}

const entryTable = {
  table: (db: VaultDatabase) => db.entries,
  key: ({ journal, writer, seq, id }: EntryRow) => [journal, writer, seq, id],
  group: ({ journal }: EntryRow) => journal,
};

const entryRows = rows<EntryRow>('entry', {
  ...entryTable,
  take: row => row.bytes,
  put: (row, bytes) => ({ ...row, bytes }),
});

/** One part of each entry of a journal. */
function entryPart(name: string, part: 'header' | 'seal' | 'signature'): Structure {
  return rows<EntryRow>(name, {
    ...entryTable,
    take: row => partOf(row.bytes, part),
    put: (row, bytes) => ({ ...row, bytes: packEntry({ ...unpackEntry(row.bytes), [part]: bytes } as StoredEntry) }),
  });
}

function partOf(bytes: Uint8Array, part: 'header' | 'seal' | 'signature'): Uint8Array {
  try {
    return unpackEntry(bytes)[part] ?? new Uint8Array();
  } catch (error) {
    if (error instanceof JournalError) return bytes; // altered beyond reading
    throw error;
  }
}

const sealed = {
  take: ({ sealed: bytes }: { readonly sealed: Uint8Array }) => bytes,
};

/** Everything IndexedDB holds of a vault. */
export const STORE_STRUCTURES: readonly Structure[] = [
  vaultFile('header', HEADER_FILE),
  slots,
  vaultFile('keyring', KEYRING_FILE),
  vaultFile('registry id', REGISTRY_FILE),
  entryRows,
  entryPart('entry header', 'header'),
  entryPart('seal', 'seal'),
  entryPart('signature', 'signature'),
  rows<CertificateRow>('certificate', {
    table: db => db.certificates,
    key: ({ writer }) => writer,
    group: () => 'all',
    take: ({ bytes }) => bytes,
    put: (row, bytes) => ({ ...row, bytes }),
    added: (_last, bytes) => ({ writer: toHex(sha256(bytes)), bytes }),
  }),
  // A draft that only the copy has may be one whose end was not flushed there: it is taken in without a word.
  rows<DraftRow>(
    'draft',
    {
      ...sealed,
      table: db => db.drafts,
      key: ({ journal, document, session, counter }) => [journal, document, session, counter],
      group: ({ journal }) => journal,
      put: (row, bytes) => ({ ...row, sealed: bytes }),
    },
    'absence',
  ),
  rows<CacheRow>(
    'snapshot',
    {
      ...sealed,
      table: db => db.caches,
      key: ({ name, journal }) => [name, journal],
      group: ({ name }) => name,
      put: (row, bytes) => ({ ...row, sealed: bytes }),
    },
    'cache',
  ),
  rows<ChunkRow>('chunk', {
    table: db => db.chunks,
    key: ({ blob, index }) => [blob, index],
    group: ({ blob }) => blob,
    take: ({ bytes }) => bytes,
    put: (row, bytes) => ({ ...row, bytes }),
    added: (last, bytes, i) => ({ blob: last.blob, index: i, bytes }),
  }),
  rows<ManifestRow>(
    'file manifest',
    {
      table: db => db.manifests,
      key: ({ blob }) => blob,
      group: () => 'all',
      take: ({ chunks }) => Uint8Array.of(chunks),
      put: (row, [chunks = 0]) => ({ ...row, chunks }),
    },
    'cache',
  ),
];
