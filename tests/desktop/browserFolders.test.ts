import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { freePort, newProfile, type OpenedApp, openApp, root } from './harness.ts';
import { axe, firstRun, openSample, openSettings, placeNow, unlock, writePlace } from './steps.ts';

// The browser's folder dialog cannot be driven from outside: `showDirectoryPicker` answers folders of the origin's private file
// system here (harness.ts). Handles, permissions kept in IndexedDB, `createWritable` and everything above them are the real ones.

const shots = join(root, 'tests/output/screens');
mkdirSync(shots, { recursive: true });

async function looksFine(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(shots, `browser-${name}.png`) });
  expect(await axe(page), name).toEqual([]);
}

const status = (page: Page) => page.getByRole('contentinfo');
const copied = (page: Page) =>
  status(page)
    .getByText(/^Dự phòng \d\d:\d\d$/)
    .waitFor({ timeout: 90_000 });

/** The store is thrown away as a browser does it; handles of folders go with it when `handles` says so. */
async function loseStore(page: Page, handles: boolean): Promise<void> {
  const { origin } = new URL(page.url());
  await page.route(`${origin}/nothing`, route => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto(`${origin}/nothing`); // nobody holds the databases here
  await page.evaluate(async withHandles => {
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined || (name === 'minhchung-folders' && !withHandles)) continue;
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      });
    }
  }, handles);
  await page.goto(`${origin}/`);
}

/** From the next load on the browser has forgotten its permissions, and gives them back only to a click. */
async function forgetPermissions({ context, page }: OpenedApp): Promise<void> {
  await context.addInitScript(() => {
    const allowed = new Set<string>();
    Object.assign(FileSystemDirectoryHandle.prototype, {
      async queryPermission(this: FileSystemDirectoryHandle) {
        return allowed.has(this.name) ? 'granted' : 'prompt';
      },
      async requestPermission(this: FileSystemDirectoryHandle) {
        if (!navigator.userActivation.isActive) throw new DOMException('no click', 'SecurityError');
        allowed.add(this.name);
        return 'granted';
      },
    });
  });
  await page.reload();
}

