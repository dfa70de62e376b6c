import { type Folders, HostError, MIRROR_PLACE } from '#host';
import { findCopies, readVaultFile } from '#mirror';
import { type FileRow, type Store, StoreError } from '#store';
import { HEADER_FILE, headerPlace, KEYRING_FILE, REGISTRY_FILE, VaultError, type VaultSecret } from '#vault';
import { type OpenedVault, openNewest, type VaultCandidate } from './openNewest.ts';

/**
 * The vault's files as the store and the local copy have them, by vault. More than one vault only where the store has none
 * and the application's folder has copies of several.
 * @throws HostError where the store has no vault and the folder cannot be read
 */
export async function findVaults(
  store: Store,
  folders: Folders | null,
): Promise<readonly (readonly VaultCandidate[])[]> {
  const stored = { files: await storedFiles(store) };
  const header = stored.files.find(({ name }) => name === HEADER_FILE);
  const vaultId = header === undefined ? null : (headerPlace(header.bytes)?.vaultId ?? null);
  if (vaultId !== null) {
    const mirrored = await mirroredFiles(folders, vaultId);
    return [mirrored === null ? [stored] : [stored, mirrored]];
  }
  const port = (await folders?.open(MIRROR_PLACE)) ?? null;
  const found = port === null ? [] : await findCopies(port);
  const vaults = found.map(({ content }) => (header === undefined ? [content] : [stored, content]));
  return vaults.length > 0 || header === undefined ? vaults : [[stored]];
}

/**
 * Opens whichever vault the secret opens.
 * @throws VaultError, EngineError damagedRegistry
 */
export async function openAny(
  vaults: readonly (readonly VaultCandidate[])[],
  secret: VaultSecret,
): Promise<OpenedVault> {
  let refusal: unknown = new VaultError('damagedHeader');
  for (const candidates of vaults) {
    try {
      return await openNewest(candidates, secret);
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      refusal = error;
    }
  }
  throw refusal;
}

/** One row that the browser lost must not hide the others. */
export async function storedFiles(store: Store): Promise<readonly FileRow[]> {
  try {
    return await store.files();
  } catch (error) {
    if (!isUnreadable(error)) throw error;
  }
  const names = [HEADER_FILE, KEYRING_FILE, REGISTRY_FILE];
  const rows = await Promise.all(
    names.map(async name => ({ name, bytes: await store.file(name).catch(unlessUnreadable) })),
  );
  return rows.flatMap(({ name, bytes }) => (bytes === null ? [] : [{ name, bytes }]));
}

function isUnreadable(error: unknown): boolean {
  return error instanceof StoreError && (error.code === 'readFailed' || error.code === 'damagedRow');
}

function unlessUnreadable(error: unknown): null {
  if (isUnreadable(error)) return null;
  throw error;
}

/** What the local copy has of this vault; a folder that does not read has an alarm of its own later. */
async function mirroredFiles(folders: Folders | null, vaultId: string): Promise<VaultCandidate | null> {
  try {
    const port = (await folders?.open(MIRROR_PLACE)) ?? null;
    if (port === null) return null;
    const inside = await readVaultFile(port, `${vaultId}/`);
    const itself = inside === null ? await readVaultFile(port, '') : null;
    return itself?.vaultId === vaultId ? itself : inside;
  } catch (error) {
    if (error instanceof HostError && error.code !== 'heldElsewhere') return null;
    throw error;
  }
}
