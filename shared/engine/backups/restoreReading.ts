import {
  type BackupKeys,
  type Certificates,
  type GoodEntry,
  type JournalRead,
  readCertificates,
  readJournal,
  type Steps,
  VolumeReader,
} from '#backup';
import { checkEntryHash, JournalError, unpackEntry } from '#journal';
import type { EntryKey, EntryRow, Store } from '#store';
import { equalBytes, type Key, toHex } from '#vault';
import type { Opened } from './openedBackups.ts';
import { BackupCases, type ReadCase } from './readCases.ts';
import { backupKeys } from './vaultKeys.ts';

/** What is not here of what was chosen, told at the end of a restore. */
export interface Missing {
  readonly code: 'entriesMissing' | 'entriesBad' | 'chunksMissing';
  readonly title: string;
  readonly file: string;
  readonly count: number;
}

/** An opened backup while its cases are taken over: every journal is read and verified again, whatever the proof said. */
export class RestoreReading {
  readonly opened: Opened;
  readonly reader: VolumeReader;
  readonly certificates: Certificates;
  readonly keys: BackupKeys;
  readonly cases: BackupCases;
  readonly steps: Steps;
  readonly missing: Missing[] = [];
  #bytesTold = 0;

  static async start(opened: Opened, now: () => number, steps: Steps): Promise<RestoreReading> {
    const reader = new VolumeReader(opened.port, opened.chain);
    const certificates = await readCertificates(opened.chain, reader);
    return new RestoreReading(
      opened,
      reader,
      certificates,
      await backupKeys(opened.vault),
      new BackupCases(now),
      steps,
    );
  }

  private constructor(
    opened: Opened,
    reader: VolumeReader,
    certificates: Certificates,
    keys: BackupKeys,
    cases: BackupCases,
    steps: Steps,
  ) {
    this.opened = opened;
    this.reader = reader;
    this.certificates = certificates;
    this.keys = keys;
    this.cases = cases;
    this.steps = steps;
  }

  /** Entries of a journal that verify. What is bad or missing is noted under `title`. */
  async journal(journal: string, title: string): Promise<readonly GoodEntry[]> {
    const keyOf = this.keys.hasKey(journal) ? this.keys.keyOf(journal) : noKey;
    const read = await readJournal(this.opened.chain, this.reader, journal, this.certificates, keyOf, () =>
      this.tell(0),
    );
    this.#note(read, title);
    await this.tell(read.entries.length);
    return read.entries;
  }

  async case(caseId: string, title: string): Promise<{ entries: readonly GoodEntry[]; read: ReadCase }> {
    const entries = await this.journal(caseId, title);
    return { entries, read: await this.cases.case(caseId, entries, this.certificates) };
  }

  /** Certificates of everyone who wrote these entries. */
  certificatesOf(entries: readonly GoodEntry[]): { writer: string; bytes: Uint8Array; identity: string }[] {
    const writers = new Set(entries.map(({ read }) => toHex(read.header.writer)));
    return [...writers].flatMap(writer => {
      const certificate = this.certificates.get(writer);
      return certificate === undefined ? [] : [{ writer, ...certificate }];
    });
  }

  async tell(items: number): Promise<void> {
    const bytes = this.reader.bytesRead - this.#bytesTold;
    this.#bytesTold += bytes;
    await this.steps.step({ bytes, items });
  }

  #note({ bad, missing }: JournalRead, title: string): void {
    const count = [...bad.values()].reduce((sum, each) => sum + each, 0);
    if (missing > 0) this.missing.push({ code: 'entriesMissing', title, file: '', count: missing });
    if (count > 0) this.missing.push({ code: 'entriesBad', title, file: '', count });
  }
}

const noKey = (): Key | null => null;

/** Rows looked up at a time. */
const BATCH = 500;

export function rowOfEntry(journal: string, { read, packed }: GoodEntry): EntryRow {
  return { journal, writer: toHex(read.header.writer), seq: read.header.seq, id: toHex(read.stored.id), bytes: packed };
}

/** The entries the store does not have, or has only damaged. What is whole here is never overwritten. */
export async function freshRows(store: Store, journal: string, entries: readonly GoodEntry[]): Promise<EntryRow[]> {
  const fresh: EntryRow[] = [];
  for (let from = 0; from < entries.length; from += BATCH) {
    const rows = entries.slice(from, from + BATCH).map(entry => rowOfEntry(journal, entry));
    const here = await store.entries.byKeys(rows.map((row): EntryKey => [row.journal, row.writer, row.seq, row.id]));
    rows.forEach((row, index) => {
      const known = here[index] ?? null;
      if (known === null || !(equalBytes(known.bytes, row.bytes) || isWhole(known))) fresh.push(row);
    });
  }
  return fresh;
}

function isWhole(row: EntryRow): boolean {
  try {
    const stored = unpackEntry(row.bytes);
    checkEntryHash(stored);
    return toHex(stored.id) === row.id;
  } catch (error) {
    if (error instanceof JournalError) return false;
    throw error;
  }
}
