import { EngineError } from '#engine';
import { type Host, type SaveHandle, saveBytes } from '#host';

type Files = Host['files'];

/**
 * The host's files for as long as the vault is open. What is on its way out when the vault locks is stopped and leaves nothing
 * behind, also when it was only being drawn, or the person was still being asked for a place: behind a lock nothing leaves.
 */
export class FilesUntilLock {
  readonly #files: Files;
  readonly #open = new Set<SaveHandle>();
  #isOver = false;

  constructor(files: Files) {
    this.#files = files;
  }

  readonly files: Files = {
    beginSave: async order => {
      this.#check();
      const handle = await this.#files.beginSave(order);
      if (handle === null) return null;
      this.#open.add(handle);
      await this.#stopIfOver(handle);
      return handle;
    },
    write: async (handle, chunk) => {
      await this.#stopIfOver(handle);
      await this.#files.write(handle, chunk);
    },
    finish: async handle => {
      await this.#stopIfOver(handle);
      // From here on it is the host's: the file gets its name whole, or not at all.
      this.#open.delete(handle);
      return this.#files.finish(handle);
    },
    abort: async handle => {
      this.#open.delete(handle);
      await this.#files.abort(handle);
    },
    saveBytes: order => saveBytes(this.files, order),
  };

  /** The vault locks. Resolves when what was under way is gone. */
  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all([...this.#open].map(handle => this.files.abort(handle)));
  }

  #check(): void {
    if (this.#isOver) throw new EngineError('locked', 'nothingChanged');
  }

  async #stopIfOver(handle: SaveHandle): Promise<void> {
    if (this.#isOver) await this.files.abort(handle);
    this.#check();
  }
}
