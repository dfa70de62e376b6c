import { HostError } from '#host';
import type { VaultCopy } from '#mirror';
import type { CopySpace } from '../contract/copies.ts';

const UNKNOWN: CopySpace = { freeBytes: null, totalBytes: null, usedBytes: null };

/** Room of a copy's folder and the bytes this vault takes there. A folder that is not there now tells nothing. */
export async function spaceOf(copy: VaultCopy | null): Promise<CopySpace> {
  if (copy === null) return UNKNOWN;
  try {
    const { freeBytes, totalBytes } = await copy.info();
    const files = [...(await copy.blobs.bytesByJournal()).values()].reduce((sum, size) => sum + size, 0);
    return { freeBytes, totalBytes, usedBytes: copy.bytes + files };
  } catch (error) {
    if (error instanceof HostError) return UNKNOWN;
    throw error;
  }
}
