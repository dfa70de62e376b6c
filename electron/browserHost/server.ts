import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { callInputs, HostError, SAFE_HEADERS } from '#host';
import type { PdfService } from '../services/pdf.ts';
import { staticFile } from '../staticFiles.ts';
import { Access } from './access.ts';
import { Downloads } from './downloads.ts';

const BODY_LIMIT = 64 * 1024 * 1024;

export interface BrowserHostOptions {
  readonly port: number;
  readonly root: string;
  readonly version: string;
  readonly pdf: PdfService;
}

/** The loopback host: the same built application, PDF rendering and streamed copies; nothing else. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<{ server: Server; startUrl: string }> {
  const access = new Access(options.port);
  const downloads = new Downloads();
  const server = createServer((request, response) => {
    answer(request, response).catch(error => {
      const code = error instanceof HostError ? error.code : 'unknown';
      if (!response.headersSent) sendJson(response, 500, { ok: false, code });
      else response.destroy();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!access.isFromUs(request)) return refuse(response);
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${options.port}`);
    const token = url.searchParams.get('token');
    if (request.method === 'GET' && url.pathname === '/' && token !== null) {
      const cookie = access.exchange(token);
      if (cookie !== null) return redirectHome(response, cookie);
      if (!access.hasCookie(request)) return refuse(response);
      return redirectHome(response, null);
    }
    if (!access.hasCookie(request)) return refuse(response);
    if (request.method === 'POST') return call(url, request, response);
    if (request.method !== 'GET') return refuse(response);
    if (url.pathname.startsWith('/host/download/')) {
      if (!downloads.attach(url.pathname.slice('/host/download/'.length), response)) refuse(response);
      return;
    }
    const file = await staticFile(options.root, url.pathname);
    response.writeHead(file.status, file.headers).end(file.body);
  }

  async function call(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = url.pathname.replace(/^\/host\//, '');
    const handle = url.searchParams.get('handle') ?? '';
    switch (name) {
      case 'app.info':
        return sendJson(response, 200, {
          ok: true,
          value: {
            version: options.version,
            platform: process.platform,
            runtime: `Node ${process.versions.node}`,
            missing: ['mirror', 'lockEvents', 'networkRefusal'],
          },
        });
      case 'pdf.render': {
        const input = callInputs['pdf.render'].safeParse(jsonOf(await bodyOf(request)));
        if (!input.success) return sendJson(response, 400, { ok: false, code: 'badInput' });
        const pdf = await options.pdf.render(input.data.document);
        response.writeHead(200, { ...SAFE_HEADERS, 'Content-Type': 'application/pdf' }).end(pdf);
        return;
      }
      case 'files.beginSave': {
        const input = callInputs['files.beginSave'].safeParse(jsonOf(await bodyOf(request)));
        if (!input.success) return sendJson(response, 400, { ok: false, code: 'badInput' });
        const { suggestedName, size } = input.data;
        return sendJson(response, 200, { ok: true, value: { handle: downloads.begin(suggestedName, size ?? null) } });
      }
      case 'files.write':
        await downloads.write(handle, await bodyOf(request));
        return sendJson(response, 200, { ok: true, value: null });
      case 'files.finish':
        return sendJson(response, 200, { ok: true, value: { name: await downloads.finish(handle) } });
      case 'files.abort':
        downloads.abort(handle);
        return sendJson(response, 200, { ok: true, value: null });
      default:
        return refuse(response);
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return { server, startUrl: access.startUrl };
}

function redirectHome(response: ServerResponse, cookie: string | null): void {
  response.writeHead(303, { ...SAFE_HEADERS, Location: '/', ...(cookie !== null && { 'Set-Cookie': cookie }) }).end();
}

function refuse(response: ServerResponse): void {
  response.writeHead(403, { ...SAFE_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end('403');
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { ...SAFE_HEADERS, 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}

/** @returns undefined, which no schema takes, for text that is not JSON */
function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > BODY_LIMIT) throw new HostError('badInput');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
