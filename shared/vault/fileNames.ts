/** Names of the vault's small files, as rows of the store and records in every copy. */
export const HEADER_FILE = 'vault.header';
export const KEYRING_FILE = 'vault.keyring';
/** Names the registry's journal; its key is in the keyring. */
export const REGISTRY_FILE = 'vault.registry';
