import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

interface Download {
  readonly name: string;
  response: ServerResponse | null;
  readonly started: Promise<void>;
  readonly start: () => void;
}

/**
 * Copies that leave through the browser's download: the page opens a GET that stays open and feeds it by POSTs, so a
 * large file streams through and no `blob:` of plain text is ever made (JOURNAL C5).
 */
export class Downloads {
  readonly #open = new Map<string, Download>();

  begin(name: string): string {
    const handle = randomBytes(16).toString('hex');
    let start = () => {};
    const started = new Promise<void>(resolve => {
      start = resolve;
    });
    this.#open.set(handle, { name, response: null, started, start });
    return handle;
  }

  attach(handle: string, response: ServerResponse): boolean {
    const download = this.#open.get(handle);
    if (download === undefined || download.response !== null) return false;
    response.writeHead(200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(download.name)}`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    download.response = response;
    download.start();
    return true;
  }

  async write(handle: string, chunk: Uint8Array): Promise<boolean> {
    const download = this.#open.get(handle);
    if (download === undefined) return false;
    await download.started;
    if (download.response?.write(chunk) === false) await once(download.response, 'drain');
    return true;
  }

  async finish(handle: string): Promise<string | null> {
    const download = this.#open.get(handle);
    if (download === undefined) return null;
    this.#open.delete(handle);
    await download.started;
    download.response?.end();
    return download.name;
  }

  abort(handle: string): void {
    this.#open.get(handle)?.response?.destroy();
    this.#open.delete(handle);
  }
}
