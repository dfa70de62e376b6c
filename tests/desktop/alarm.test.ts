import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { electronProgram } from '../../build/electronRuntime.mjs';
import { desktopIsMissing, newProfile, type OpenedApp, openApp, root } from './harness.ts';
import { SmallDisk, smallDiskIsMissing } from './smallDisk.ts';
import { axe, createDocument, firstRun, newCase, openSettings, unlock } from './steps.ts';

const shots = join(root, 'tests/output/screens');
mkdirSync(shots, { recursive: true });
const missing = desktopIsMissing ?? smallDiskIsMissing;
const FORM = 'Kết luận thanh tra (dự thảo và bản ban hành)';
const TITLE = 'Thanh tra việc quản lý đất đai tại huyện Tân Lạc';

const paperOf = (page: Page) => page.getByRole('textbox', { name: 'Kết luận thanh tra' });
const alarmOf = (page: Page) => page.getByRole('alert').filter({ hasText: 'Không ghi được xuống ổ đĩa' });
const status = (page: Page) => page.getByRole('contentinfo');

async function newDocument(page: Page): Promise<Locator> {
  await newCase(page);
  await page.getByRole('tab', { name: 'Văn bản', exact: true }).click();
  await createDocument(page, FORM);
  await paperOf(page).click();
  return paperOf(page);
}

interface Refusal {
  /** Typed again and again, with a number. */
  readonly word: string;
  /** What the alarm says is to be done. */
  readonly remedy: RegExp;
  cause(): void;
  cure(): void;
}

/** Types until the program says that it cannot save, then until it can again. */
async function typeThrough(page: Page, { word, remedy, cause, cure }: Refusal): Promise<void> {
  const paper = paperOf(page);
  const alarm = alarmOf(page);
  cause();
  try {
    for (let i = 0; i < 60 && !(await alarm.isVisible()); i++) {
      await page.keyboard.insertText(`${word}${i} `);
      await page.waitForTimeout(150);
    }
    await alarm.waitFor({ timeout: 5_000 });
    expect(await alarm.textContent()).toMatch(remedy);
    await status(page).getByText('Không ghi được xuống ổ đĩa').waitFor();
    await expect.poll(() => paper.getAttribute('contenteditable')).toBe('false');
    const typed = (await paper.textContent()) ?? '';
    expect(typed).toContain(`${word}0`); // what is not saved stays in sight
    await page.keyboard.type('sau khi đã dừng');
    expect(await paper.textContent()).toBe(typed);
    await page.screenshot({ path: join(shots, `desktop-alarm-${word}.png`) });
    expect(await axe(page)).toEqual([]);
    cure();
    await alarm.waitFor({ state: 'hidden', timeout: 30_000 });
    await expect.poll(() => paper.getAttribute('contenteditable')).toBe('true');
    for (const each of typed.match(new RegExp(`${word}\\d+`, 'g')) ?? [])
      expect(await paper.textContent()).toContain(each);
  } catch (error) {
    cure(); // else the window asks before it closes
    throw error;
  }
  await paper.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(`xong${word} `);
  await expect.poll(() => paper.textContent()).toContain(`xong${word}`);
}

/** As a laptop that sleeps: nothing of the program runs, whatever it was doing. */
async function sleep(app: OpenedApp, ms: number): Promise<void> {
  const pid = app.electron?.process().pid;
  if (pid === undefined) throw new Error('no process');
  const group = Number(execFileSync('ps', ['-o', 'pgid=', '-p', String(pid)], { encoding: 'utf8' }).trim());
  process.kill(-group, 'SIGSTOP');
  await new Promise(resolve => setTimeout(resolve, ms));
  process.kill(-group, 'SIGCONT');
}

/** A second start on the same vault: it ends by itself. @returns its code */
async function secondStart(profile: string): Promise<number | null> {
  const child = spawn(
    electronProgram(root) ?? '',
    ['--no-sandbox', `--user-data-dir=${join(profile, 'desktop')}`, root],
    { stdio: 'ignore' },
  );
  const [code] = await once(child, 'exit');
  return code as number | null;
}

/** Runs a walk with small disks, which go away whatever happens. */
async function withDisks(walk: (profile: string, disk: (folder: string, mib: number) => SmallDisk) => Promise<void>) {
  const profile = newProfile();
  const disks: SmallDisk[] = [];
  try {
    await walk(profile, (folder, mib) => {
      const made = new SmallDisk(join(profile, folder), mib);
      disks.unshift(made);
      return made;
    });
  } finally {
    for (const each of disks) each.destroy();
    rmSync(profile, { recursive: true, force: true });
  }
}

