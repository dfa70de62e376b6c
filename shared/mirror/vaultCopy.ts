import type { FolderInfo, FolderPort } from '#host';
import { encodeFrames, JournalError } from '#journal';
import type { CertificateRow, Commit, DraftKey, DraftRow, EntryRow, FileRow, JournalExtent } from '#store';
import { equalBytes, HEADER_FILE, headerPlace, type Key } from '#vault';
import { BlobFiles } from './blobFiles.ts';
import { decodeHeads, encodeHeads, encodeStreamHeads, type Heads } from './heads.ts';
import { hasAlteredKeys } from './keyFiles.ts';
import {
  CERTIFICATE_STREAM,
  CERTIFICATES,
  DRAFTS,
  draftStream,
  HEADS_FILE,
  JOURNALS,
  journalOf,
  journalStream,
  parseSegment,
  VAULT_FILE,
} from './layout.ts';
import { certificateRecord, draftRecord, readCertificateRecord, readDraftRecord, readEntryRecord } from './records.ts';
import { type Damage, Stream } from './stream.ts';
import { encodeVaultFile, readAll, readVaultFile } from './vaultFile.ts';

export interface CopyPlace {
  readonly port: FolderPort;
  /** Where the heads file is: outside the local copy (JOURNAL D1), inside one on another drive. */
  readonly headsPort: FolderPort;
  /** `<vaultId>/`; '' when the folder itself is the copy. */
  readonly root: string;
  readonly vaultId: string;
  /** Vault-local, for the MAC of the heads file. */
  readonly key: Key;
}

/** What a reading of a journal gives: its rows, and the places that do not read. */
export type JournalScan = { readonly row: EntryRow } | { readonly damage: Damage };

interface Reach {
  count: number;
  readonly newest: Map<string, { seq: number; id: string }>;
}

/**
 * A copy of one vault in one folder: the same bytes as in IndexedDB, in append-only files (JOURNAL D). It knows what heads
 * vouch for, takes in whole frames beyond it, and reads nothing else until asked. Opening writes nothing.
 */
export class VaultCopy {
  readonly vaultId: string;
  readonly blobs: BlobFiles;
  readonly #place: CopyPlace;
  readonly #streams = new Map<string, Stream>();
  readonly #reach = new Map<string, Reach>();
  readonly #drafts = new Map<string, Map<string, DraftRow>>();
  readonly #certificates = new Map<string, Uint8Array>();
  readonly #files = new Map<string, Uint8Array>();
  /** Parts of the heads file that did not change since they were encoded. */
  readonly #encoded = new Map<string, Uint8Array>();
  /** Streams that must be read as a whole and rewritten. */
  readonly #unsound = new Set<string>();
  readonly #damage: Damage[] = [];
  #vouched: Heads | null = null;
  #headsState: 'good' | 'missing' | 'bad' = 'missing';
  #partial: { readonly commit: Commit; readonly done: Set<string> } | null = null;
  #tail: Promise<unknown> = Promise.resolve();

  /** @throws HostError when the folder cannot be read; JournalError newerVersion: a newer program wrote it */
  static async open(place: CopyPlace): Promise<VaultCopy> {
    const copy = new VaultCopy(place);
    await copy.#open();
    return copy;
  }

  private constructor(place: CopyPlace) {
    this.#place = place;
    this.vaultId = place.vaultId;
    this.blobs = new BlobFiles(place.port, place.root);
  }

  /** `bad`: there is a heads file, and it proves nothing. */
  get headsState(): 'good' | 'missing' | 'bad' {
    return this.#headsState;
  }

