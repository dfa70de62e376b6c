import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { HostError } from '#host';

/** How long the browser may take to fetch what the page has started. */
const START_GRACE_MS = 30_000;

class Download {
  readonly name: string;
  readonly #size: number | null;
  #response: ServerResponse | null = null;
  #attached: ((response: ServerResponse) => void) | null = null;
  readonly #started: Promise<ServerResponse>;

  constructor(name: string, size: number | null) {
    this.name = name;
    this.#size = size;
    this.#started = new Promise(resolve => {
      this.#attached = resolve;
    });
  }

  /** @returns false when the copy has its browser already */
  attach(response: ServerResponse): boolean {
    if (this.#response !== null) return false;
    this.#response = response;
    response.writeHead(200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(this.name)}`,
      // With its size said, a copy cut short is seen as such by the browser.
      ...(this.#size !== null && { 'Content-Length': this.#size }),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    response.flushHeaders();
    this.#attached?.(response);
    return true;
  }

  async write(chunk: Uint8Array): Promise<void> {
    const response = await this.#open();
    if (response.write(chunk)) return;
    const stop = new AbortController();
    const { signal } = stop;
    await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]);
    stop.abort();
    if (response.destroyed) throw new HostError('cancelled');
  }

  async finish(): Promise<void> {
    const response = await this.#open();
    response.end();
    await once(response, 'close');
    if (!response.writableFinished) throw new HostError('cancelled');
  }

  stop(): void {
    this.#response?.destroy();
  }

  /** The browser fetches within the grace; a download the user cancelled is an error, not an endless wait. */
  async #open(): Promise<ServerResponse> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new HostError('cancelled')), START_GRACE_MS);
    });
    const response = await Promise.race([this.#started, tooLate]).finally(() => clearTimeout(timer));
    if (response.destroyed) throw new HostError('cancelled');
    return response;
  }
}

/**
 * Copies that leave through the browser's download: the page opens a GET that stays open and feeds it by POSTs, so a
 * large file streams through and no `blob:` of plain text is ever made (JOURNAL C5).
 */
export class Downloads {
  readonly #open = new Map<string, Download>();

  begin(name: string, size: number | null): string {
    const handle = randomBytes(16).toString('hex');
    this.#open.set(handle, new Download(name, size));
    return handle;
  }

  attach(handle: string, response: ServerResponse): boolean {
    return this.#open.get(handle)?.attach(response) ?? false;
  }

  async write(handle: string, chunk: Uint8Array): Promise<void> {
    await this.#get(handle).write(chunk);
  }

  /** @returns the name offered to the browser, once it took the last byte */
  async finish(handle: string): Promise<string> {
    const download = this.#get(handle);
    this.#open.delete(handle);
    await download.finish();
    return download.name;
  }

  abort(handle: string): void {
    this.#open.get(handle)?.stop();
    this.#open.delete(handle);
  }

  #get(handle: string): Download {
    const download = this.#open.get(handle);
    if (download === undefined) throw new HostError('noSuchHandle');
    return download;
  }
}
