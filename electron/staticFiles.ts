import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import { contentSecurityPolicy, contentTypeOf, NONCE_PLACEHOLDER, SAFE_HEADERS } from '#host';

export interface StaticFile {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

const MISSING: StaticFile = { status: 404, headers: { ...SAFE_HEADERS, 'Content-Type': 'text/plain' }, body: '' };

/** Serves one file of the built application; a path that leaves its folder is not found. Both hosts use it. */
export async function staticFile(root: string, pathname: string): Promise<StaticFile> {
  const decoded = safelyDecoded(pathname === '/' ? '/index.html' : pathname);
  if (decoded === null) return MISSING;
  const path = normalize(join(root, decoded));
  if (!path.startsWith(root.endsWith(sep) ? root : root + sep)) return MISSING;
  let body: Buffer;
  try {
    body = await readFile(path);
  } catch {
    return MISSING; // not there, or a folder
  }
  const headers = { ...SAFE_HEADERS, 'Content-Type': contentTypeOf(path) };
  if (!path.endsWith('.html')) {
    return { status: 200, headers: { ...headers, 'Content-Security-Policy': contentSecurityPolicy(null) }, body };
  }
  const nonce = randomBytes(18).toString('base64');
  return {
    status: 200,
    headers: { ...headers, 'Content-Security-Policy': contentSecurityPolicy(nonce) },
    body: body.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce),
  };
}

function safelyDecoded(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname);
    return path.includes('\0') ? null : path;
  } catch {
    return null; // malformed escape
  }
}
