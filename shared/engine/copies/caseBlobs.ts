import type { BlobStore, StoredChunk } from '#evidence';
import { HostError } from '#host';
import type { VaultCopy } from '#mirror';
import { type BlobTable, StoreError } from '#store';
import type { BlobKeeping } from '../contract/copies.ts';
import type { KeptCopy } from './keptCopy.ts';

export interface BlobCopies {
  readonly table: BlobTable;
  /** null: this host keeps no mirror. */
  readonly local: KeptCopy | null;
  /** The second mirror while its drive is there. */
  second(): VaultCopy | null;
  /** A chunk that the store should have had is put back. */
  onMended(blob: string): void;
}

/** Evidence files of one journal: written to both copies of this machine at once, read from whichever has them whole. */
export class CaseBlobs implements BlobStore {
  readonly #journal: string;
  readonly #keeping: BlobKeeping;
  readonly #copies: BlobCopies;

  constructor(journal: string, keeping: BlobKeeping, copies: BlobCopies) {
    this.#journal = journal;
    // Where there is no mirror, everything is in the store whatever was chosen elsewhere.
    this.#keeping = copies.local === null ? 'store' : keeping;
    this.#copies = copies;
  }

  async putChunks(
    blobId: string,
    chunks: readonly { readonly index: number; readonly bytes: Uint8Array }[],
    isLast: boolean,
  ): Promise<void> {
    const { table, local } = this.#copies;
    const writes: Promise<void>[] = [];
    if (this.#keeping !== 'mirror') writes.push(table.putChunks(blobId, chunks));
    if (this.#keeping !== 'store' && local !== null)
      writes.push(this.#withLocal(local, copy => copy.blobs.put(this.#journal, blobId, chunks, isLast)));
    await bothOrFirstFailure(writes);
  }

  async *chunkCopies(blobId: string, index: number): AsyncGenerator<StoredChunk> {
    const { table, local, second } = this.#copies;
    const stored = await unlessDamaged(table.readChunk(blobId, index));
    if (stored !== null) yield { bytes: stored, isSpare: false };
    // Kept there only: then it is waited for. Else the other copies need not wait while it is opened again.
    const mirror =
      this.#keeping === 'mirror' ? await local?.ready().catch(unlessFolderFails) : (local?.current ?? null);
    const mirrored = await unlessAbsent(mirror ?? null, copy => copy.blobs.readChunk(this.#journal, blobId, index));
    if (mirrored !== null) yield { bytes: mirrored, isSpare: this.#keeping !== 'mirror' };
    const remote =
      (await second()
        ?.blobs.readChunk(this.#journal, blobId, index)
        .catch(() => null)) ?? null;
    if (remote !== null) yield { bytes: remote, isSpare: this.#keeping !== 'mirror' };
  }

  async mendChunk(blobId: string, index: number, bytes: Uint8Array): Promise<void> {
    try {
      await this.#copies.table.putChunks(blobId, [{ index, bytes }]);
      this.#copies.onMended(blobId);
    } catch (error) {
      // The person reads what they asked for; the next reading mends again, and a full disk has its own alarm.
      if (!(error instanceof StoreError)) throw error;
    }
  }

  async deleteBlob(blobId: string): Promise<void> {
    const { table, local } = this.#copies;
    const deletes = [table.deleteBlob(blobId)];
    if (local !== null) deletes.push(this.#withLocal(local, copy => copy.blobs.remove(this.#journal, blobId)));
    await bothOrFirstFailure(deletes);
  }

  async #withLocal(local: KeptCopy, work: (copy: VaultCopy) => Promise<void>): Promise<void> {
    const copy = await local.ready();
    await local.using(copy, () => work(copy));
  }
}

/** Waits for every write, so that nothing is still being written when the file is taken back. @throws the first failure */
async function bothOrFirstFailure(writes: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(writes)) if (result.status === 'rejected') throw result.reason;
}

async function unlessDamaged(reading: Promise<Uint8Array | null>): Promise<Uint8Array | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof StoreError && error.code === 'damagedRow') return null;
    throw error;
  }
}

/** A mirror that cannot be read now has an alarm of its own; here the other copies are asked. */
async function unlessAbsent(
  copy: VaultCopy | null,
  read: (copy: VaultCopy) => Promise<Uint8Array | null>,
): Promise<Uint8Array | null> {
  if (copy === null) return null;
  return read(copy).catch(() => null);
}

function unlessFolderFails(error: unknown): null {
  if (error instanceof HostError) return null;
  throw error;
}
