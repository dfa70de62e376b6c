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
    try {
      await guarded(async () => {
        await file.sync();
        await file.close();
        await renamePatiently(part, path);
      });
    } catch (error) {
      await file.close().catch(() => undefined); // closed already, or beyond closing: the first error is the one to tell
      await rm(part, { force: true });
      throw error;
    }
    return basename(path);
  }

  /** Leaves nothing behind; a save that is over already is not an error. */
  async abort(handle: string): Promise<void> {
    const saving = this.#open.get(handle);
    if (saving === undefined) return;
    const { part, file } = saving;
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

/** Windows: a scanner or indexer may hold the old file for a moment. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (attempt === 10 || (code !== 'EPERM' && code !== 'EBUSY' && code !== 'EACCES')) throw error;
      await new Promise(resolve => setTimeout(resolve, 50 * attempt));
    }
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
