import { lstat } from 'node:fs/promises';
import { HostError, type HostFailureCode } from '#host';

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const CODES: Readonly<Record<string, HostFailureCode>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EFBIG: 'diskFull',
  EROFS: 'notWritable',
  EACCES: 'notWritable',
  EPERM: 'notWritable',
  EISDIR: 'notWritable',
  ENOTDIR: 'notWritable',
  ELOOP: 'notWritable',
  EEXIST: 'notWritable',
  ENODEV: 'folderGone',
  ENXIO: 'folderGone',
  EIO: 'folderGone',
  ESTALE: 'folderGone',
};

/** What the system said, as a code of the contract; a path never crosses. A file missing because its folder is, is told apart. */
export async function toHostError(error: unknown, root: string): Promise<HostError> {
  if (error instanceof HostError) return error;
  const isRootThere = await lstat(root).then(
    found => found.isDirectory(),
    () => false,
  );
  if (!isRootThere) return new HostError('folderGone');
  const code = codeOf(error);
  return new HostError(CODES[code] ?? (code === 'ENOENT' ? 'noSuchFile' : 'unknown'));
}