describe('folders chosen in a browser', () => {
  it('hold the local copy: allowed again by a click, and the store made anew from it', async () => {
    const profile = newProfile();
    const port = await freePort();
    const withApp = async (act: (app: OpenedApp) => Promise<void>) => {
      const app = await openApp('browser', { profile, port });
      try {
        await act(app);
        expect(app.problems).toEqual([]);
      } finally {
        await app.close();
      }
    };
    try {
      await withApp(async ({ page }) => {
        await firstRun(page);
        await status(page).getByText('Chưa có bản lưu dự phòng').waitFor();
        await page.getByText('chưa có bản lưu trên ổ đĩa').waitFor();
        await openSample(page);
        await openSettings(page, 'Bản lưu dự phòng');
        await looksFine(page, 'copies-none');
        await page.getByRole('button', { name: 'Chọn thư mục cho bản lưu' }).click();
        await copied(page);
        expect(await page.getByText('chưa có bản lưu trên ổ đĩa').isVisible()).toBe(false);
        await page.getByRole('button', { name: 'So và sửa ngay' }).click();
        await page.getByText('kho và bản lưu giống nhau').waitFor({ timeout: 60_000 });
        await looksFine(page, 'copies-own');
        await writePlace(page, 'Hoàng Sơn Một');
      });

      await withApp(async app => {
        const { page } = app;
        await forgetPermissions(app);
        const allow = page.getByRole('button', { name: 'Cho phép lại «mirror»' });
        await allow.waitFor({ timeout: 30_000 });
        await looksFine(page, 'not-allowed-gate');
        await unlock(page);
        await status(page).getByText('Chưa có bản lưu dự phòng').waitFor({ timeout: 30_000 });
        await writePlace(page, 'Hoàng Sơn Hai');
        await looksFine(page, 'not-allowed');
        await allow.click();
        await copied(page);
        await allow.waitFor({ state: 'hidden' });
      });

      // The browser throws its data away, once without and once with what it knows of folders.
      await withApp(async ({ page }) => {
        await page.getByLabel('Mật khẩu', { exact: true }).waitFor({ timeout: 30_000 });
        await loseStore(page, false);
        await page.getByText('Kho trên máy đã mất, bản lưu dự phòng còn đủ').waitFor({ timeout: 30_000 });
        await unlock(page);
        await page
          .getByRole('alert')
          .getByText(/được dựng lại từ bản lưu dự phòng: [1-9]\d* mục nhật ký/)
          .waitFor({ timeout: 120_000 });
        expect(await placeNow(page)).toBe('Hoàng Sơn Hai');
        await copied(page);
        await writePlace(page, 'Hoàng Sơn Ba');
        await page.keyboard.press('Control+l');
        await page.getByLabel('Mật khẩu', { exact: true }).waitFor({ timeout: 30_000 });

        await loseStore(page, true);
        await page.getByRole('button', { name: 'Mở từ bản lưu dự phòng' }).click();
        await looksFine(page, 'from-own');
        await page.getByRole('button', { name: 'Chọn thư mục' }).click();
        await page.getByText('Kho trên máy đã mất, bản lưu dự phòng còn đủ').waitFor({ timeout: 30_000 });
        await unlock(page);
        await page
          .getByRole('alert')
          .getByText(/được dựng lại từ bản lưu dự phòng/)
          .waitFor({ timeout: 120_000 });
        expect(await placeNow(page)).toBe('Hoàng Sơn Ba');
        await copied(page);
        await openSettings(page, 'Bản lưu dự phòng');
        await page.getByRole('button', { name: 'So và sửa ngay' }).click();
        await page.getByText('kho và bản lưu giống nhau').waitFor({ timeout: 60_000 });
        await page.getByRole('button', { name: 'Thôi ghi vào thư mục này' }).click();
        await status(page).getByText('Chưa có bản lưu dự phòng').waitFor();
      });
    } finally {
      rmSync(profile, { recursive: true, force: true });
    }
  });

  it('hold a second copy and backups, allowed again by a click', async () => {
    const profile = newProfile();
    const port = await freePort();
    try {
      const app = await openApp('browser', { profile, port });
      const { page } = app;
      try {
        await firstRun(page);
        await openSettings(page, 'Bản lưu dự phòng');
        await page.getByRole('button', { name: 'Chọn thư mục trên ổ khác' }).click();
        const followed = status(page).getByText(/^Ổ khác \d\d:\d\d$/);
        await followed.waitFor({ timeout: 60_000 });
        await openSettings(page, 'Sao lưu, khôi phục');
        await page.getByRole('button', { name: 'Thêm thư mục sao lưu' }).click();
        await page.getByText(/^Đã kiểm chứng .*: 0 hồ sơ/).waitFor({ timeout: 60_000 });

        await forgetPermissions(app);
        await unlock(page);
        await status(page)
          .getByText(/^Ổ khác chưa cắm/)
          .waitFor({ timeout: 60_000 });
        await openSettings(page, 'Sao lưu, khôi phục');
        await page.getByRole('button', { name: 'Sao lưu ngay' }).click();
        await page.getByText(/^Lần sao lưu .* không xong/).waitFor({ timeout: 60_000 });
        await looksFine(page, 'not-allowed-drives');
        await page.getByRole('button', { name: 'Cho phép lại «secondMirror»' }).click();
        await followed.waitFor({ timeout: 60_000 });
        await page.getByRole('button', { name: 'Cho phép lại «backup»' }).click();
        await page.getByRole('button', { name: 'Sao lưu ngay' }).click();
        await page.getByText(/^Lần sao lưu .* không xong/).waitFor({ state: 'hidden', timeout: 60_000 });
        await page.getByRole('button', { name: 'Xem các bản, khôi phục' }).click();
        await page.getByRole('button', { name: 'Xem thư mục này' }).click();
        await page.getByRole('radio').first().waitFor({ timeout: 60_000 });
        expect(app.problems).toEqual([]);
      } finally {
        await app.close();
      }
    } finally {
      rmSync(profile, { recursive: true, force: true });
    }
  });

  it('are not offered where the browser has no dialog for them: amber, and a file instead', async () => {
    const app = await openApp('browser', { withoutFolders: true });
    const { page } = app;
    try {
      await firstRun(page);
      await status(page).getByText('Chưa có bản lưu dự phòng').waitFor();
      await status(page).getByText('Chưa sao lưu').waitFor();
      await openSettings(page, 'Bản lưu dự phòng');
      await page.getByText('Trình duyệt không cho giữ bản lưu dự phòng trên ổ đĩa.').waitFor();
      expect(await page.getByRole('button', { name: /^Chọn thư mục/ }).count()).toBe(0);
      await looksFine(page, 'copies-without-dialog');
      await openSettings(page, 'Sao lưu, khôi phục');
      await page.getByRole('button', { name: 'Lưu tệp sao lưu' }).waitFor();
      expect(await page.getByRole('button', { name: 'Thêm thư mục sao lưu' }).count()).toBe(0);
      expect(app.problems).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
