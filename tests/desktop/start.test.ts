import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeDesktop, freePort, newProfile, openApp, root } from './harness.ts';

describe('npm start without a display', () => {
  it('says so in one sentence, prints the address and ends on Ctrl+C', async () => {
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...environment } = process.env;
    const child = spawn(process.execPath, [join(root, 'build/start.mjs')], {
      cwd: root,
      env: { ...environment, MINH_CHUNG_PORT: String(await freePort()) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', text => {
      said += text;
    });
    await expect.poll(() => said, { timeout: 120_000 }).toMatch(/http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/);
    expect(said).toContain('Không có màn hình');
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });
});

describeDesktop('start', () => {
  it('shows the unlock screen soon and remembers its place', async () => {
    const profile = newProfile();
    const app = await openApp('desktop', { profile });
    await app.page.waitForFunction(() => (document.querySelector('#root')?.childElementCount ?? 0) > 0);
    const paint = await app.page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    );
    const firstPaintMs = (await paint.jsonValue()) ?? 0;
    const sinceLaunchMs = await app.electron?.evaluate(
      ({ app: electronApp }) => Date.now() - (electronApp.getAppMetrics()[0]?.creationTime ?? 0),
    );
    console.log(
      `first contentful paint ${Math.round(firstPaintMs)} ms after navigation; process up ${Math.round(sinceLaunchMs ?? 0)} ms when seen`,
    );
    expect(firstPaintMs).toBeGreaterThan(0);
    expect(firstPaintMs).toBeLessThan(10_000);
    await app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1180, 700));
    await app.close();

    const again = await openApp('desktop', { profile });
    const size = await again.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize());
    await again.close();
    await rm(profile, { recursive: true, force: true });
    expect(size).toEqual([1180, 700]);
  });
});
