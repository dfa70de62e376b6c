import type { FileRow } from '#store';
import {
  equalBytes,
  HEADER_FILE,
  headerPlace,
  KEYRING_FILE,
  keyringGeneration,
  type OpenVault,
  openVault,
  REGISTRY_FILE,
  SUCCESSION_FILE,
  VaultError,
  type VaultSecret,
} from '#vault';
import { EngineError } from '../errors.ts';

/** The vault's files as one copy has them. */
export interface VaultCandidate {
  readonly files: readonly FileRow[];
}

export interface OpenedVault {
  readonly vault: OpenVault;
  readonly registryId: string;
  /** The files that opened, as they are stored: the newest of all copies. */
  readonly files: readonly FileRow[];
}

const REGISTRY_ID = /^[0-9a-f]{64}$/;
/** What another copy's header or keyring may still mend. */
const MENDABLE: ReadonlySet<string> = new Set(['wrongPassphrase', 'wrongRecoveryCode', 'damagedHeader', 'tooCostly']);

/**
 * Opens the newest of a vault's files that any copy has whole (JOURNAL C2). An older passphrase opens an older header only
 * when no newer one is of this vault: a header put into a copy by somebody else keeps nobody out.
 * @throws VaultError, EngineError damagedRegistry
 */
export async function openNewest(candidates: readonly VaultCandidate[], secret: VaultSecret): Promise<OpenedVault> {
  const headers = distinct(candidates, HEADER_FILE, bytes => headerPlace(bytes)?.generation ?? -1);
  const keyrings = distinct(candidates, KEYRING_FILE, bytes => keyringGeneration(bytes) ?? -1);
  if (headers.length === 0) throw new VaultError('damagedHeader');
  if (keyrings.length === 0) throw new VaultError('damagedKeyring');
  let refusal: VaultError | null = null;
  for (const [i, header] of headers.entries()) {
    try {
      const { vault, keyring } = await openWithAny(header.bytes, keyrings, secret);
      if (refusal !== null && headers.slice(0, i).some(newer => isSuccessor(candidates, vault, newer.bytes))) {
        vault.close();
        throw refusal; // the passphrase was changed since
      }
      const registry = registryOf(candidates, vault);
      if (registry === null) throw new EngineError('damagedRegistry', 'damagedStored');
      return {
        vault,
        registryId: registry.id,
        files: [header, keyring, registry.row, ...othersOf(candidates, header)],
      };
    } catch (error) {
      if (!(error instanceof VaultError) || !MENDABLE.has(error.code) || error === refusal) throw error;
      refusal ??= error;
    }
  }
  throw refusal ?? new VaultError('damagedHeader');
}

async function openWithAny(
  header: Uint8Array,
  keyrings: readonly FileRow[],
  secret: VaultSecret,
): Promise<{ vault: OpenVault; keyring: FileRow }> {
  let refusal: VaultError | null = null;
  for (const keyring of keyrings) {
    try {
      return { vault: await openVault({ header, keyring: keyring.bytes }, secret), keyring };
    } catch (error) {
      if (!(error instanceof VaultError) || error.code !== 'damagedKeyring') throw error;
      refusal ??= error;
    }
  }
  throw refusal ?? new VaultError('damagedKeyring');
}

/** Is a newer header of this vault: under its key, or under the one that took its place? */
function isSuccessor(candidates: readonly VaultCandidate[], vault: OpenVault, newer: Uint8Array): boolean {
  const files = candidates.flatMap(each => each.files);
  const successions = files.filter(({ name }) => name === SUCCESSION_FILE);
  return vault.isOwnHeader(newer) || successions.some(({ bytes }) => vault.isSucceeded(bytes, newer));
}

/** Every different version of a file, the newest first. */
function distinct(
  candidates: readonly VaultCandidate[],
  name: string,
  generationOf: (bytes: Uint8Array) => number,
): readonly FileRow[] {
  const found: { file: FileRow; generation: number }[] = [];
  for (const file of candidates.flatMap(({ files }) => files)) {
    if (file.name !== name || found.some(known => equalBytes(known.file.bytes, file.bytes))) continue;
    found.push({ file, generation: generationOf(file.bytes) });
  }
  return found.sort((a, b) => b.generation - a.generation).map(each => each.file);
}

/** The registry that the keyring has a key for: an altered id names nothing. */
function registryOf(candidates: readonly VaultCandidate[], vault: OpenVault): { id: string; row: FileRow } | null {
  for (const { files } of candidates)
    for (const row of files) {
      if (row.name !== REGISTRY_FILE) continue;
      const id = new TextDecoder().decode(row.bytes);
      if (REGISTRY_ID.test(id) && vault.hasCaseKey(id, 0)) return { id, row };
    }
  return null;
}

/** Further small files, from the copy whose header was taken. */
function othersOf(candidates: readonly VaultCandidate[], header: FileRow): readonly FileRow[] {
  const core: ReadonlySet<string> = new Set([HEADER_FILE, KEYRING_FILE, REGISTRY_FILE]);
  return candidates.find(({ files }) => files.includes(header))?.files.filter(({ name }) => !core.has(name)) ?? [];
}
