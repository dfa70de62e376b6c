import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, type RunningHost, startBrowserHost } from './harness.ts';

let port: number;
let host: RunningHost;
let token: string;
beforeAll(async () => {
  port = await freePort();
  host = await startBrowserHost(port);
  token = new URL(host.startUrl).searchParams.get('token') ?? '';
});
afterAll(() => host.stop());

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, response => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    });
    sent.on('error', reject).end();
  });
}

describe('the loopback host', () => {
  it('lets in one browser, once, and hides the token', async () => {
    expect((await ask('/')).status).toBe(403);
    expect((await ask('/?token=wrong')).status).toBe(403);
    // The token is not spent by strangers.
    expect((await ask(`/?token=${token}`, { Host: `localhost:${port}` })).status).toBe(403);
    expect((await ask(`/?token=${token}`, { Host: 'evil.example' })).status).toBe(403);
    expect((await ask(`/?token=${token}`, { Origin: 'http://evil.example' })).status).toBe(403);
    expect((await ask(`/?token=${token}`, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);

    const first = await ask(`/?token=${token}`);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    const [cookie = ''] = first.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await ask(`/?token=${token}`)).status).toBe(403);

    const pair = cookie.split(';')[0] ?? '';
    const page = await ask('/', { Cookie: pair });
    expect(page.status).toBe(200);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await ask('/', { Cookie: `${pair}x` })).status).toBe(403);
    expect((await ask('/..%2f..%2fpackage.json', { Cookie: pair })).status).toBe(404);

    const origin = `http://127.0.0.1:${port}`;
    expect((await ask('/host/app.info', { Cookie: pair }, 'POST')).status).toBe(403);
    expect((await ask('/host/app.info', { Cookie: pair, Origin: 'null' }, 'POST')).status).toBe(403);
    expect((await ask('/host/app.info', { Origin: origin }, 'POST')).status).toBe(403);
    expect((await ask('/host/app.info', { Cookie: pair, Origin: origin }, 'POST')).status).toBe(200);
    expect((await ask('/host/other', { Cookie: pair, Origin: origin }, 'POST')).status).toBe(403);
    expect((await ask('/', { Cookie: pair, Origin: origin }, 'DELETE')).status).toBe(403);
  });

  it('refuses a busy port in one sentence and does not move', async () => {
    await expect(startBrowserHost(port)).rejects.toThrow(`Cổng ${port} đang bận`);
  });

  it('ends cleanly on Ctrl+C', async () => {
    const other = await startBrowserHost(await freePort());
    expect(await other.stop()).toBe(0);
  });
});
