import { JournalError, placeOfPacked } from '#journal';
import {
  type CertificateRow,
  type DraftKey,
  type DraftRow,
  type EntryKey,
  type EntryRow,
  type FileRow,
  type JournalExtent,
  type Store,
  StoreError,
} from '#store';
import { equalBytes, readCertificate } from '#vault';
import { compareExtents, type LostEntry, lostEntries, type Relation } from './compare.ts';
import type { Damage } from './stream.ts';
import type { VaultCopy } from './vaultCopy.ts';

/** What comparing a copy with the working store found and did. */
export interface ReconcileReport {
  /** Entries that only the copy had. */
  takenIn: number;
  /** Who wrote them. */
  readonly takenInWriters: Set<string>;
  /** Entries that only the store had. */
  sent: number;
  /** Places of the copy that did not read; rewritten since. */
  readonly damage: Damage[];
  /** Entries of the store whose bytes are altered; the copy keeps its own. */
  readonly damagedRows: {
    readonly journal: string;
    readonly writer: string;
    readonly seq: number;
    readonly id: string;
  }[];
  /** What neither has, though it was acknowledged. */
  readonly lost: LostEntry[];
}

export interface ReconcileOptions {
  readonly store: Store;
  readonly copy: VaultCopy;
  /** Takes in what only the copy has and writes nothing there. */
  readonly isReadOnly?: boolean;
  /** Journals that are to be in both; others are left alone. */
  isWanted(journal: string): boolean;
  /** After each batch; may wait, or throw to stop: what was done stays done. */
  readonly onProgress?: (entriesDone: number) => Promise<void>;
  /**
   * Called before a journal is written anew without what is lost: afterwards heads no longer tell.
   * @returns true when the store was given rows from elsewhere: then it is looked at again
   */
  readonly onLost?: (journal: string, lost: readonly LostEntry[]) => Promise<boolean>;
  /** Reads everything instead of trusting heads and counts. */
  readonly isThorough?: boolean;
}

export function emptyReport(): ReconcileReport {
  return { takenIn: 0, takenInWriters: new Set(), sent: 0, damage: [], damagedRows: [], lost: [] };
}

/** The vault's files: the given ones are the newest; whoever has others gets them. */
export async function reconcileFiles(
  { store, copy, isReadOnly }: ReconcileOptions,
  newest: readonly FileRow[],
): Promise<void> {
  const inCopy = new Map(copy.files().map(({ name, bytes }) => [name, bytes]));
  const stale: FileRow[] = [];
  for (const file of newest) {
    const stored = await fileOf(store, file.name);
    if (stored === null || !equalBytes(stored, file.bytes)) stale.push(file);
  }
  if (stale.length > 0) await store.commit({ files: stale });
  if (isReadOnly === true) return;
  if (newest.some(({ name, bytes }) => !equalBytes(inCopy.get(name) ?? new Uint8Array(), bytes)))
    await copy.append({ files: newest });
}

/** A row that cannot be read is as good as none: another copy has it. */
async function fileOf(store: Store, name: string): Promise<Uint8Array | null> {
  try {
    return await store.file(name);
  } catch (error) {
    if (error instanceof StoreError && (error.code === 'readFailed' || error.code === 'damagedRow')) return null;
    throw error;
  }
}

/** Certificates of writers: those that hold go to both. @returns the place of the copy where others stood */
export async function reconcileCertificates({ store, copy, isReadOnly }: ReconcileOptions): Promise<readonly Damage[]> {
  const stored = await store.certificates();
  const mirrored = copy.certificates();
  const isGood = await goodCertificates([...stored, ...mirrored]);
  const known = new Set(stored.map(row => row.writer));
  const missing = mirrored.filter(row => !known.has(row.writer) && isGood.has(row));
  if (missing.length > 0) await store.commit({ certificates: missing });
  if (isReadOnly === true) return [];
  const damage = copy.dropCertificates(mirrored.filter(row => !isGood.has(row)).map(({ writer }) => writer));
  const inCopy = new Set(copy.certificates().map(row => row.writer));
  const unsent = stored.filter(row => !inCopy.has(row.writer) && isGood.has(row));
  if (unsent.length > 0) await copy.append({ certificates: unsent });
  return damage;
}

/** Those that hold and are of the writer they stand for. */
async function goodCertificates(rows: readonly CertificateRow[]): Promise<ReadonlySet<CertificateRow>> {
  const good = new Set<CertificateRow>();
  await Promise.all(
    rows.map(async row => {
      if ((await readCertificate(row.bytes))?.writer === row.writer) good.add(row);
    }),
  );
  return good;
}

