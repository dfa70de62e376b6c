import type { BackupKeys } from '#backup';
import type { OpenVault } from '#vault';

/** Vault-local key under which manifests, proofs and this station's list of places are sealed. */
export const BACKUP_KEY = 'backups';

/** What a vault lends to whoever reads a backup made of it. */
export async function backupKeys(vault: OpenVault): Promise<BackupKeys> {
  return {
    key: await vault.localKey(BACKUP_KEY),
    keyOf: journal => epoch => (vault.hasCaseKey(journal, epoch) ? vault.caseKey(journal, epoch) : null),
    hasKey: journal => vault.hasCaseKey(journal, 0),
    filesOpen: files => vault.isOwnCopy(files),
  };
}
