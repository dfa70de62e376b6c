import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { VaultCopy } from '#mirror';
import { type EntryRow, openStore, type Store } from '#store';
import { MemoryFolder } from '../../fixtures/memoryFolder.ts';

export const VAULT_ID = 'ab'.repeat(16);
export const KEY = new Uint8Array(32).fill(5);

/** The two places of a local copy. */
export class Places {
  mirror: MemoryFolder;
  heads: MemoryFolder;
  constructor(segmentBytes = 64 * 1024 * 1024) {
    this.mirror = new MemoryFolder({ segmentBytes });
    this.heads = new MemoryFolder();
  }

  open(): Promise<VaultCopy> {
    return VaultCopy.open({
      port: this.mirror,
      headsPort: this.heads,
      root: `${VAULT_ID}/`,
      vaultId: VAULT_ID,
      key: KEY,
    });
  }

  crash(keep?: (name: string, unflushed: number) => number): void {
    this.mirror.crash(keep);
    this.heads.crash(keep);
  }
}

export async function freshStore(): Promise<Store> {
  globalThis.indexedDB = new IDBFactory();
  globalThis.IDBKeyRange = IDBKeyRange;
  return openStore('vault');
}

export async function idsOf(copy: VaultCopy, journal: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const scan of copy.readJournal(journal)) if ('row' in scan) ids.push(scan.row.id);
  return ids.sort();
}

export async function damageOf(copy: VaultCopy, journal: string): Promise<string[]> {
  const codes: string[] = [];
  for await (const scan of copy.readJournal(journal)) if ('damage' in scan) codes.push(scan.damage.code);
  return codes;
}

export const ids = (rows: readonly EntryRow[]) => rows.map(row => row.id).sort();