/** Typed text: the union goes to both. What an entry took in already changes nothing when it is applied again. */
export async function reconcileDrafts({ store, copy, isWanted, isReadOnly }: ReconcileOptions): Promise<void> {
  const stored = (await store.allDrafts()).filter(row => isWanted(row.journal));
  const mirrored = copy.drafts().filter(row => isWanted(row.journal));
  const known = new Set(stored.map(textOf));
  const inCopy = new Set(mirrored.map(textOf));
  const missing = mirrored.filter(row => !known.has(textOf(row)));
  if (missing.length > 0) await store.commit({ drafts: missing });
  const unsent = stored.filter(row => !inCopy.has(textOf(row)));
  if (unsent.length > 0 && isReadOnly !== true) await copy.append({ drafts: unsent });
}

/** A journal whose two sides are not the same, and how many entries must be looked at to make them so. */
export interface JournalPlan {
  readonly journal: string;
  readonly relation: Exclude<Relation, 'same'>;
  readonly entries: number;
}

/** Compares journals by heads and counts; no entry is read (JOURNAL D1). */
export async function compareJournals(options: ReconcileOptions): Promise<readonly JournalPlan[]> {
  const { store, copy, isWanted } = options;
  const vouched = copy.vouched();
  const stored = await store.entries.extents(copy.journals());
  const names = new Set([...stored.keys(), ...copy.journals(), ...vouched.keys()]);
  return [...names].filter(isWanted).flatMap((journal): JournalPlan[] => {
    const ours = stored.get(journal) ?? { count: 0, newest: new Map() };
    const theirs = copy.extent(journal);
    const isTrusted = copy.isSound(journal) && options.isThorough !== true;
    const relation = isTrusted ? compareExtents(ours, theirs) : 'differs';
    if (relation === 'behind') return [{ journal, relation, entries: ours.count - theirs.count }];
    if (relation === 'same' && !isBehindHeads(theirs, vouched.get(journal))) return [];
    return [{ journal, relation: 'differs', entries: Math.max(ours.count, theirs.count) }];
  });
}

/**
 * Unites journals that differ: each side gets what only the other has, damaged segments of the copy are rewritten, and what
 * neither has is named (JOURNAL D1, D3). May be stopped and run again.
 * @throws HostError, StoreError; whatever `onProgress` throws
 */
export async function reconcileJournals(
  options: ReconcileOptions,
  plan?: readonly JournalPlan[],
): Promise<ReconcileReport> {
  const { copy } = options;
  const report = emptyReport();
  const vouched = copy.vouched();
  let done = 0;
  const count = async (entries: number) => {
    done += entries;
    await options.onProgress?.(done);
  };
  for (const { journal, relation } of plan ?? (await compareJournals(options))) {
    if (relation === 'behind' && options.isReadOnly === true) continue;
    if (relation === 'behind' && (await sendTail(options, journal, report, count))) continue;
    await unite(options, journal, vouched.get(journal) ?? null, report, count);
  }
  return report;
}

/** Only a broken segment lets the copy reach less far than its own heads; then both must be read to name what is lost. */
function isBehindHeads(extent: JournalExtent, vouched: JournalExtent | undefined): boolean {
  return [...(vouched?.newest ?? [])].some(([writer, { seq }]) => (extent.newest.get(writer)?.seq ?? -1) < seq);
}

const TAIL = 500;

/** Sends what the copy's writers added last. @returns false when the store does not continue what the copy has */
async function sendTail(
  { store, copy }: ReconcileOptions,
  journal: string,
  report: ReconcileReport,
  onSent: (entries: number) => Promise<void>,
): Promise<boolean> {
  const { newest: from } = copy.extent(journal);
  const { newest: until } = await store.entries.extent(journal);
  for (const [writer, { seq, id }] of from) if (!(await store.entries.has(journal, writer, seq, id))) return false;
  for (const writer of until.keys()) {
    let place = from.get(writer) ?? null;
    for (;;) {
      const rows = await store.entries.after(journal, writer, place, TAIL);
      const last = rows.at(-1);
      if (last === undefined) break;
      const whole = rows.filter(row => isWhole(row, report));
      await copy.append({ entries: whole });
      report.sent += whole.length;
      await onSent(rows.length);
      place = last;
    }
  }
  return true;
}

