import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CALL_NAMES } from '#host';
import { describeDesktop, describeHosts, type OpenedApp, openApp, root } from './harness.ts';

let outside: Server;
let outsideUrl: string;
let reached: string[] = [];

beforeAll(async () => {
  outside = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end('outside');
  });
  await new Promise<void>(resolve => outside.listen(0, '127.0.0.1', resolve));
  outsideUrl = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
});
afterAll(() => new Promise(resolve => outside.close(resolve)));

describeHosts('the page is shut in', kind => {
  let app: OpenedApp;
  beforeAll(async () => {
    reached = [];
    app = await openApp(kind);
    await app.page.waitForFunction(() => (document.querySelector('#root')?.childElementCount ?? 0) > 0);
  });
  afterAll(() => app.close());

  it('reports no violation in normal use', async () => {
    await app.page.waitForTimeout(500);
    expect(app.problems).toEqual([]);
  });

  it('reaches no address but its own', async () => {
    const results = await app.page.evaluate(
      url =>
        Promise.all(
          [`${url}/fetch`, 'https://example.org/', 'http://localhost:1/'].map(address =>
            fetch(address, { mode: 'no-cors' }).then(
              () => 'reached',
              () => 'refused',
            ),
          ),
        ),
      outsideUrl,
    );
    expect(results).toEqual(['refused', 'refused', 'refused']);
    await app.page.evaluate(url => {
      for (const tag of ['img', 'script', 'iframe', 'object'] as const) {
        try {
          const element = document.createElement(tag);
          element.setAttribute(tag === 'object' ? 'data' : 'src', `${url}/${tag}`);
          document.body.append(element);
        } catch {
          // Trusted Types refuses some of them already when the address is set.
        }
      }
      navigator.sendBeacon(`${url}/beacon`, 'x');
      try {
        new WebSocket(`${url.replace('http', 'ws')}/socket`).onerror = () => undefined;
      } catch {
        // refused at once
      }
    }, outsideUrl);
    await app.page.waitForTimeout(500);
    expect(reached).toEqual([]);
  });

  it('runs no text as code', async () => {
    const verdicts = await app.page.evaluate(async () => {
      // The debugger lifts the ban on eval while it calls in; a later turn of the page is under it again.
      await new Promise(resolve => setTimeout(resolve, 20));
      const refuses = (run: () => unknown) => {
        try {
          run();
          return false;
        } catch {
          return true;
        }
      };
      const inline = document.createElement('script');
      try {
        inline.textContent = 'window.inlineRan = true';
      } catch {
        // Trusted Types
      }
      document.head.append(inline);
      return {
        eval: refuses(() => Reflect.apply(Reflect.get(window, 'eval'), window, ['1'])),
        newFunction: refuses(() => new Function('return 1')()),
        html: refuses(() => {
          document.createElement('div').innerHTML = '<img src=x>';
        }),
        inlineRan: 'inlineRan' in window,
      };
    });
    expect(verdicts).toEqual({ eval: true, newFunction: true, html: true, inlineRan: false });
  });

  it('has nothing of Node', async () => {
    const seen = await app.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter(name => name in window),
    );
    expect(seen).toEqual([]);
  });
});

describeDesktop('the desktop refuses', () => {
  let app: OpenedApp;
  beforeAll(async () => {
    app = await openApp('desktop');
    await app.page.waitForLoadState('load');
  });
  afterAll(() => app.close());

  it('offers exactly the closed list of calls', async () => {
    expect(await app.page.evaluate(() => Object.keys(window.desk ?? {}).sort())).toEqual(
      [...CALL_NAMES, 'subscribe'].sort(),
    );
  });

  it('new windows and foreign navigation', async () => {
    expect(await app.page.evaluate(url => window.open(url) === null, outsideUrl)).toBe(true);
    const before = app.page.url();
    await app.page.evaluate(url => {
      location.href = url;
    }, outsideUrl);
    await app.page.waitForTimeout(500);
    expect(app.page.url()).toBe(before);
    expect(app.electron?.windows()).toHaveLength(1);
  });

  it('permissions', async () => {
    const answers = await app.page.evaluate(async () => {
      const refused = (run: Promise<unknown>) =>
        run.then(
          () => 'granted',
          () => 'refused',
        );
      return {
        notifications: await Notification.requestPermission(),
        media: await refused(navigator.mediaDevices.getUserMedia({ audio: true })),
        place: await refused(
          new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
        ),
        clipboardRead: await refused(navigator.clipboard.readText()),
      };
    });
    expect(answers).toEqual({ notifications: 'denied', media: 'refused', place: 'refused', clipboardRead: 'refused' });
  });

  it('a payload that is not of the contract', async () => {
    const codes = await app.page.evaluate(async () => {
      const desk = window.desk as unknown as Record<
        string,
        (input: unknown) => Promise<{ ok: boolean; code?: string }>
      >;
      const call = async (name: string, input: unknown) => (await desk[name]?.(input))?.code;
      return [
        await call('files.beginSave', { suggestedName: '' }),
        await call('files.beginSave', { suggestedName: 'a', path: '/etc/passwd' }),
        await call('files.write', { handle: '../../x', chunk: new Uint8Array(1) }),
        await call('files.write', { handle: '0'.repeat(32), chunk: 'text' }),
        await call('pdf.render', 'x'),
        await call('files.finish', { handle: '0'.repeat(32) }),
      ];
    });
    expect(codes).toEqual(['badInput', 'badInput', 'badInput', 'badInput', 'badInput', 'noSuchHandle']);
  });

  it('a sender that is not our page', async () => {
    const codes = await app.electron?.evaluate(
      async ({ BrowserWindow, session }, preload) => {
        // Another partition has no app:// handler and no lock, as a page smuggled in would not.
        const stranger = new BrowserWindow({
          show: false,
          webPreferences: {
            preload,
            sandbox: true,
            contextIsolation: true,
            session: session.fromPartition('stranger'),
          },
        });
        await stranger.loadURL('data:text/html,<title>stranger</title>');
        const code = await stranger.webContents.executeJavaScript(
          `window.desk['app.info'](null).then(reply => reply.code)`,
        );
        stranger.destroy();
        return code;
      },
      join(root, 'out/preload/preload.cjs'),
    );
    expect(codes).toBe('untrustedSender');
  });

  it('paths outside the built page', async () => {
    const statuses = await app.page.evaluate(() =>
      Promise.all(
        ['/..%2f..%2fpackage.json', '/%2e%2e/main/main.js', '/nothing.js', '/%00'].map(path =>
          fetch(`app://minh-chung${path}`).then(
            response => response.status,
            () => 404,
          ),
        ),
      ),
    );
    expect(statuses).toEqual([404, 404, 404, 404]);
  });
});
