import type { FileHandle } from 'node:fs/promises';

/** Handles kept open, so that a keystroke's append costs one write and one flush. */
const MOST_OPEN = 32;

/** The files written lately, oldest first; the oldest is closed when there are too many. */
export class OpenFiles {
  readonly #files = new Map<string, FileHandle>();

  async toWrite(path: string, open: () => Promise<FileHandle>): Promise<FileHandle> {
    const known = this.#files.get(path);
    if (known !== undefined) {
      this.#files.delete(path);
      this.#files.set(path, known);
      return known;
    }
    const file = await open();
    this.#files.set(path, file);
    for (const oldest of this.#files.keys()) {
      if (this.#files.size <= MOST_OPEN) break;
      await this.close(oldest);
    }
    return file;
  }

  async close(path: string): Promise<void> {
    const file = this.#files.get(path);
    this.#files.delete(path);
    await file?.close();
  }

  async closeAll(): Promise<void> {
    for (const path of [...this.#files.keys()]) await this.close(path);
  }
}
