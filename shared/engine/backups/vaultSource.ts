import type { BackupSource, SourceJournal } from '#backup';
import { StoreError } from '#store';
import { toHex } from '#vault';
import type { VaultSession } from '../session/vaultSession.ts';

/** The open vault as something to back up. */
export function vaultSource(session: VaultSession): BackupSource {
  const { store, vault, registryId } = session;
  return {
    vaultId: vault.vaultId,
    registryId,
    writer: toHex(vault.writer.publicKey),
    journals: () => journalsOf(session),
    entryKeys: journal => store.entries.keys(journal),
    entries: keys => store.entries.byKeys(keys),
    drafts: journal => store.drafts(journal),
    certificates: () => store.certificates(),
    blobs: () => store.blobs.blobIds(),
    chunkCount: blob => store.blobs.chunkCount(blob),
    chunkIndexes: blob => store.blobs.chunkIndexes(blob),
    chunk: async (blob, index) => {
      try {
        return await store.blobs.readChunk(blob, index);
      } catch (error) {
        if (error instanceof StoreError && error.code === 'damagedRow') return null; // the proof names the file
        throw error;
      }
    },
    generation: () => vault.generation,
    files: () => vault.files(),
  };
}

/** Listed cases with their compartments, and cases that only the keyring knows; the registry first. */
export async function journalsOf(session: VaultSession): Promise<readonly SourceJournal[]> {
  const { vault, registryId } = session;
  const listings = Object.values((await session.registry()).fold.view().records.caseListing);
  const destroyed = new Set(listings.filter(each => each.isDestroyed).map(each => each.id));
  const listed = listings.filter(each => !each.isDestroyed);
  const cases = new Set([...listed.map(each => each.id), ...vault.caseIds()]);
  cases.delete(registryId);
  return [
    { id: registryId, kind: 'registry' },
    ...[...cases].filter(id => !destroyed.has(id)).map(id => ({ id, kind: 'case' }) as const),
    ...listed
      .filter(each => each.compartmentId !== '')
      .map(each => ({ id: each.compartmentId, kind: 'sealed' }) as const),
  ];
}

/** Journals of cases that were destroyed: an older backup need not be kept for their sake. */
export async function destroyedJournals(session: VaultSession): Promise<ReadonlySet<string>> {
  const listings = Object.values((await session.registry()).fold.view().records.caseListing);
  return new Set(listings.filter(each => each.isDestroyed).flatMap(each => [each.id, each.compartmentId]));
}
