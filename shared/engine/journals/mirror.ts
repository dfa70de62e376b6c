import * as z from 'zod';
import type { MirrorPort } from '#host';
import { encodeFrame } from '#journal';
import type { Commit, EntryRow, Store } from '#store';
import { CborError, decodeCanonical, encodeCanonical } from '#vault';

/** The local copy on disk as the appender sees it: what a commit adds is appended and flushed before it resolves. */
export interface Mirror {
  readonly isPresent: boolean;
  append(commit: Commit): Promise<void>;
  /**
   * Compares heads at the start of a session (JOURNAL D1): sends what the mirror lacks of this writer.
   * @returns true when the mirror holds entries of this writer that the store lost: its chain must not be continued
   */
  isAhead(store: Store, writer: string): Promise<boolean>;
}

/** Where the host keeps no copy (browser host): the screen says so. */
export const noMirror: Mirror = {
  isPresent: false,
  append: async () => undefined,
  isAhead: async () => false,
};

const HEADS_LIMIT = 16 * 1024 * 1024;
/** journal → writer → newest entry */
const headsSchema = z.record(z.string(), z.record(z.string(), z.strictObject({ seq: z.int(), id: z.string() })));
type Heads = z.infer<typeof headsSchema>;

/** Entries of one journal per stream; certificates and vault files in streams of their own, the newest one counts. */
export class PortMirror implements Mirror {
  readonly isPresent = true;
  readonly #port: MirrorPort;
  #heads: Promise<Heads> | null = null;

  constructor(port: MirrorPort) {
    this.#port = port;
  }

  async append(commit: Commit): Promise<void> {
    const { files = [], certificates = [], entries = [] } = commit;
    if (files.length + certificates.length + entries.length === 0) return;
    if (files.length > 0) await this.#port.append('vault', files.map(frameOf));
    if (certificates.length > 0) await this.#port.append('certificates', certificates.map(frameOf));
    await this.#appendEntries(entries);
  }

  async isAhead(store: Store, writer: string): Promise<boolean> {
    const heads = await this.#known();
    let isAhead = false;
    for (const [journal, writers] of Object.entries(heads)) {
      const mirrored = writers[writer];
      if (mirrored === undefined) continue;
      const own = (await store.entries.keys(journal)).filter(([, by]) => by === writer);
      if (!own.some(([, , seq, id]) => seq === mirrored.seq && id === mirrored.id)) {
        isAhead = true;
        continue;
      }
      const missing = own.filter(([, , seq]) => seq > mirrored.seq).map(([, , , id]) => id);
      const rows = await store.entries.many(missing);
      await this.#appendEntries(rows.filter(row => row !== null));
    }
    return isAhead;
  }

  async #appendEntries(entries: readonly EntryRow[]): Promise<void> {
    if (entries.length === 0) return;
    const heads = await this.#known();
    for (const journal of new Set(entries.map(row => row.journal))) {
      const rows = entries.filter(row => row.journal === journal);
      await this.#port.append(
        `journal-${journal}`,
        rows.map(row => encodeFrame(row.bytes)),
      );
      const writers = heads[journal] ?? {};
      for (const { writer, seq, id } of rows) if (seq >= (writers[writer]?.seq ?? -1)) writers[writer] = { seq, id };
      heads[journal] = writers;
    }
    await this.#port.writeHeads(encodeCanonical(heads));
  }

  #known(): Promise<Heads> {
    this.#heads ??= this.#read();
    return this.#heads;
  }

  async #read(): Promise<Heads> {
    const bytes = await this.#port.readHeads();
    if (bytes === null) return {};
    try {
      return headsSchema.parse(decodeCanonical(bytes, HEADS_LIMIT));
    } catch (error) {
      // A heads file that does not read proves nothing; it is written anew with the next entry.
      if (error instanceof CborError || error instanceof z.ZodError) return {};
      throw error;
    }
  }
}

function frameOf(row: object): Uint8Array {
  return encodeFrame(encodeCanonical({ ...row }));
}