  /** What was acknowledged when the copy was opened, by journal; empty without good heads. */
  vouched(): ReadonlyMap<string, JournalExtent> {
    const entries = this.#vouched?.streams.flatMap(({ stream, extent }) => {
      const journal = journalOf(stream);
      return journal === null || extent === null ? [] : [[journal, extent] as const];
    });
    return new Map(entries);
  }

  /** Generation of the vault's header that heads vouched for when the copy was opened; 0 without good heads. */
  get vouchedGeneration(): number {
    return this.#vouched?.generation ?? 0;
  }

  /** Whether the copy holds nothing at all: a new one, or one that was lost. */
  get isEmpty(): boolean {
    return this.#streams.size === 0 && this.#files.size === 0;
  }

  journals(): readonly string[] {
    return [...this.#reach.keys()];
  }

  extent(journal: string): JournalExtent {
    return this.#reach.get(journal) ?? { count: 0, newest: new Map() };
  }

  /** False when its files are not what heads say: it must be read and rewritten. */
  isSound(journal: string): boolean {
    return !this.#unsound.has(journalStream(journal));
  }

  /** Places found wrong while opening. */
  get damage(): readonly Damage[] {
    return this.#damage;
  }

  files(): readonly FileRow[] {
    return [...this.#files].map(([name, bytes]) => ({ name, bytes }));
  }

  /** Its vault file as a damaged place, where keys in it are gone or altered; empty for a new copy. */
  alteredKeys(newest: readonly FileRow[]): readonly Damage[] {
    if (this.isEmpty || !hasAlteredKeys(this.files(), newest)) return [];
    return [{ file: `${this.#place.root}${VAULT_FILE}`, from: 0, to: 0, code: 'altered' }];
  }

  certificates(): readonly CertificateRow[] {
    return [...this.#certificates].map(([writer, bytes]) => ({ writer, bytes }));
  }

  /** Forgets certificates that do not hold: `rewriteUnsound` writes the others anew. @returns the damaged place */
  dropCertificates(writers: readonly string[]): readonly Damage[] {
    if (writers.length === 0) return [];
    for (const writer of writers) this.#certificates.delete(writer);
    this.#unsound.add(CERTIFICATE_STREAM);
    return [{ file: `${this.#place.root}${CERTIFICATE_STREAM}`, from: 0, to: 0, code: 'badCertificate' }];
  }

  /** Typed text that no entry holds yet. */
  drafts(): readonly DraftRow[] {
    return [...this.#drafts.values()].flatMap(rows => [...rows.values()]);
  }

  /** Label and room of the folder. @throws HostError */
  info(): Promise<FolderInfo> {
    return this.#place.port.info();
  }

  /** Bytes of everything but blobs. */
  get bytes(): number {
    return [...this.#streams.values()].reduce((sum, stream) => sum + stream.bytes, 0);
  }

  /**
   * Adds what a commit adds, flushed, then replaces heads. After a failure the same commit may be given again: what of it
   * is on the disk already is not written twice.
   * @throws HostError
   */
  append(commit: Commit): Promise<void> {
    const { files = [], certificates = [], entries = [], drafts = [], droppedDrafts = [] } = commit;
    if (files.length + certificates.length + entries.length + drafts.length + droppedDrafts.length === 0)
      return Promise.resolve();
    return this.#inOrder(async () => {
      if (this.#partial?.commit !== commit) this.#partial = { commit, done: new Set() };
      const { done } = this.#partial;
      const step = async (name: string, act: () => Promise<void>) => {
        if (done.has(name)) return;
        await act();
        done.add(name);
      };
      await step('certificates', () => this.#putCertificates(certificates));
      // Keys before what they open: a new case must never be without its key here.
      if (files.length > 0) await step('files', () => this.#putFiles(files));
      for (const [journal, rows] of byJournal(entries)) await step(journal, () => this.#putEntries(journal, rows));
      for (const [journal, rows] of byJournal(drafts)) await step(`+${journal}`, () => this.#putDrafts(journal, rows));
      const dropped = droppedDrafts.map(key => ({ journal: key[0], key }));
      for (const [journal, keys] of byJournal(dropped))
        await step(`-${journal}`, () =>
          this.#dropDrafts(
            journal,
            keys.map(each => each.key),
          ),
        );
      await this.#writeHeads();
      this.#partial = null;
      // What stays behind is not listed in heads, is not counted, and goes another time.
      await this.#sweep().catch(() => undefined);
    });
  }

  /** Every whole entry of a journal, each once, and every place that does not read. */
  async *readJournal(journal: string): AsyncGenerator<JournalScan> {
    const stream = this.#streams.get(journalStream(journal));
    if (stream === undefined) return;
    yield* stream.missing.map(damage => ({ damage }));
    const seen = new Set<string>();
    for await (const scan of stream.scan()) {
      const place = { file: scan.file, from: scan.at, to: scan.end };
      if (scan.type !== 'record') {
        yield { damage: { ...place, code: scan.type === 'damage' ? 'badFrame' : 'torn' } };
        continue;
      }
      try {
        const row = readEntryRecord(journal, scan.payload);
        if (seen.has(row.id)) continue;
        seen.add(row.id);
        yield { row };
      } catch (error) {
        if (!(error instanceof JournalError)) throw error;
        yield { damage: { ...place, code: error.code } };
      }
    }
  }

  /**
   * Writes a journal anew: what is whole in it, then what `added` gives, then heads; the old files go last.
   * @param added rows that are not here, given the ids that are
   * @param dropped ids whose rows are not taken over: `added` gives better ones
   */
  rewriteJournal(
    journal: string,
    added: (here: ReadonlySet<string>) => AsyncIterable<readonly EntryRow[]>,
    dropped: ReadonlySet<string> = new Set(),
  ): Promise<void> {
    return this.#inOrder(async () => {
      const stream = this.#stream(journalStream(journal));
      const here = new Set<string>();
      const reach: Reach = { count: 0, newest: new Map() };
      const frames = async (rows: readonly EntryRow[]) => {
        for (const row of rows) extend(reach, row);
        return encodeFrames(rows.map(row => [row.bytes]));
      };
      await stream.rewrite(async function* (old) {
        let batch = new Batch<EntryRow>();
        for await (const scan of old) {
          if (scan.type !== 'record') continue;
          const row = wholeEntry(journal, scan.payload);
          if (row === null || here.has(row.id) || dropped.has(row.id)) continue;
          here.add(row.id);
          if (batch.add(row, row.bytes.length)) continue;
          yield await frames(batch.rows);
          batch = new Batch();
        }
        if (batch.rows.length > 0) yield await frames(batch.rows);
        for await (const rows of added(here)) if (rows.length > 0) yield await frames(rows);
      });
      this.#reach.set(journal, reach);
      this.#unsound.delete(stream.name);
      await this.#writeHeads(stream.name);
      await this.#sweep();
    });
  }

  /** Writes a journal's drafts, or the certificates, anew from what was read of them. */
  async rewriteUnsound(): Promise<void> {
    await this.#inOrder(async () => {
      for (const name of [...this.#unsound]) {
        if (name !== CERTIFICATE_STREAM && !name.startsWith(`${DRAFTS}/`)) continue;
        const records =
          name === CERTIFICATE_STREAM
            ? this.certificates().map(certificateRecord)
            : [...this.#draftsOf(journalOf(name) ?? '').values()].map(row => draftRecord({ type: 'put', row }));
        const stream = this.#stream(name);
        await stream.rewrite(async function* () {
          if (records.length > 0) yield await encodeFrames(records);
        });
        this.#unsound.delete(name);
        await this.#writeHeads(name);
      }
      await this.#sweep();
    });
  }

  /** Removes every stream and file of a journal: the case was destroyed. */
  removeJournal(journal: string): Promise<void> {
    return this.#inOrder(async () => {
      const names = [journalStream(journal), draftStream(journal)];
      for (const name of names) {
        this.#streams.get(name)?.clear();
        this.#encoded.delete(name);
        this.#unsound.delete(name);
      }
      this.#reach.delete(journal);
      this.#drafts.delete(journal);
      await this.#writeHeads();
      await this.#sweep();
      for (const name of names) this.#streams.delete(name);
      await this.blobs.removeJournal(journal);
    });
  }

  /**
   * Reads the small parts from the disk again: vault file, certificates, typed text, heads. What does not read is written
   * anew from what is known; the next `rewriteUnsound` and `settle` finish it.
   * @returns places that did not read
   */
  recheck(): Promise<readonly Damage[]> {
    return this.#inOrder(async () => {
      const before = this.#damage.length;
      await this.#recheckVaultFile();
      for (const [name, stream] of this.#streams) {
        if (name === CERTIFICATE_STREAM) await this.#readSmall(stream, readCertificateRecord);
        else if (name.startsWith(`${DRAFTS}/`)) await this.#readSmall(stream, readDraftRecord);
      }
      const heads = await readAll(this.#place.headsPort, this.#headsName());
      if (heads === null || decodeHeads(heads, this.vaultId, this.#place.key) === null)
        this.#damage.push({ file: this.#headsName(), from: 0, to: heads?.length ?? 0, code: 'badHeads' });
      return this.#damage.slice(before);
    });
  }

  /** Resolves when nothing is being written any more. */
  async idle(): Promise<void> {
    for (let tail: Promise<unknown> | null = null; tail !== this.#tail; ) {
      tail = this.#tail;
      await tail;
    }
  }

  /** Flushes what was taken in on opening, cuts torn appends, and lets heads vouch for all that is here. */
  settle(): Promise<void> {
    return this.#inOrder(async () => {
      for (const [name, stream] of this.#streams) if (await stream.settle()) this.#encoded.delete(name);
      await this.#writeHeads();
      await this.#sweep();
    });
  }

  async #open(): Promise<void> {
    const { port, headsPort, root, vaultId, key } = this.#place;
    const headsBytes = await readAll(headsPort, this.#headsName());
    if (headsBytes !== null) {
      this.#vouched = decodeHeads(headsBytes, vaultId, key);
      this.#headsState = this.#vouched === null ? 'bad' : 'good';
    }
    const content = await readVaultFile(port, root);
    this.#damage.push(...(content?.damage ?? []));
    for (const { name, bytes } of content?.files ?? []) this.#files.set(name, bytes);
    const sizes = await this.#listStreams();
    const heads = new Map(this.#vouched?.streams.map(each => [each.stream, each]));
    for (const name of new Set([...heads.keys(), ...sizes.keys()])) {
      const known = heads.get(name);
      const stream = new Stream(port, root, name, known, sizes.get(name));
      this.#streams.set(name, stream);
      this.#damage.push(...stream.missing);
      if (stream.missing.length > 0) this.#unsound.add(name);
      const journal = journalOf(name);
      if (name.startsWith(`${JOURNALS}/`) && journal !== null) await this.#openJournal(journal, stream, known?.extent);
      else if (name.startsWith(`${DRAFTS}/`) && journal !== null) await this.#openDrafts(journal, stream);
      else if (name === CERTIFICATE_STREAM) await this.#openCertificates(stream);
    }
  }

  async #recheckVaultFile(): Promise<void> {
    const { port, root } = this.#place;
    const content = await readVaultFile(port, root);
    const there = new Map(content?.files.map(({ name, bytes }) => [name, bytes]));
    const damage = [...(content?.damage ?? [])];
    const isSame = this.files().every(({ name, bytes }) => equalBytes(there.get(name) ?? NOTHING, bytes));
    if (damage.length === 0 && !isSame) damage.push({ file: `${root}${VAULT_FILE}`, from: 0, to: 0, code: 'missing' });
    if (damage.length > 0) await this.#putFiles([]);
    this.#damage.push(...damage);
  }

  async #listStreams(): Promise<Map<string, Map<number, number>>> {
    const { port, root } = this.#place;
    const lists = await Promise.all([JOURNALS, DRAFTS, CERTIFICATES].map(folder => port.list(`${root}${folder}`)));
    const sizes = new Map<string, Map<number, number>>();
    for (const { name, size } of lists.flat()) {
      const segment = parseSegment(name.slice(root.length));
      if (segment === null) continue;
      const stream = sizes.get(segment.stream) ?? new Map<number, number>();
      sizes.set(segment.stream, stream.set(segment.number, size));
    }
    return sizes;
  }

  async #openJournal(journal: string, stream: Stream, extent: JournalExtent | null | undefined): Promise<void> {
    const reach: Reach = { count: extent?.count ?? 0, newest: new Map(extent?.newest) };
    this.#reach.set(journal, reach);
    let isRepeated = false;
    const isOdd = await stream.takeInTail(payload => {
      const row = wholeEntry(journal, payload);
      if (row === null) this.#unsound.add(stream.name);
      else if (row.seq <= (reach.newest.get(row.writer)?.seq ?? -1)) isRepeated = true;
      else extend(reach, row);
    });
    if (isOdd) this.#unsound.add(stream.name);
    if (isRepeated) await this.#recount(journal);
  }

  /** Counts anew what stands twice: a segment that was abandoned after its bytes had reached the disk. */
  async #recount(journal: string): Promise<void> {
    const reach: Reach = { count: 0, newest: new Map() };
    for await (const scan of this.readJournal(journal)) {
      if ('row' in scan) extend(reach, scan.row);
      else if (scan.damage.code !== 'torn') this.#unsound.add(journalStream(journal));
    }
    this.#reach.set(journal, reach);
  }

  async #openDrafts(journal: string, stream: Stream): Promise<void> {
    const live = this.#draftsOf(journal);
    await this.#readSmall(stream, payload => {
      const record = readDraftRecord(payload);
      if (record.type === 'drop') live.delete(keyText(record.key));
      else live.set(keyText(keyOf(record.row)), record.row);
    });
  }

  async #openCertificates(stream: Stream): Promise<void> {
    await this.#readSmall(stream, payload => {
      const { writer, bytes } = readCertificateRecord(payload);
      this.#certificates.set(writer, bytes);
    });
  }

  /** Reads a small stream whole; what does not read is named and makes it be rewritten. */
  async #readSmall(stream: Stream, onRecord: (payload: Uint8Array) => void): Promise<void> {
    if (await stream.takeInTail(() => undefined)) this.#unsound.add(stream.name);
    for await (const scan of stream.scan()) {
      if (scan.type === 'tornTail') continue;
      try {
        if (scan.type === 'damage') throw new JournalError('badFrame');
        onRecord(scan.payload);
      } catch (error) {
        if (!(error instanceof JournalError)) throw error;
        this.#unsound.add(stream.name);
        this.#damage.push({ file: scan.file, from: scan.at, to: scan.end, code: error.code });
      }
    }
  }

  async #putCertificates(rows: readonly CertificateRow[]): Promise<void> {
    const fresh = rows.filter(({ writer }) => !this.#certificates.has(writer));
    if (fresh.length === 0) return;
    await this.#appendTo(CERTIFICATE_STREAM, await encodeFrames(fresh.map(certificateRecord)), true);
    for (const { writer, bytes } of fresh) this.#certificates.set(writer, bytes);
  }

  async #putFiles(rows: readonly FileRow[]): Promise<void> {
    const next = new Map([...this.#files, ...rows.map(({ name, bytes }) => [name, bytes] as const)]);
    const all = [...next].map(([name, bytes]) => ({ name, bytes }));
    await this.#place.port.replace(`${this.#place.root}${VAULT_FILE}`, await encodeVaultFile(this.vaultId, all));
    for (const { name, bytes } of rows) this.#files.set(name, bytes);
  }

  async #putEntries(journal: string, rows: readonly EntryRow[]): Promise<void> {
    const reach = this.#reach.get(journal) ?? { count: 0, newest: new Map() };
    // Appends go on where a writer stopped; what goes back may be here already, after a failure nobody saw the end of.
    const goesBack = rows.some(row => row.seq <= (reach.newest.get(row.writer)?.seq ?? -1));
    const here = goesBack ? await this.#idsOf(journal) : null;
    const fresh = rows.filter(row => here?.has(row.id) !== true);
    if (fresh.length === 0) return;
    await this.#appendTo(journalStream(journal), await encodeFrames(fresh.map(row => [row.bytes])), true);
    for (const row of fresh) extend(reach, row);
    this.#reach.set(journal, reach);
  }

  async #idsOf(journal: string): Promise<ReadonlySet<string>> {
    const ids = new Set<string>();
    for await (const scan of this.readJournal(journal)) if ('row' in scan) ids.add(scan.row.id);
    return ids;
  }

  async #putDrafts(journal: string, rows: readonly DraftRow[]): Promise<void> {
    const frames = await encodeFrames(rows.map(row => draftRecord({ type: 'put', row })));
    await this.#appendTo(draftStream(journal), frames, true);
    const live = this.#draftsOf(journal);
    for (const row of rows) live.set(keyText(keyOf(row)), row);
  }

  /**
   * Forgets drafts that an entry holds now. A drop that is lost is harmless (applying the text again changes nothing), so it
   * is not flushed; with the last one the files go.
   */
  async #dropDrafts(journal: string, keys: readonly DraftKey[]): Promise<void> {
    const live = this.#draftsOf(journal);
    const known = keys.filter(key => live.has(keyText(key)));
    for (const key of known) live.delete(keyText(key));
    const stream = this.#streams.get(draftStream(journal));
    if (stream === undefined || known.length === 0) return;
    if (live.size > 0) {
      const frames = await encodeFrames(known.map(key => draftRecord({ type: 'drop', key })));
      await this.#appendTo(stream.name, frames, false);
      return;
    }
    this.#encoded.delete(stream.name);
    this.#unsound.delete(stream.name);
    stream.clear();
  }

  /** Removes files that heads no longer vouch for. */
  async #sweep(): Promise<void> {
    for (const stream of this.#streams.values()) await stream.sweep();
  }

  async #appendTo(name: string, frames: Uint8Array, flush: boolean): Promise<void> {
    const stream = this.#stream(name);
    this.#encoded.delete(name);
    await stream.append(frames, flush);
  }

  async #writeHeads(changed?: string): Promise<void> {
    if (changed !== undefined) this.#encoded.delete(changed);
    const streams: Uint8Array[] = [];
    for (const [name, stream] of this.#streams) {
      let part = this.#encoded.get(name);
      if (part === undefined) {
        const { heads } = stream;
        if (heads === null) continue;
        const journal = name.startsWith(`${JOURNALS}/`) ? journalOf(name) : null;
        part = encodeStreamHeads({ ...heads, extent: journal === null ? null : this.extent(journal) });
        this.#encoded.set(name, part);
      }
      streams.push(part);
    }
    const header = this.#files.get(HEADER_FILE);
    const generation = (header === undefined ? null : headerPlace(header))?.generation ?? 0;
    const bytes = encodeHeads(this.vaultId, generation, streams, this.#place.key);
    await this.#place.headsPort.replace(this.#headsName(), bytes);
    this.#headsState = 'good';
  }

  #headsName(): string {
    const { port, headsPort, root, vaultId } = this.#place;
    return headsPort === port ? `${root}${HEADS_FILE}` : `${vaultId}/${HEADS_FILE}`;
  }

  #stream(name: string): Stream {
    let stream = this.#streams.get(name);
    if (stream === undefined) {
      stream = new Stream(this.#place.port, this.#place.root, name);
      this.#streams.set(name, stream);
    }
    return stream;
  }

  #draftsOf(journal: string): Map<string, DraftRow> {
    let live = this.#drafts.get(journal);
    if (live === undefined) {
      live = new Map();
      this.#drafts.set(journal, live);
    }
    return live;
  }

  #inOrder<T>(act: () => Promise<T>): Promise<T> {
    const next = this.#tail.then(act, act);
    this.#tail = next.catch(() => undefined); // whoever asked for it gets the error
    return next;
  }
}

const NOTHING = new Uint8Array();

/** Rows gathered until they are worth a write. */
class Batch<R> {
  readonly rows: R[] = [];
  #bytes = 0;

  /** @returns false when the batch is full now */
  add(row: R, bytes: number): boolean {
    this.rows.push(row);
    this.#bytes += bytes;
    return this.rows.length < 1_000 && this.#bytes < 8 * 1024 * 1024;
  }
}

function wholeEntry(journal: string, payload: Uint8Array): EntryRow | null {
  try {
    return readEntryRecord(journal, payload);
  } catch (error) {
    if (error instanceof JournalError) return null;
    throw error;
  }
}

function extend(reach: Reach, { writer, seq, id }: EntryRow): void {
  reach.count++;
  const known = reach.newest.get(writer);
  if (known === undefined || seq > known.seq || (seq === known.seq && id > known.id))
    reach.newest.set(writer, { seq, id });
}

function byJournal<R extends { readonly journal: string }>(rows: readonly R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.journal);
    if (group === undefined) groups.set(row.journal, [row]);
    else group.push(row);
  }
  return groups;
}

const keyOf = ({ journal, document, session, counter }: DraftRow): DraftKey => [journal, document, session, counter];
const keyText = (key: DraftKey): string => key.join('\n');
