import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, type HostKind, newProfile, type OpenedApp, openApp, root } from './harness.ts';
import { firstRun, openSample, unlock } from './steps.ts';

const kept = join(root, 'tests/output/sample');

/**
 * The application with the sample case open, as first run and «Mở hồ sơ mẫu» leave it. That takes ten seconds, so it is walked
 * once for each host and build, and its profile copied; the walk itself is tested in walk.test.ts.
 * @param profile a folder to work in; made fresh and removed at close when left out
 */
export async function openSampleApp(kind: HostKind, { profile }: { profile?: string } = {}): Promise<OpenedApp> {
  const template = await sampleProfile(kind);
  const own = profile ?? newProfile();
  await cp(template.profile, own, { recursive: true });
  const app = await openApp(kind, { profile: own, port: template.port });
  try {
    await unlock(app.page);
    await app.page.getByRole('row').filter({ hasText: 'MẪU' }).getByRole('button').first().click({ timeout: 60_000 });
    await app.page.getByRole('tab', { name: 'Tổng quan' }).waitFor({ timeout: 60_000 });
  } catch (error) {
    await app.close();
    throw error;
  }
  return {
    ...app,
    close: async () => {
      await app.close();
      if (profile === undefined) await rm(own, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** IndexedDB belongs to the origin: in the browser the copy is opened on the port it was made on. */
async function sampleProfile(kind: HostKind): Promise<{ profile: string; port: number }> {
  const built = await stat(join(root, 'out/renderer/index.html'));
  const place = join(kept, `${kind}-${Math.round(built.mtimeMs)}`);
  const profile = join(place, 'profile');
  const portFile = join(place, 'port');
  if (!existsSync(place)) {
    await mkdir(kept, { recursive: true });
    for (const old of await readdir(kept))
      if (old.startsWith(kind)) await rm(join(kept, old), { recursive: true, force: true });
    const made = `${place}.part`;
    const port = await freePort();
    const app = await openApp(kind, { profile: join(made, 'profile'), port });
    try {
      await firstRun(app.page);
      await openSample(app.page);
      if (kind === 'desktop')
        await app.page
          .getByRole('contentinfo')
          .getByText(/^Dự phòng \d\d:\d\d$/)
          .waitFor({ timeout: 60_000 });
    } finally {
      await app.close();
    }
    await writeFile(join(made, 'port'), String(port));
    await rename(made, place);
  }
  return { profile, port: Number(await readFile(portFile, 'utf8')) };
}
