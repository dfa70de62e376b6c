import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeDesktop, describeHosts, newProfile, root } from './harness.ts';
import { openSampleApp } from './sample.ts';
import { axe } from './steps.ts';

const shots = join(root, 'tests/output/screens');
mkdirSync(shots, { recursive: true });

async function looksFine(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(shots, `${name}.png`) });
  expect(await axe(page), name).toEqual([]);
}

async function healthOfCase(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mục khác của hồ sơ' }).click();
  await page.getByRole('menuitem', { name: 'Kiểm tra sức khỏe hồ sơ' }).click();
}

async function healthOfVault(page: Page): Promise<void> {
  await page.getByText('Thiết lập', { exact: true }).first().click();
  await page.getByRole('tab', { name: 'Sức khỏe hồ sơ' }).click();
}

/** Largest file below a folder whose path holds this part: its damage is surely noticed. */
function fileBelow(folder: string, part: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.includes(part) && statSync(join(folder, name)).isFile())
    .toSorted((a, b) => statSync(join(folder, b)).size - statSync(join(folder, a)).size)[0];
  if (found === undefined) throw new Error(`no ${part} below ${folder}`);
  return join(folder, found);
}

function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

describeHosts('Health check of a sound vault', kind => {
  it('says what was read, is remembered, and goes into a file', async () => {
    const app = await openSampleApp(kind);
    const { page } = app;
    try {
      await page.getByText('Chưa kiểm tra lần nào').waitFor();
      await healthOfCase(page);
      await page.getByRole('heading', { name: 'Chưa kiểm tra lần nào' }).waitFor();
      await looksFine(page, `${kind}-health-never`);
      await page.getByRole('button', { name: 'Kiểm tra ngay' }).click();
      await page.getByText(/^Kiểm tra gần nhất: \d\d:\d\d .*không có gì sai$/).waitFor({ timeout: 120_000 });
      await page.getByText(/Đã đọc: [1-9][\d.]* mục nhật ký, [1-9][\d.]* chữ ký; 46 tệp chứng cứ/).waitFor();
      await looksFine(page, `${kind}-health-fine`);
      await page.getByRole('button', { name: 'Lưu kết quả ra tệp' }).click();
      const saved = readFileSync(await app.savedFile(/^Ket-qua-kiem-tra-suc-khoe-.*\.txt$/), 'utf8');
      expect(saved).toContain('Không tìm thấy gì sai');
      expect(saved).toContain('46 tệp chứng cứ');
      await page.getByRole('tab', { name: 'Tổng quan' }).click();
      await page.getByText(/^Kiểm tra gần nhất: .*không có gì sai/).waitFor();
      await healthOfVault(page);
      await page.getByRole('button', { name: 'Kiểm tra ngay' }).click();
      await page.getByText(/Đã đọc: 1 hồ sơ/).waitFor({ timeout: 120_000 });
      await looksFine(page, `${kind}-health-vault`);
      expect(app.problems).toEqual([]);
    } finally {
      await app.close();
    }
  });
});

describeDesktop('Health check of a damaged vault', () => {
  it('names what was altered on the disk, mends it from the other copy, and sweeps only what is shown', async () => {
    const profile = newProfile();
    const mirror = join(profile, 'desktop', 'ban-luu-du-phong');
    const app = await openSampleApp('desktop', { profile });
    const { page } = app;
    const found = page.getByRole('table', { name: 'Những điều tìm thấy' });
    try {
      await page
        .getByRole('contentinfo')
        .getByText(/^Dự phòng \d\d:\d\d$/)
        .waitFor({ timeout: 60_000 });
      const journal = fileBelow(mirror, '/journals/');
      const blob = fileBelow(mirror, '/blobs/');
      flipByte(journal, statSync(journal).size >> 1);
      flipByte(blob, statSync(blob).size >> 1);
      const orphan = blob.replace(/[0-9a-f]{32}(\.\d{6})$/, `${'ab'.repeat(16)}$1`);
      copyFileSync(blob, orphan);

      await healthOfVault(page);
      await page.getByRole('button', { name: 'Kiểm tra ngay' }).click();
      await found.getByText('Tệp của bản lưu bị hỏng').waitFor({ timeout: 120_000 });
      await found.getByText('Bản lưu dự phòng còn thiếu').waitFor();
      await found.getByText('Tệp chứng cứ thiếu phần').waitFor();
      await found.getByText('Tệp thừa', { exact: true }).waitFor();
      expect(await found.getByText('Không mất gì: còn một bản đủ.').count()).toBe(3);
      await looksFine(page, 'desktop-health-damaged');

      await page.getByRole('button', { name: 'Sửa tất cả chỗ sửa được (3)' }).click();
      await found.getByText('Tệp của bản lưu bị hỏng').waitFor({ state: 'detached', timeout: 120_000 });
      await page.getByText(/1 điều cần xem$/).waitFor();
      expect(await found.getByRole('row').count()).toBe(2);
      await found.getByRole('button', { name: /^Dọn tệp này/ }).click();
      await page.getByRole('dialog', { name: 'Dọn tệp thừa' }).waitFor();
      await looksFine(page, 'desktop-health-sweep');
      await page.getByRole('button', { name: 'Xóa các tệp này' }).click();
      await page.getByText(/không có gì sai$/).waitFor({ timeout: 120_000 });
      expect(() => statSync(orphan)).toThrow();
      await looksFine(page, 'desktop-health-mended');

      // Dark and English, with something to see.
      const again = fileBelow(mirror, '/blobs/');
      flipByte(again, statSync(again).size >> 1);
      await page.getByRole('tab', { name: 'Hiển thị' }).click();
      await page.getByText('Tối', { exact: true }).click();
      await page.getByText('English', { exact: true }).click();
      await page.getByRole('tab', { name: 'Health', exact: true }).click();
      await page.getByRole('button', { name: 'Check again' }).click();
      await page.getByText('Evidence file lacks chunks').waitFor({ timeout: 120_000 });
      await looksFine(page, 'desktop-health-dark-en');
      await page.getByRole('button', { name: /^Take from the other copy/ }).click();
      await page.getByText(/nothing is wrong$/).waitFor({ timeout: 120_000 });
      expect(app.problems).toEqual([]);
    } finally {
      await app.close();
      rmSync(profile, { recursive: true, force: true });
    }
  });
});
