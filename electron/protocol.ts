import { protocol, type Session } from 'electron';
import { isOurPage, SCHEME } from './origin.ts';
import { staticFile } from './staticFiles.ts';

/** Before `ready`: our own scheme is standard and secure, so IndexedDB, workers and WebCrypto work as on https. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true, stream: true },
    },
  ]);
}

export function serveApplication(session: Session, root: string): void {
  session.protocol.handle(SCHEME, async request => {
    if (request.method !== 'GET' || !isOurPage(request.url)) return new Response(null, { status: 404 });
    const file = await staticFile(root, new URL(request.url).pathname);
    const body = typeof file.body === 'string' ? file.body : new Uint8Array(file.body);
    return new Response(body, { status: file.status, headers: file.headers });
  });
}
