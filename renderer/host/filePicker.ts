import type { SaveHandle, SaveOrder } from '#host';

interface Writable {
  write(chunk: Uint8Array): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}
interface PickedFile {
  readonly name: string;
  createWritable(): Promise<Writable>;
}
type Picker = (options: { suggestedName: string }) => Promise<PickedFile>;

/** Saves through the browser's own save dialog, where it has one: the file gets its content only at `finish`. */
export class FilePicker {
  readonly #open = new Map<SaveHandle, { name: string; writable: Writable }>();

  /** @returns the handle; 'cancelled'; or 'unavailable' when this browser, or this moment (no click just now), has no dialog */
  async begin(order: SaveOrder): Promise<{ handle: SaveHandle } | 'cancelled' | 'unavailable'> {
    const picker = (window as { showSaveFilePicker?: Picker }).showSaveFilePicker;
    if (picker === undefined || !navigator.userActivation.isActive) return 'unavailable';
    try {
      const file = await picker.call(window, { suggestedName: order.suggestedName });
      const handle: SaveHandle = `picked-${crypto.randomUUID()}`;
      this.#open.set(handle, { name: file.name, writable: await file.createWritable() });
      return { handle };
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'cancelled';
      return 'unavailable';
    }
  }

  has(handle: SaveHandle): boolean {
    return this.#open.has(handle);
  }

  async write(handle: SaveHandle, chunk: Uint8Array): Promise<void> {
    await this.#open.get(handle)?.writable.write(chunk);
  }

  async finish(handle: SaveHandle): Promise<string> {
    const saving = this.#open.get(handle);
    this.#open.delete(handle);
    await saving?.writable.close();
    return saving?.name ?? '';
  }

  async abort(handle: SaveHandle): Promise<void> {
    const saving = this.#open.get(handle);
    this.#open.delete(handle);
    await saving?.writable.abort();
  }
}
