import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeDesktop, newProfile, type OpenedApp, openApp, root } from './harness.ts';
import { axe, firstRun, openSample, openSettings, placeNow, unlock, writePlace } from './steps.ts';

const shots = join(root, 'tests/output/screens');
mkdirSync(shots, { recursive: true });

async function looksFine(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(shots, `desktop-${name}.png`) });
  expect(await axe(page), name).toEqual([]);
}

const status = (page: Page) => page.getByRole('contentinfo');
const settings = (page: Page) => openSettings(page, 'Bản lưu dự phòng');

async function withApp(profile: string, act: (app: OpenedApp) => Promise<void>): Promise<void> {
  const app = await openApp('desktop', { profile });
  try {
    await act(app);
    expect(app.problems).toEqual([]);
  } finally {
    await app.close();
  }
}

describeDesktop('Copies of the vault', () => {
  it('a lost IndexedDB, a lost mirror, an older state put back: nothing saved is gone, and everything is told', async () => {
    const profile = newProfile();
    const data = join(profile, 'desktop');
    const database = join(data, 'IndexedDB');
    const mirror = join(data, 'ban-luu-du-phong');
    try {
      await withApp(profile, async ({ page }) => {
        await firstRun(page);
        await openSample(page);
        await status(page)
          .getByText(/^Dự phòng \d\d:\d\d$/)
          .waitFor({ timeout: 60_000 });
        await status(page).getByText('Chưa có bản trên ổ khác').waitFor();
        await writePlace(page, 'Hoàng Sơn Một');
        await settings(page);
        await page.getByText(/^Đủ mọi thay đổi/).waitFor();
        await page.getByRole('button', { name: 'So và sửa ngay' }).click();
        await page.getByText('kho và bản lưu giống nhau').waitFor({ timeout: 60_000 });
        await looksFine(page, 'copies');
      });
      const older = join(profile, 'older');
      cpSync(database, older, { recursive: true });

      // The browser's data is thrown away.
      rmSync(database, { recursive: true });
      await withApp(profile, async ({ page }) => {
        await page.getByText('Kho trên máy đã mất, bản lưu dự phòng còn đủ').waitFor({ timeout: 30_000 });
        await looksFine(page, 'rebuild');
        await unlock(page);
        await page
          .getByRole('alert')
          .getByText(/được dựng lại từ bản lưu dự phòng: [1-9]\d* mục nhật ký/)
          .waitFor({ timeout: 120_000 });
        await page.getByText('MẪU').first().waitFor();
        await looksFine(page, 'rebuilt');
        expect(await placeNow(page)).toBe('Hoàng Sơn Một');
        await writePlace(page, 'Hoàng Sơn Hai');
        await status(page)
          .getByText(/^Dự phòng \d\d:\d\d$/)
          .waitFor({ timeout: 60_000 });
      });

      // An older state of the browser's data is put back: the copy brings what it lacks.
      rmSync(database, { recursive: true });
      cpSync(older, database, { recursive: true });
      await withApp(profile, async ({ page }) => {
        await page.getByLabel('Mật khẩu', { exact: true }).waitFor({ timeout: 30_000 });
        await unlock(page);
        await page
          .getByRole('alert')
          .getByText('mục chỉ còn ở bản lưu dự phòng đã được đưa lại vào kho')
          .waitFor({ timeout: 60_000 });
        expect(await placeNow(page)).toBe('Hoàng Sơn Hai');
      });

      // The copy is lost: it is written anew, files and all.
      const files = readdirSync(mirror, { recursive: true }).length;
      rmSync(mirror, { recursive: true });
      await withApp(profile, async ({ page }) => {
        await page.getByLabel('Mật khẩu', { exact: true }).waitFor({ timeout: 30_000 });
        await unlock(page);
        await status(page)
          .getByText(/^Dự phòng \d\d:\d\d$/)
          .waitFor({ timeout: 60_000 });
        await expect
          .poll(() => readdirSync(mirror, { recursive: true }).length, { timeout: 60_000 })
          .toBeGreaterThanOrEqual(files - 3);
        await settings(page);
        await looksFine(page, 'copies-findings');
      });
    } finally {
      rmSync(profile, { recursive: true, force: true });
    }
  });

  it('a second copy follows on another drive, is missed while it is away, and opens on another machine by the recovery sheet', async () => {
    const profile = newProfile();
    const drive = join(profile, 'chosen', 'secondMirror');
    let code = '';
    try {
      await withApp(profile, async ({ page }) => {
        code = await firstRun(page);
        await settings(page);
        await page.getByRole('button', { name: 'Chọn thư mục trên ổ khác' }).click();
        await status(page)
          .getByText(/^Ổ khác \d\d:\d\d$/)
          .waitFor({ timeout: 60_000 });
        await looksFine(page, 'copies-second');
        renameSync(drive, `${drive}-away`);
        await writePlace(page, 'Hoàng Sơn Xa');
        await status(page)
          .getByText(/^Ổ khác chưa cắm/)
          .waitFor({ timeout: 60_000 });
        renameSync(`${drive}-away`, drive);
        await settings(page);
        await page.getByRole('button', { name: 'Tìm ổ ngay' }).click();
        await status(page)
          .getByText(/^Ổ khác \d\d:\d\d$/)
          .waitFor({ timeout: 60_000 });
      });
      rmSync(join(profile, 'desktop'), { recursive: true });
      rmSync(join(profile, 'chosen', 'restore'), { recursive: true });
      renameSync(drive, join(profile, 'chosen', 'restore'));

      await withApp(profile, async ({ page }) => {
        await page.getByRole('button', { name: 'Mở từ bản lưu dự phòng' }).click();
        await looksFine(page, 'from-copy');
        await page.getByRole('button', { name: 'Chọn thư mục' }).click();
        await page.getByRole('button', { name: 'Quên mật khẩu? Dùng phiếu khôi phục' }).click();
        await page.getByLabel('Mã trên phiếu').fill(code);
        await page.getByLabel('Mật khẩu mới').fill('sông rộng chảy qua bảy cánh đồng');
        await page.getByLabel('Nhập lại mật khẩu').fill('sông rộng chảy qua bảy cánh đồng');
        await page.getByRole('button', { name: 'Mở kho' }).click();
        await page.getByRole('heading', { name: 'Chưa có hồ sơ nào' }).waitFor({ timeout: 60_000 });
        expect(await placeNow(page)).toBe('Hoàng Sơn Xa');
        expect(existsSync(join(profile, 'desktop', 'ban-luu-du-phong'))).toBe(true);
      });
    } finally {
      rmSync(profile, { recursive: true, force: true });
    }
  });
});
