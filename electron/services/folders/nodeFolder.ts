import { constants } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, readdir, rename, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  FILE_NAME,
  FOLDER_CALL_LIMIT,
  type FolderFile,
  type FolderInfo,
  type FolderPort,
  HostError,
  Turns,
} from '#host';
import { codeOf, toHostError } from './failures.ts';
import { OpenFiles } from './openFiles.ts';

const SEGMENT_BYTES = 64 * 1024 * 1024;
/** Ends the name of a file being written whole; no name of the contract may look like it. */
const DRAFT = '.draft~';
/** A virus scanner or a sync program holds a file for a moment (Windows): waits in ms before each new try. */
const RENAME_WAITS = [20, 50, 100, 200, 400, 800];

/** A folder of the disk under the rules of `FolderPort`. Links are not followed; a name cannot leave it. */
export class NodeFolder implements FolderPort {
  readonly segmentBytes = SEGMENT_BYTES;
  readonly #root: string;
  readonly #label: string;
  readonly #files = new OpenFiles();
  readonly #turns = new Turns();
  /** Files whose names are not yet on the disk. */
  readonly #newNames = new Set<string>();
  #isSwept = false;

  constructor(root: string, label: string) {
    this.#root = root;
    this.#label = label;
  }

  async list(under: string): Promise<readonly FolderFile[]> {
    const start = under === '' ? this.#root : this.#path(under);
    await this.#sweep();
    return this.#run(async () => {
      const found: FolderFile[] = [];
      await collect(start, under, found);
      return found.sort((a, b) => (a.name < b.name ? -1 : 1));
    });
  }

  append(name: string, at: number, bytes: Uint8Array, flush: boolean): Promise<void> {
    return this.#inTurn(name, async path => {
      if (bytes.length > FOLDER_CALL_LIMIT) throw new HostError('badInput');
      const handle = await this.#files.toWrite(path, () => this.#openToWrite(path, at === 0));
      const { size } = await handle.stat();
      if (size !== at) throw new HostError('sizeDiffers');
      if (bytes.length > 0) await writeOrTakeBack(handle, at, bytes);
      if (!flush) return;
      try {
        await handle.sync();
      } catch (error) {
        // The system has dropped what it could not write: this handle would next time say that all is well.
        await this.#files.close(path);
        throw error;
      }
      if (this.#newNames.delete(path)) await syncFolders(this.#root, dirname(path));
    });
  }

  read(name: string, offset: number, length: number): Promise<Uint8Array> {
    return this.#inTurn(name, async path => {
      if (length > FOLDER_CALL_LIMIT) throw new HostError('badInput');
      const handle = await openToRead(path);
      try {
        return await readFully(handle, offset, length);
      } finally {
        await handle.close();
      }
    });
  }

  cut(name: string, size: number): Promise<void> {
    return this.#inTurn(name, async path => {
      await this.#files.close(path);
      const handle = await openToCut(path);
      try {
        if ((await handle.stat()).size < size) throw new HostError('sizeDiffers');
        await handle.truncate(size);
        await handle.sync();
      } finally {
        await handle.close();
      }
    });
  }

  replace(name: string, bytes: Uint8Array): Promise<void> {
    return this.#inTurn(name, async path => {
      if (bytes.length > FOLDER_CALL_LIMIT) throw new HostError('badInput');
      await this.#files.close(path);
      if (await isFolder(path)) throw new HostError('notWritable');
      await this.#makeFolder(dirname(path));
      const draft = `${path}${DRAFT}`;
      try {
        await writeWhole(draft, bytes);
        await renamePatiently(draft, path);
      } catch (error) {
        await rm(draft, { force: true }).catch(() => undefined); // swept at the next start; the first error counts
        throw error;
      }
      await syncFolders(this.#root, dirname(path));
    });
  }

  remove(name: string): Promise<void> {
    return this.#inTurn(name, async path => {
      await this.#files.close(path);
      await rm(path, { force: true });
      await syncFolder(dirname(path));
    });
  }

  info(): Promise<FolderInfo> {
    return this.#run(async () => {
      const { bavail, blocks, bsize } = await statfs(this.#root);
      return { label: this.#label, freeBytes: bavail * bsize, totalBytes: blocks * bsize };
    });
  }

  /** Lets every file go: the program ends, or the drive is to be taken out. */
  close(): Promise<void> {
    return this.#files.closeAll();
  }

  #path(name: string): string {
    if (!FILE_NAME.test(name)) throw new HostError('badInput');
    return join(this.#root, ...name.split('/'));
  }

  /** Calls about one file run in the order they were made. */
  async #inTurn<T>(name: string, act: (path: string) => Promise<T>): Promise<T> {
    const path = this.#path(name);
    return this.#turns.take(path, () => this.#run(() => act(path)));
  }

  async #run<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      throw await toHostError(error, this.#root);
    }
  }

  async #openToWrite(path: string, mayMake: boolean): Promise<FileHandle> {
    try {
      return await open(path, constants.O_RDWR | noFollow);
    } catch (error) {
      if (codeOf(error) === 'EISDIR' || codeOf(error) === 'ENOTDIR') throw new HostError('notWritable');
      if (codeOf(error) !== 'ENOENT') throw error;
      if (!mayMake) throw new HostError('sizeDiffers');
    }
    await this.#makeFolder(dirname(path));
    const handle = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | noFollow, 0o600);
    this.#newNames.add(path);
    return handle;
  }

  /** Makes the folders between the root and a file. The root itself must be there: a drive that is gone is not made anew. */
  async #makeFolder(folder: string): Promise<void> {
    if (folder === this.#root) return;
    await lstat(this.#root);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOTDIR') throw new HostError('notWritable');
      throw error;
    }
  }

  /** Drafts that a crash left behind between writing and renaming. */
  async #sweep(): Promise<void> {
    if (this.#isSwept) return;
    this.#isSwept = true;
    await this.#run(() => sweepDrafts(this.#root));
  }
}