describe.skipIf(missing !== null)(`The disk refuses (desktop${missing === null ? '' : `: ${missing}`})`, () => {
  it('is told, stops at the first change that is not saved, keeps it in sight, and goes on when the cause is gone', () =>
    withDisks(async (profile, disk) => {
      const whole = disk('desktop', 300);
      const copy = disk('desktop/ban-luu-du-phong', 48);
      let words = '';
      const app = await openApp('desktop', { profile });
      try {
        const { page } = app;
        await firstRun(page);
        const paper = await newDocument(page);
        await page.keyboard.type('Mở đầu. ');
        await typeThrough(page, {
          word: 'bảnlưuđầy',
          remedy: /dung lượng/,
          cause: () => copy.fill(),
          cure: () => copy.free(),
        });
        await typeThrough(page, {
          word: 'khođầy',
          remedy: /dung lượng/,
          cause: () => whole.fill(),
          cure: () => whole.free(),
        });
        const typing = page.keyboard.type('ngủ giữa chừng khi đang gõ ', { delay: 20 });
        await sleep(app, 1_500);
        await typing;
        await expect.poll(() => paper.textContent()).toContain('ngủ giữa chừng khi đang gõ');
        expect(await secondStart(profile)).toBe(0);
        await page.keyboard.type('và một mình ');
        await page.waitForTimeout(1_200); // what is typed is sent within a second
        expect(await alarmOf(page).count()).toBe(0);
        words = (await paper.textContent()) ?? '';
      } finally {
        whole.free();
        copy.free();
        await alarmOf(app.page).waitFor({ state: 'hidden', timeout: 15_000 }); // else the window asks before it closes
        await app.close();
      }
      const again = await openApp('desktop', { profile });
      try {
        const { page } = again;
        await unlock(page);
        await page.getByText(TITLE).first().click({ timeout: 30_000 });
        await page.getByRole('tab', { name: 'Văn bản', exact: true }).click();
        await expect.poll(() => paperOf(page).textContent(), { timeout: 20_000 }).toContain('xongkhođầy');
        const kept = (await paperOf(page).textContent()) ?? '';
        for (const each of words.match(/[^\s.…]+\d+/g) ?? []) expect(kept).toContain(each);
        // Nor had the vault to be rebuilt: Chromium found its own IndexedDB whole.
        expect(await page.getByRole('alert').allTextContents()).toEqual([]);
      } finally {
        await again.close();
      }
    }));

  it('drives that are pulled in the middle of a second copy and of a backup stop neither the work nor the next try', () =>
    withDisks(async (profile, disk) => {
      const second = disk('chosen/secondMirror', 200);
      const backup = disk('chosen/backup', 200);
      const file = join(profile, 'ban-do.bin');
      writeFileSync(
        file,
        Uint8Array.from({ length: 40_000_000 }, (_, at) => (at * 31 + (at >> 9)) & 255),
      );
      const app = await openApp('desktop', { profile });
      try {
        const { page } = app;
        await firstRun(page);
        await openSettings(page, 'Bản lưu dự phòng');
        await page.getByRole('button', { name: 'Chọn thư mục trên ổ khác' }).click();
        await status(page)
          .getByText(/^Ổ khác \d\d:\d\d$/)
          .waitFor({ timeout: 30_000 });
        await page.getByRole('navigation').getByRole('button', { name: 'Hồ sơ' }).click();
        const paper = await newDocument(page);
        const typing = page.keyboard.type('chữ gõ lúc rút ổ đĩa thứ hai ra khỏi máy ', { delay: 20 });
        await page.waitForTimeout(300);
        second.pull();
        await typing;
        await status(page)
          .getByText(/^Ổ khác chưa cắm/)
          .waitFor({ timeout: 30_000 });
        expect(await alarmOf(page).count()).toBe(0);
        expect(await paper.getAttribute('contenteditable')).toBe('true');

        await page.getByRole('tab', { name: 'Tài liệu, chứng cứ' }).click();
        await page.locator('input[type=file]').first().setInputFiles(file);
        await page.getByRole('button', { name: 'Nhập vào hồ sơ' }).click();
        await page.getByText('Đã nhập 1/1 tệp vào hồ sơ').waitFor({ timeout: 60_000 });
        await openSettings(page, 'Sao lưu, khôi phục');
        const empty = backup.usedBytes;
        const begun = page.getByRole('button', { name: 'Thêm thư mục sao lưu' }).click();
        await expect.poll(() => backup.usedBytes - empty, { interval: 2, timeout: 30_000 }).toBeGreaterThan(1_000_000);
        backup.pull();
        await begun;
        await page.getByText(/^Lần sao lưu .* không xong/).waitFor({ timeout: 60_000 });
        await page.screenshot({ path: join(shots, 'desktop-alarm-backup-pulled.png') });
        expect(await axe(page)).toEqual([]);
        backup.plugIn();
        await page.getByRole('button', { name: 'Sao lưu ngay' }).click();
        await page.getByText(/^Đã kiểm chứng .*: 1 hồ sơ/).waitFor({ timeout: 60_000 });

        second.plugIn();
        await openSettings(page, 'Bản lưu dự phòng');
        await page.getByRole('button', { name: 'Tìm ổ ngay' }).click();
        await status(page)
          .getByText(/^Ổ khác \d\d:\d\d$/)
          .waitFor({ timeout: 60_000 });
      } finally {
        await app.close();
      }
    }));
});
