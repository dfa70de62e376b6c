import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { HostError, type HostFailureCode } from '#host';

interface Saving {
  readonly path: string;
  readonly part: string;
  readonly file: FileHandle;
}

/**
 * Writes files the user asked for: into a `.part` beside the chosen place, fsync, then rename. After a crash or an abort
 * the chosen name holds the old file or nothing, never a half one.
 */
export class Savings {
  readonly #open = new Map<string, Saving>();

  async begin(path: string): Promise<string> {
    const part = `${path}.${randomBytes(4).toString('hex')}.part`;
    const file = await guarded(() => open(part, 'wx', 0o600));
    const handle = randomBytes(16).toString('hex');
    this.#open.set(handle, { path, part, file });
    return handle;
  }

  async write(handle: string, chunk: Uint8Array): Promise<void> {
    const saving = this.#get(handle);
    await guarded(() => saving.file.writeFile(chunk));
  }

  async finish(handle: string): Promise<string> {
    const { path, part, file } = this.#get(handle);
    this.#open.delete(handle);
    await guarded(async () => {
      await file.sync();
      await file.close();
      await rename(part, path);
    });
    return basename(path);
  }

  async abort(handle: string): Promise<void> {
    const { part, file } = this.#get(handle);
    this.#open.delete(handle);
    await file.close();
    await rm(part, { force: true });
  }

  async abortAll(): Promise<void> {
    await Promise.all([...this.#open.keys()].map(handle => this.abort(handle)));
  }

  #get(handle: string): Saving {
    const saving = this.#open.get(handle);
    if (saving === undefined) throw new HostError('noSuchHandle');
    return saving;
  }
}

const CODES: Readonly<Record<string, HostFailureCode>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EACCES: 'notWritable',
  EPERM: 'notWritable',
  EROFS: 'notWritable',
};

async function guarded<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new HostError(CODES[code] ?? 'unknown');
  }
}
