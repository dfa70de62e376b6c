import {
  FILE_NAME,
  FOLDER_CALL_LIMIT,
  type FolderFile,
  type FolderInfo,
  type FolderPort,
  HostError,
  type HostFailureCode,
  Turns,
} from '#host';

/** A change to a file copies all of it first, so a file that grows with every keystroke must stay small. */
const SEGMENT_BYTES = 4 * 1024 * 1024;
/** Chromium's own files beside those being written; a killed browser leaves some behind. */
const SWAP = '.crswap';

/** A file being written: `size` bytes long once it is closed. */
interface OpenFile {
  readonly stream: FileSystemWritableFileStream;
  size: number;
}

/**
 * A folder that the person chose in the browser (File System Access).
 *
 * What `flush` promises here is less than on the desktop. `createWritable` writes into a file beside the real one, and `close`
 * puts it in the place of the old one in one step: a page or browser that is killed leaves the old bytes or the new ones,
 * never a mixture. But the standard has no fsync for such folders (`FileSystemSyncAccessHandle.flush` exists in the origin's
 * private file system only): after a power cut the system may not have written the last changes yet. They are then still in
 * IndexedDB, whose commit is strict, and the comparison at the next start brings them over again.
 */
export class HandleFolder implements FolderPort {
  readonly segmentBytes = SEGMENT_BYTES;
  readonly #root: FileSystemDirectoryHandle;
  readonly #label: string;
  readonly #turns = new Turns();
  readonly #open = new Map<string, OpenFile>();

  constructor(root: FileSystemDirectoryHandle, label: string) {
    this.#root = root;
    this.#label = label;
  }

  async list(under: string): Promise<readonly FolderFile[]> {
    if (under !== '') checkName(under);
    await this.#closeAll();
    return this.#run(async () => {
      await this.#reach();
      const folder = under === '' ? this.#root : await this.#folder(under.split('/')).catch(unlessMissing);
      const found: FolderFile[] = [];
      if (folder !== null) await collect(folder, under, found);
      return found.sort((a, b) => (a.name < b.name ? -1 : 1));
    });
  }

  append(name: string, at: number, bytes: Uint8Array, flush: boolean): Promise<void> {
    return this.#inTurn(name, async () => {
      checkSize(bytes.length);
      const file = this.#open.get(name) ?? (await this.#openAt(name, at));
      if (file.size !== at) throw new HostError('sizeDiffers');
      if (bytes.length > 0) await this.#write(name, file, { type: 'write', position: at, data: onlyBytes(bytes) });
      file.size = at + bytes.length;
      if (flush) await this.#close(name);
    });
  }

  read(name: string, offset: number, length: number): Promise<Uint8Array> {
    return this.#inTurn(name, async () => {
      checkSize(length);
      await this.#close(name);
      const file = await (await this.#existing(name)).getFile();
      return new Uint8Array(await file.slice(offset, offset + length).arrayBuffer());
    });
  }

  cut(name: string, size: number): Promise<void> {
    return this.#inTurn(name, async () => {
      await this.#close(name);
      const handle = await this.#existing(name);
      if ((await handle.getFile()).size < size) throw new HostError('sizeDiffers');
      await this.#replace(name, handle, true, { type: 'truncate', size });
    });
  }

  replace(name: string, bytes: Uint8Array): Promise<void> {
    return this.#inTurn(name, async () => {
      checkSize(bytes.length);
      await this.#drop(name);
      const handle = await this.#make(name);
      await this.#replace(name, handle, false, { type: 'write', position: 0, data: onlyBytes(bytes) });
    });
  }

  remove(name: string): Promise<void> {
    return this.#inTurn(name, async () => {
      await this.#drop(name);
      const parts = name.split('/');
      const last = parts.pop() ?? '';
      try {
        await (await this.#folder(parts)).removeEntry(last);
      } catch (error) {
        unlessMissing(error);
        await this.#reach();
      }
    });
  }

  async info(): Promise<FolderInfo> {
    await this.#run(() => this.#reach());
    return { label: this.#label, freeBytes: null, totalBytes: null }; // no browser tells the room of a folder
  }

  // ------------------------------------------------------------------------------------------------------------

  /** The file, open for writing at its end; one that is not there is made when `at` is its beginning. */
  async #openAt(name: string, at: number): Promise<OpenFile> {
    let handle: FileSystemFileHandle;
    let size = 0;
    try {
      handle = await this.#find(name);
      ({ size } = await handle.getFile());
    } catch (error) {
      if (isNamed(error, 'TypeMismatchError')) throw new HostError('notWritable');
      unlessMissing(error);
      if (at !== 0) throw await this.#missing('sizeDiffers');
      handle = await this.#make(name);
    }
    if (size !== at) throw new HostError('sizeDiffers');
    const file = { stream: await handle.createWritable({ keepExistingData: size > 0 }), size };
    this.#open.set(name, file);
    return file;
  }

  /** What fails here takes with it all that was not flushed: the file is then as long as it was at the last flush. */
  async #write(name: string, file: OpenFile, params: WriteParams): Promise<void> {
    try {
      await file.stream.write(params);
    } catch (error) {
      await this.#drop(name);
      throw error;
    }
  }

  async #close(name: string): Promise<void> {
    const file = this.#open.get(name);
    this.#open.delete(name);
    await file?.stream.close();
  }

  async #drop(name: string): Promise<void> {
    const file = this.#open.get(name);
    this.#open.delete(name);
    await file?.stream.abort().catch(() => undefined); // broken already: it has written nothing
  }

  async #closeAll(): Promise<void> {
    await Promise.all([...this.#open.keys()].map(name => this.#inTurn(name, () => this.#close(name))));
  }

  async #replace(name: string, handle: FileSystemFileHandle, keeps: boolean, params: WriteParams): Promise<void> {
    const file: OpenFile = { stream: await handle.createWritable({ keepExistingData: keeps }), size: 0 };
    await this.#write(name, file, params);
    await file.stream.close();
  }

  async #existing(name: string): Promise<FileSystemFileHandle> {
    try {
      return await this.#find(name);
    } catch (error) {
      if (isNamed(error, 'TypeMismatchError')) throw new HostError('noSuchFile');
      unlessMissing(error);
      throw await this.#missing('noSuchFile');
    }
  }

  async #find(name: string): Promise<FileSystemFileHandle> {
    const parts = name.split('/');
    const last = parts.pop() ?? '';
    return (await this.#folder(parts)).getFileHandle(last);
  }

  /** Makes the file and the folders above it. The chosen folder itself must be there: a drive that is gone is not made anew. */
  async #make(name: string): Promise<FileSystemFileHandle> {
    await this.#reach();
    const parts = name.split('/');
    const last = parts.pop() ?? '';
    try {
      let folder = this.#root;
      for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
      return await folder.getFileHandle(last, { create: true });
    } catch (error) {
      throw isNamed(error, 'TypeMismatchError') ? new HostError('notWritable') : error;
    }
  }

  async #folder(parts: readonly string[]): Promise<FileSystemDirectoryHandle> {
    let folder = this.#root;
    for (const part of parts) folder = await folder.getDirectoryHandle(part);
    return folder;
  }

  /** A file is missing: or is the whole drive? */
  async #missing(code: HostFailureCode): Promise<HostError> {
    await this.#reach();
    return new HostError(code);
  }

  /** @throws DOMException when the folder is gone or may not be used */
  async #reach(): Promise<void> {
    for await (const _first of this.#root.keys()) return;
  }

  async #inTurn<T>(name: string, act: () => Promise<T>): Promise<T> {
    checkName(name);
    return this.#turns.take(name, () => this.#run(act));
  }

  async #run<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      throw error instanceof HostError ? error : new HostError(CODES[nameOf(error)] ?? 'unknown');
    }
  }
}

