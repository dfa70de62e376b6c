import type { BackupSource, SourceJournal } from '#backup';
import { toHex } from '#vault';
import type { Copies } from '../copies/copies.ts';
import type { VaultSession } from '../session/vaultSession.ts';
import { keptFiles } from './keptFiles.ts';

/** The open vault as something to back up. Files that a case keeps in the local copy only are read from there. */
export function vaultSource(session: VaultSession, copies: Copies): BackupSource {
  const { store, vault, registryId } = session;
  const files = keptFiles(store, copies);
  return {
    vaultId: vault.vaultId,
    registryId,
    writer: toHex(vault.writer.publicKey),
    journals: () => journalsOf(session),
    entryKeys: journal => store.entries.keys(journal),
    entries: keys => store.entries.byKeys(keys),
    drafts: journal => store.drafts(journal),
    certificates: () => store.certificates(),
    ...files,
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
