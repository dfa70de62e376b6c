import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeDesktop, describeHosts, newProfile, openApp, root } from './harness.ts';
import { axe, firstRun, openSample, PASSPHRASE } from './steps.ts';

const shots = join(root, 'tests/output/screens');
mkdirSync(shots, { recursive: true });

async function backupSettings(page: Page): Promise<void> {
  await page.getByText('Thiết lập', { exact: true }).first().click();
  await page.getByRole('tab', { name: 'Sao lưu, khôi phục' }).click();
}

/** From a first screen or a dialog: opens what was found and takes everything. */
async function takeBackup(page: Page, secret: 'passphrase' | { code: string }): Promise<void> {
  await page.getByRole('radio').first().waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  if (secret === 'passphrase') await page.getByLabel('Mật khẩu', { exact: true }).last().fill(PASSPHRASE);
  else {
    await page.getByText('Phiếu khôi phục', { exact: true }).click();
    await page.getByLabel('Mã trên phiếu').fill(secret.code);
  }
  await page.getByRole('button', { name: 'Mở bản sao lưu' }).click();
  await page.getByRole('table', { name: 'Hồ sơ trong bản sao lưu' }).waitFor({ timeout: 60_000 });
}

describeDesktop('Backups in a folder', () => {
  it('are proven, brought back on a new machine by the recovery sheet, and damage is named', async () => {
    const profile = newProfile();
    const drive = join(profile, 'chosen', 'backup');
    try {
      const app = await openApp('desktop', { profile });
      let code = '';
      try {
        const { page } = app;
        code = await firstRun(page);
        await openSample(page);
        await page.getByRole('contentinfo').getByText('Chưa sao lưu').waitFor();
        await backupSettings(page);
        await page.getByRole('button', { name: 'Thêm thư mục sao lưu' }).click();
        await page
          .getByText(/^Đã kiểm chứng .*: 1 hồ sơ, \d+ mục nhật ký, \d+ tờ, \d+ tệp/)
          .waitFor({ timeout: 120_000 });
        await page
          .getByRole('contentinfo')
          .getByText(/^Sao lưu \d\d:\d\d$/)
          .waitFor();
        await page.screenshot({ path: join(shots, 'desktop-backups.png') });
        expect(await axe(page)).toEqual([]);

        // The drive is pulled: a clear refusal, and the next one goes on.
        renameSync(drive, `${drive}-away`);
        await page.getByRole('button', { name: 'Sao lưu ngay' }).click();
        await page.getByText(/^Lần sao lưu .* không xong/).waitFor({ timeout: 60_000 });
        renameSync(`${drive}-away`, drive);
        await page.getByRole('button', { name: 'Sao lưu ngay' }).click();
        await page.getByText(/^Lần sao lưu .* không xong/).waitFor({ state: 'hidden', timeout: 60_000 });

        await page.getByRole('button', { name: 'Xem các bản, khôi phục' }).click();
        await page.getByRole('button', { name: 'Xem thư mục này' }).click();
        await takeBackup(page, 'passphrase');
        await page.getByText('Giống hệt').waitFor();
        await page.screenshot({ path: join(shots, 'desktop-restore-cases.png') });
        expect(await axe(page)).toEqual([]);
        expect(app.problems).toEqual([]);
      } finally {
        await app.close();
      }

      // Another machine: nothing but the drive and the sheet.
      rmSync(join(profile, 'desktop'), { recursive: true });
      rmSync(join(profile, 'chosen', 'restore'), { recursive: true });
      renameSync(drive, join(profile, 'chosen', 'restore'));
      const other = await openApp('desktop', { profile });
      try {
        const { page } = other;
        await page.getByRole('button', { name: 'Khôi phục từ bản sao lưu' }).click();
        await page.getByRole('button', { name: 'Chọn thư mục sao lưu' }).click();
        await takeBackup(page, { code });
        await page.screenshot({ path: join(shots, 'desktop-restore-first-run.png') });
        await page.getByRole('button', { name: 'Khôi phục 1 hồ sơ' }).click();
        await page.getByText(/^Đã khôi phục 1 hồ sơ: thêm \d+ mục nhật ký/).waitFor({ timeout: 120_000 });
        expect(await axe(page)).toEqual([]);
        await page.getByRole('button', { name: 'Mở kho' }).click();
        await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSPHRASE);
        await page.keyboard.press('Enter');
        await page.getByText('MẪU').first().click({ timeout: 60_000 });
        await page.getByRole('tab', { name: 'Tài liệu, chứng cứ' }).click();
        await page.getByText('41').first().waitFor({ timeout: 30_000 });
        expect(other.problems).toEqual([]);
      } finally {
        await other.close();
      }
    } finally {
      rmSync(profile, { recursive: true, force: true });
    }
  });
});

describeHosts('A backup as one file', kind => {
  it('is saved, proven when chosen again, and refused with its fault when altered', async () => {
    const app = await openApp(kind);
    const { page } = app;
    try {
      await firstRun(page);
      await openSample(page);
      await backupSettings(page);
      await page.getByRole('button', { name: 'Lưu tệp sao lưu' }).click();
      const path = await app.savedFile(/\.minhchung$/);
      await page.getByText(/chưa kiểm chứng\. Chọn lại tệp này/).waitFor({ timeout: 60_000 });
      const chooser = page.locator('input[type=file][accept=".minhchung"]').first();
      await chooser.setInputFiles(path);
      await page.getByText(/^Đã mở, giải mã và đếm lại .*: đạt\.$/).waitFor({ timeout: 60_000 });
      await page.screenshot({ path: join(shots, `${kind}-backup-file.png`) });
      expect(await axe(page)).toEqual([]);

      const bytes = readFileSync(path);
      const middle = Math.floor(bytes.length / 2);
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      const altered = path.replace('.minhchung', '-hong.minhchung');
      writeFileSync(altered, bytes);
      await chooser.setInputFiles(altered);
      await page.getByText('Bản sao lưu có chỗ không đạt').waitFor({ timeout: 60_000 });
      expect(app.problems).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
