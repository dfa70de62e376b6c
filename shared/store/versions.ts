import type { Transaction } from 'dexie';

export interface SchemaVersion {
  readonly number: number;
  /** Dexie's notation; a table is repeated only when it changes. */
  readonly stores: Readonly<Record<string, string | null>>;
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}

/** Every shape the database has had. Never edit a shipped version; add one below it. */
export const VERSIONS: readonly SchemaVersion[] = [
  {
    number: 1,
    stores: {
      files: 'name',
      entries: '[journal+writer+seq+id], &id',
      certificates: 'writer',
      drafts: '[journal+document+session+counter]',
      caches: '[name+journal]',
      chunks: '[blob+index]',
      manifests: 'blob, journal',
    },
  },
];

export const NEWEST_VERSION = VERSIONS.reduce((newest, version, index) => {
  if (version.number !== index + 1) throw new Error('versions of the database count up by one');
  return Math.max(newest, version.number);
}, 0);
