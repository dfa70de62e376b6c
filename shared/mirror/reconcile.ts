import { JournalError, placeOfPacked } from '#journal';
import type { DraftKey, DraftRow, EntryRow, FileRow, JournalExtent, Store } from '#store';
import { equalBytes } from '#vault';
import { compareExtents, type LostEntry, lostEntries } from './compare.ts';
import type { Damage } from './stream.ts';
import type { VaultCopy } from './vaultCopy.ts';

/** What comparing a copy with the working store found and did. */
export interface ReconcileReport {
  /** Entries that only the copy had. */
  takenIn: number;
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
  /** Journals that are to be in both; others are left alone. */
  isWanted(journal: string): boolean;
  /** After each batch; may wait, or throw to stop: what was done stays done. */
  readonly onProgress?: (entriesDone: number) => Promise<void>;
  /** Called before a journal is written anew without what is lost: afterwards heads no longer tell. */
  readonly onLost?: (lost: readonly LostEntry[]) => Promise<void>;
  /** Reads everything instead of trusting heads and counts. */
  readonly isThorough?: boolean;
}

export function emptyReport(): ReconcileReport {
  return { takenIn: 0, sent: 0, damage: [], damagedRows: [], lost: [] };
}

/** The vault's files: the given ones are the newest; whoever has others gets them. */
export async function reconcileFiles(store: Store, copy: VaultCopy, newest: readonly FileRow[]): Promise<void> {
  const inCopy = new Map(copy.files().map(({ name, bytes }) => [name, bytes]));
  const stale: FileRow[] = [];
  for (const file of newest) {
    const stored = await store.file(file.name);
    if (stored === null || !equalBytes(stored, file.bytes)) stale.push(file);
  }
  if (stale.length > 0) await store.commit({ files: stale });
  if (newest.some(({ name, bytes }) => !equalBytes(inCopy.get(name) ?? new Uint8Array(), bytes)))
    await copy.append({ files: newest });
}

/** Certificates of writers: the union goes to both. */
export async function reconcileCertificates(store: Store, copy: VaultCopy): Promise<void> {
  const stored = await store.certificates();
  const known = new Set(stored.map(row => row.writer));
  const inCopy = new Set(copy.certificates().map(row => row.writer));
  const missing = copy.certificates().filter(row => !known.has(row.writer));
  if (missing.length > 0) await store.commit({ certificates: missing });
  const unsent = stored.filter(row => !inCopy.has(row.writer));
  if (unsent.length > 0) await copy.append({ certificates: unsent });
}

/** Typed text: the union goes to both. What an entry took in already changes nothing when it is applied again. */
export async function reconcileDrafts({ store, copy, isWanted }: ReconcileOptions): Promise<void> {
  const stored = (await store.allDrafts()).filter(row => isWanted(row.journal));
  const mirrored = copy.drafts().filter(row => isWanted(row.journal));
  const known = new Set(stored.map(textOf));
  const inCopy = new Set(mirrored.map(textOf));
  const missing = mirrored.filter(row => !known.has(textOf(row)));
  if (missing.length > 0) await store.commit({ drafts: missing });
  const unsent = stored.filter(row => !inCopy.has(textOf(row)));
  if (unsent.length > 0) await copy.append({ drafts: unsent });
}

/**
 * Compares journals by heads and counts, and unites those that differ: each side gets what only the other has, damaged
 * segments of the copy are rewritten, and what neither has is named (JOURNAL D1, D3). May be stopped and run again.
 * @throws HostError, StoreError; whatever `onProgress` throws
 */
export async function reconcileJournals(options: ReconcileOptions): Promise<ReconcileReport> {
  const { store, copy, isWanted } = options;
  const report = emptyReport();
  const vouched = copy.vouched();
  const names = new Set([...(await store.entries.journals()), ...copy.journals(), ...vouched.keys()]);
  const wanted = [...names].filter(isWanted);
  const extents = await Promise.all(wanted.map(journal => store.entries.extent(journal)));
  let done = 0;
  const count = async (entries: number) => {
    done += entries;
    await options.onProgress?.(done);
  };
  for (const [i, journal] of wanted.entries()) {
    const stored = extents[i] ?? { count: 0, newest: new Map() };
    const relation =
      copy.isSound(journal) && options.isThorough !== true ? compareExtents(stored, copy.extent(journal)) : 'differs';
    if (relation === 'same' && !isBehindHeads(copy.extent(journal), vouched.get(journal))) continue;
    if (relation === 'behind' && (await sendTail(store, copy, journal, report, count))) continue;
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
  store: Store,
  copy: VaultCopy,
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
  { store, copy, onLost }: ReconcileOptions,
  journal: string,
  vouched: JournalExtent | null,
  report: ReconcileReport,
  onRead: (entries: number) => Promise<void>,
): Promise<void> {
  const keys = await store.entries.keys(journal);
  const inStore = new Set(keys.map(([, , , id]) => id));
  const inCopy = new Set<string>();
  const here = keys.map(([, writer, seq, id]) => ({ writer, seq, id }));
  const damage: Damage[] = [];
  let fresh: EntryRow[] = [];
  let read = 0;
  const takeIn = async () => {
    if (fresh.length > 0) await store.commit({ entries: fresh });
    report.takenIn += fresh.length;
    here.push(...fresh);
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
    if (++read >= TAIL) await takeIn();
  }
  await takeIn();
  const lost = lostEntries(journal, here, vouched);
  if (lost.length > 0) await onLost?.(lost);
  report.lost.push(...lost);
  const unsent = keys.map(([, , , id]) => id).filter(id => !inCopy.has(id));
  const batches = async function* (ids: readonly string[]) {
    for (let at = 0; at < ids.length; at += TAIL) {
      const rows = await store.entries.many(ids.slice(at, at + TAIL));
      const whole = rows.filter(row => row !== null && isWhole(row, report)) as EntryRow[];
      report.sent += whole.length;
      yield whole;
    }
  };
  if (damage.length > 0 || !copy.isSound(journal))
    await copy.rewriteJournal(journal, written => batches(unsent.filter(id => !written.has(id))));
  else for await (const entries of batches(unsent)) await copy.append({ entries });
  report.damage.push(...damage);
}

/** Altered bytes are not copied over good ones, nor counted as a copy. */
function isWhole(row: EntryRow, report: ReconcileReport): boolean {
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

/** Puts whole rows of a journal from a copy in the stead of damaged ones. @returns how many of these ids were mended */
export async function mendEntries(
  store: Store,
  copy: VaultCopy,
  journal: string,
  ids: ReadonlySet<string>,
): Promise<number> {
  const found: EntryRow[] = [];
  for await (const scan of copy.readJournal(journal)) if ('row' in scan && ids.has(scan.row.id)) found.push(scan.row);
  if (found.length > 0) await store.commit({ entries: found });
  return found.length;
}
