/** Names of the vault's small files, as rows of the store and records in every copy. */
export const HEADER_FILE = 'vault.header';
export const KEYRING_FILE = 'vault.keyring';
/** Names the registry's journal; its key is in the keyring. */
export const REGISTRY_FILE = 'vault.registry';
/** Says to whoever opens an older header that the vault key was replaced since (JOURNAL C2). */
export const SUCCESSION_FILE = 'vault.succession';