async function unite(
  options: ReconcileOptions,
  journal: string,
  vouched: JournalExtent | null,
  report: ReconcileReport,
  onRead: (entries: number) => Promise<void>,
): Promise<void> {
  const { store, copy } = options;
  const { inCopy, damage } = await takeIn(options, journal, report, onRead);
  report.damage.push(...damage);
  const keys = await nameLost(options, journal, vouched, report);
  if (options.isReadOnly === true) return;
  const unsent = keys.map(([, , , id]) => id).filter(id => !inCopy.has(id));
  if (damage.length === 0 && unsent.length === 0 && copy.isSound(journal)) return;
  await copy.rewriteJournal(journal, async function* (written) {
    const ids = unsent.filter(id => !written.has(id));
    for (let at = 0; at < ids.length; at += TAIL) {
      const rows = await store.entries.many(ids.slice(at, at + TAIL));
      const whole = rows.filter(row => row !== null).filter(row => isWhole(row, report));
      report.sent += whole.length;
      yield whole;
    }
  });
}

/** Puts into the store what only the copy has of a journal. */
async function takeIn(
  { store, copy }: ReconcileOptions,
  journal: string,
  report: ReconcileReport,
  onRead: (entries: number) => Promise<void>,
): Promise<{ inCopy: ReadonlySet<string>; damage: readonly Damage[] }> {
  const inStore = new Set((await store.entries.keys(journal)).map(([, , , id]) => id));
  const inCopy = new Set<string>();
  const damage: Damage[] = [];
  let fresh: EntryRow[] = [];
  let read = 0;
  const put = async () => {
    const missing = await notInStore(store, fresh);
    if (missing.length > 0) await store.commit({ entries: missing });
    for (const { writer } of missing) report.takenInWriters.add(writer);
    report.takenIn += missing.length;
    fresh = [];
    await onRead(read);
    read = 0;
  };
  for await (const scan of copy.readJournal(journal)) {
    if ('damage' in scan) {
      if (scan.damage.code !== 'torn') damage.push(scan.damage);
      continue;
    }
    inCopy.add(scan.row.id);
    if (!inStore.has(scan.row.id)) fresh.push(scan.row);
    if (++read >= TAIL) await put();
  }
  await put();
  return { inCopy, damage };
}

/** What was acknowledged since the store was listed stands in the copy as well: it was in the store before. */
async function notInStore(store: Store, rows: readonly EntryRow[]): Promise<readonly EntryRow[]> {
  const stored = await store.entries.byKeys(
    rows.map(({ journal, writer, seq, id }): EntryKey => [journal, writer, seq, id]),
  );
  return rows.filter((_, i) => stored[i] === null);
}

/** Names what is in no copy, after another one was asked. @returns the keys the store has in the end */
async function nameLost(
  { store, onLost }: ReconcileOptions,
  journal: string,
  vouched: JournalExtent | null,
  report: ReconcileReport,
): Promise<readonly EntryKey[]> {
  const look = async () => {
    const keys = await store.entries.keys(journal);
    const here = keys.map(([, writer, seq, id]) => ({ writer, seq, id }));
    return { keys, lost: lostEntries(journal, here, vouched) };
  };
  let { keys, lost } = await look();
  if (lost.length > 0 && (await onLost?.(journal, lost)) === true) ({ keys, lost } = await look());
  report.lost.push(...lost);
  return keys;
}

/** Altered bytes are not copied over good ones, nor counted as a copy. */
function isWhole(row: EntryRow | null, report: ReconcileReport): boolean {
  if (row === null) return false;
  try {
    const place = placeOfPacked(row.bytes);
    if (place.id === row.id && place.writer === row.writer && place.seq === row.seq && place.journal === row.journal)
      return true;
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
  }
  const { journal, writer, seq, id } = row;
  report.damagedRows.push({ journal, writer, seq, id });
  return false;
}

const textOf = ({ journal, document, session, counter }: DraftRow): string =>
  ([journal, document, session, counter] satisfies DraftKey).join('\n');

/** Puts whole rows of a copy where the store has none or a damaged one. @returns how many */
export async function mendJournal(store: Store, copy: VaultCopy, journal: string): Promise<number> {
  let mended = 0;
  let batch: EntryRow[] = [];
  const put = async () => {
    const stored = await rowsOf(
      store,
      batch.map(row => row.id),
    );
    const better = batch.filter((_, i) => !isWhole(stored[i] ?? null, emptyReport()));
    if (better.length > 0) await store.commit({ entries: better });
    mended += better.length;
    batch = [];
  };
  for await (const scan of copy.readJournal(journal)) {
    if ('row' in scan) batch.push(scan.row);
    if (batch.length >= TAIL) await put();
  }
  await put();
  return mended;
}

/** One row that the browser cannot read must not hide the others. */
async function rowsOf(store: Store, ids: readonly string[]): Promise<readonly (EntryRow | null)[]> {
  try {
    return await store.entries.many(ids);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'readFailed') throw error;
    return Promise.all(ids.map(id => store.entries.get(id).catch(() => null)));
  }
}
