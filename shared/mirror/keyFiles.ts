import type { FileRow } from '#store';
import { equalBytes, HEADER_FILE, headerPlace, KEYRING_FILE, keyringGeneration, REGISTRY_FILE } from '#vault';

const GENERATIONS: Readonly<Record<string, (bytes: Uint8Array) => number | null>> = {
  [HEADER_FILE]: bytes => headerPlace(bytes)?.generation ?? null,
  [KEYRING_FILE]: keyringGeneration,
  [REGISTRY_FILE]: () => null,
};

/**
 * Are header, keyring or id of the registry gone or altered in one place? One that is merely older than the newest was left
 * behind by an interrupted change, and is not.
 */
export function hasAlteredKeys(there: readonly FileRow[], newest: readonly FileRow[]): boolean {
  const bytesOf = (rows: readonly FileRow[], name: string) => rows.find(row => row.name === name)?.bytes ?? null;
  return Object.entries(GENERATIONS).some(([name, generationOf]) => {
    const right = bytesOf(newest, name);
    if (right === null) return false;
    const bytes = bytesOf(there, name);
    if (bytes === null) return true;
    if (equalBytes(bytes, right)) return false;
    const generation = generationOf(bytes);
    return generation === null || generation >= (generationOf(right) ?? 0);
  });
}