const noFollow = constants.O_NOFOLLOW ?? 0; // Windows has no such flag, and makes no links without being asked

async function collect(folder: string, name: string, found: FolderFile[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  });
  for (const entry of entries) {
    const inner = name === '' ? entry.name : `${name}/${entry.name}`;
    if (!FILE_NAME.test(inner)) continue; // not ours
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await collect(path, inner, found);
    else if (entry.isFile()) found.push({ name: inner, size: (await lstat(path)).size });
  }
}

async function sweepDrafts(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await sweepDrafts(path);
    else if (entry.isFile() && entry.name.endsWith(DRAFT)) await rm(path, { force: true });
  }
}

/** All of the bytes, or the file as long as before. */
async function writeOrTakeBack(handle: FileHandle, at: number, bytes: Uint8Array): Promise<void> {
  try {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
      done += bytesWritten;
    }
  } catch (error) {
    await handle.truncate(at).catch(() => undefined); // if that fails too, the next append says sizeDiffers
    throw error;
  }
}

async function readFully(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const { size } = await handle.stat();
  const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

async function openToRead(path: string): Promise<FileHandle> {
  return openExisting(path, constants.O_RDONLY);
}

async function openToCut(path: string): Promise<FileHandle> {
  return openExisting(path, constants.O_RDWR);
}

async function openExisting(path: string, flags: number): Promise<FileHandle> {
  let handle: FileHandle;
  try {
    handle = await open(path, flags | noFollow);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP'].includes(codeOf(error))) throw new HostError('noSuchFile');
    throw error;
  }
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new HostError('noSuchFile');
}

async function isFolder(path: string): Promise<boolean> {
  return lstat(path).then(
    found => !found.isFile(),
    () => false,
  );
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await rm(path, { force: true });
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync(); // a rename alone can survive a power cut that the bytes did not
  } finally {
    await handle.close();
  }
}

async function renamePatiently(from: string, to: string): Promise<void> {
  for (const wait of RENAME_WAITS) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (!['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error))) throw error;
      await new Promise(resolve => setTimeout(resolve, wait));
    }
  }
  await rename(from, to);
}

/** The names from `folder` up to the root are on the disk. */
async function syncFolders(root: string, folder: string): Promise<void> {
  for (let at = folder; at.length >= root.length; at = dirname(at)) await syncFolder(at);
}

/** Windows and some network drives cannot flush a folder; the name is then as safe as they make it (JOURNAL D3). */
async function syncFolder(path: string): Promise<void> {
  try {
    const handle = await open(path, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!['EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP', 'EACCES', 'EBADF', 'ENOENT'].includes(codeOf(error))) throw error;
  }
}