/** What the file system standard says in which case. */
const CODES: Readonly<Record<string, HostFailureCode>> = {
  NotAllowedError: 'folderGone', // the permission was taken back
  NotFoundError: 'folderGone', // files that are missing have been told apart before
  QuotaExceededError: 'diskFull',
  NoModificationAllowedError: 'notWritable',
  InvalidModificationError: 'notWritable',
  AbortError: 'notWritable',
};

async function collect(folder: FileSystemDirectoryHandle, name: string, found: FolderFile[]): Promise<void> {
  for await (const entry of folder.values()) {
    const inner = name === '' ? entry.name : `${name}/${entry.name}`;
    if (!FILE_NAME.test(inner) || inner.endsWith(SWAP)) continue; // not ours
    if (entry.kind === 'directory') await collect(entry as FileSystemDirectoryHandle, inner, found);
    else found.push({ name: inner, size: (await (entry as FileSystemFileHandle).getFile()).size });
  }
}

function checkName(name: string): void {
  if (!FILE_NAME.test(name)) throw new HostError('badInput');
}

function checkSize(size: number): void {
  if (size > FOLDER_CALL_LIMIT) throw new HostError('badInput');
}

/** A view must not be written with its whole buffer. */
const onlyBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => bytes as Uint8Array<ArrayBuffer>;

const nameOf = (error: unknown): string => (error instanceof DOMException ? error.name : '');
const isNamed = (error: unknown, name: string): boolean => nameOf(error) === name;

function unlessMissing(error: unknown): null {
  if (isNamed(error, 'NotFoundError') || isNamed(error, 'TypeMismatchError')) return null;
  throw error;
}
