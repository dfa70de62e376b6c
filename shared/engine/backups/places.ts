import { openArchive } from '#backup';
import { type FolderPort, type Folders, HostError } from '#host';
import type { BackupWhere } from '../contract/backups.ts';

/** Opens where a backup lies. @throws HostError folderGone; BackupError notABackup for a file that is none */
export async function openPlace(folders: Folders | null, where: BackupWhere): Promise<FolderPort> {
  if ('file' in where) return openArchive(fileOf(where.file));
  const port = (await folders?.open(where.place)) ?? null;
  if (port === null) throw new HostError('folderGone');
  return port;
}

/** A picked file, read by range. The browser refuses ranges of a file that changed or vanished. */
function fileOf(file: Blob) {
  return {
    size: file.size,
    read: async (from: number, to: number) => {
      try {
        return new Uint8Array(await file.slice(from, to).arrayBuffer());
      } catch {
        throw new HostError('folderGone'); // NotReadableError or NotFoundError
      }
    },
  };
}
