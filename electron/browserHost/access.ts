import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const COOKIE = 'minh-chung';

/** Who may speak to the loopback host: one browser that exchanged the one-run token, from our own address (JOURNAL F). */
export class Access {
  readonly #hosts: ReadonlySet<string>;
  readonly #origin: string;
  #token: string | null = randomBytes(24).toString('base64url');
  readonly #cookie = randomBytes(24).toString('base64url');

  constructor(port: number) {
    this.#hosts = new Set([`127.0.0.1:${port}`]);
    this.#origin = `http://127.0.0.1:${port}`;
  }

  get startUrl(): string {
    return `${this.#origin}/?token=${this.#token ?? ''}`;
  }

  /** Host is ours and, where the browser says an Origin or a fetch site, they are ours too; a POST must say its Origin. */
  isFromUs(request: IncomingMessage): boolean {
    const { host, origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    return (
      this.#hosts.has(host ?? '') &&
      (origin === this.#origin || (origin === undefined && request.method === 'GET')) &&
      (site === undefined || site === 'same-origin' || site === 'none')
    );
  }

  hasCookie(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(';').map(each => each.trim());
    return cookies.some(each => each.startsWith(`${COOKIE}=`) && isSame(each.slice(COOKIE.length + 1), this.#cookie));
  }

  /** The token works once. @returns the Set-Cookie value, or null when the token is wrong or used. */
  exchange(token: string): string | null {
    if (this.#token === null || !isSame(token, this.#token)) return null;
    this.#token = null;
    return `${COOKIE}=${this.#cookie}; HttpOnly; SameSite=Strict; Path=/`;
  }
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
