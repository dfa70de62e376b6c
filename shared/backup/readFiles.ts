import { FOLDER_CALL_LIMIT, type FolderPort, HostError } from '#host';
import { concatBytes } from '#vault';

/** A file to its end, however long; null = not there. @throws HostError */
export async function readWhole(port: Pick<FolderPort, 'read'>, path: string): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  try {
    for (let at = 0; ; ) {
      const part = await port.read(path, at, FOLDER_CALL_LIMIT);
      parts.push(part);
      at += part.length;
      if (part.length < FOLDER_CALL_LIMIT) break;
    }
  } catch (error) {
    if (error instanceof HostError && error.code === 'noSuchFile') return null;
    throw error;
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : concatBytes(...parts);
}
