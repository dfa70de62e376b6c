import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeHosts, openApp, root } from './harness.ts';
import { axe, createDocument, firstRun, lockTimes, newCase, unlock, watchLocks } from './steps.ts';

const shots = join(root, 'tests/output/screens');
mkdirSync(shots, { recursive: true });

const gate = (page: Page) => page.getByRole('heading', { name: 'Mở kho hồ sơ' });
const paperOf = (page: Page) => page.getByRole('textbox', { name: 'Kết luận thanh tra' });
const p95 = (figures: number[]) => [...figures].sort((a, b) => a - b)[Math.ceil(figures.length * 0.95) - 1] ?? 0;

describeHosts('Lock without loss', kind => {
  it('locks within a second whatever is under way; every character, the cursor and the scroll are there afterwards', async () => {
    const app = await openApp(kind);
    const { page } = app;
    try {
      await firstRun(page);
      await watchLocks(page);
      await newCase(page);
      await page.getByRole('tab', { name: 'Văn bản', exact: true }).click();
      await page.getByRole('button', { name: 'Tạo văn bản' }).first().click();
      await page
        .getByRole('button', { name: /^Kết luận thanh tra/ })
        .last()
        .click();
      await page.getByRole('button', { name: 'Tạo và mở' }).click();
      const paper = paperOf(page);
      await paper.click();
      for (let line = 1; line <= 40; line++) {
        await page.keyboard.insertText(`Dòng thứ ${line}.`);
        await page.keyboard.press('Enter');
      }
      // In the middle of the text, in the middle of a word.
      for (let line = 0; line < 20; line++) await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Home');
      let expected = '';
      for (let trial = 0; trial < 6; trial++) {
        const word = `chữ${trial}`;
        const scroll = await page.evaluate(() => document.querySelector('.desk')?.scrollTop ?? -1);
        await page.keyboard.type(word);
        await page.keyboard.press('Control+l');
        await gate(page).waitFor({ timeout: 5_000 });
        expect(await page.getByText('Dòng thứ').count()).toBe(0);
        await unlock(page);
        await paper.waitFor({ timeout: 30_000 });
        expected += word;
        await expect.poll(() => paper.textContent(), { timeout: 10_000 }).toContain(`${expected}Dòng thứ 21.`);
        await expect.poll(() => paper.evaluate(element => element.contains(document.activeElement))).toBe(true);
        await expect
          .poll(() => page.evaluate(() => document.querySelector('.desk')?.scrollTop ?? -1))
          .toBeGreaterThanOrEqual(scroll - 2);
        await page.waitForTimeout(200);
      }

      // In the middle of a composition.
      const devtools = await app.context.newCDPSession(page);
      await devtools.send('Input.imeSetComposition', { text: 'ngườ', selectionStart: 4, selectionEnd: 4 });
      await page.keyboard.press('Control+l');
      await gate(page).waitFor({ timeout: 5_000 });
      await unlock(page);
      await paper.waitFor({ timeout: 30_000 });
      await expect.poll(() => paper.textContent(), { timeout: 10_000 }).toContain(`${expected}ngườDòng thứ 21.`);
      await page.screenshot({ path: join(shots, `${kind}-lock-after.png`) });

      // A dialog that nobody confirmed.
      await page.getByRole('navigation').getByRole('button', { name: 'Hồ sơ' }).click();
      await page.getByRole('button', { name: 'Tạo cuộc thanh tra', exact: true }).first().click();
      await page.getByRole('radio', { name: 'Không' }).check();
      await page.getByLabel('Tên cuộc thanh tra, trích yếu').pressSequentially('Thanh tra việc dở dang');
      await page.keyboard.press('Control+l');
      await gate(page).waitFor({ timeout: 5_000 });
      await unlock(page);
      const notice = page.getByRole('status', { name: 'Nội dung gõ dở trước khi khóa' });
      await notice.getByText('Thanh tra việc dở dang').waitFor({ timeout: 30_000 });
      await page.screenshot({ path: join(shots, `${kind}-lock-unsent.png`) });
      expect(await axe(page)).toEqual([]);
      await notice.getByRole('button', { name: 'Bỏ nội dung gõ dở' }).click();

      // A field that was not left.
      await page.getByRole('button', { name: 'Thiết lập' }).click();
      await page.getByRole('tab', { name: 'Cơ quan, ký hiệu' }).click();
      const place = page.getByLabel('Địa danh');
      await place.fill('Hoàng Sơn');
      await page.keyboard.type(' Tây');
      await page.keyboard.press('Control+l');
      await gate(page).waitFor({ timeout: 5_000 });
      await unlock(page);
      await page.getByRole('tab', { name: 'Cơ quan, ký hiệu' }).click({ timeout: 30_000 });
      expect(await place.inputValue()).toBe('Hoàng Sơn Tây');
      expect(await notice.count()).toBe(0);

      if (app.electron !== null)
        for (const event of ['suspend', 'lock-screen', 'user-did-resign-active', 'shutdown']) {
          await app.electron.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name as 'suspend'), event);
          await gate(page).waitFor({ timeout: 5_000 });
          await unlock(page);
          await page.getByRole('button', { name: 'Thiết lập' }).waitFor({ timeout: 30_000 });
        }

      const times = await lockTimes(page);
      console.log(
        `${kind}: ${times.length} locks, p95 ${p95(times).toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms`,
      );
      expect(times.length).toBeGreaterThanOrEqual(9);
      expect(Math.max(...times)).toBeLessThan(1_000);
      expect(app.problems).toEqual([]);
    } catch (error) {
      await page.screenshot({ path: join(shots, `${kind}-lock-FAILED.png`) });
      console.error(app.problems);
      throw error;
    } finally {
      await app.close();
    }
  }, 400_000);

  it('locks within a second while long work runs; what was done stays, what was not is done again', async () => {
    const app = await openApp(kind);
    const { page } = app;
    const button = (name: string | RegExp) => page.getByRole('button', { name });
    const folder = mkdtempSync(join(tmpdir(), 'khoa-'));
    const lockAndUnlock = async () => {
      await page.keyboard.press('Control+l');
      await gate(page).waitFor({ timeout: 5_000 });
      await unlock(page);
      await button('Thiết lập').waitFor({ timeout: 30_000 });
    };
    try {
      await firstRun(page);
      await watchLocks(page);

      // Files on their way in: three at once, the lock comes in the middle of one of them.
      await newCase(page);
      const names = ['một.bin', 'hai.bin', 'ba.bin'];
      const paths = names.map(name => join(folder, name));
      for (const [seed, path] of paths.entries()) writeFileSync(path, Buffer.alloc(30 * 1024 * 1024, `tệp ${seed}`));
      const intake = async () => {
        await page.getByRole('tab', { name: 'Tài liệu, chứng cứ' }).click();
        await page.locator('input[type=file]').first().setInputFiles(paths);
        await button('Nhập vào hồ sơ').click();
      };
      await intake();
      await page
        .getByText(/MB \/ \d+([,.]\d+)? MB/)
        .first()
        .waitFor({ timeout: 30_000 });
      await lockAndUnlock();
      await intake();
      for (const name of names) await page.getByRole('gridcell', { name }).first().waitFor({ timeout: 120_000 });
      for (const name of names) expect(await page.getByRole('gridcell', { name }).count()).toBe(1);
      await button('Kiểm tra toàn bộ tệp').click();
      await page.getByText('3/3 tệp còn nguyên vẹn').waitFor({ timeout: 60_000 });

      // A decrypted copy on its way out, and the dialog before it.
      await page.getByRole('gridcell', { name: 'một.bin' }).dblclick();
      await button('Lưu bản giải mã').click();
      await page.getByLabel('Lý do').fill('Gửi giám định');
      await lockAndUnlock();
      await page.getByText('Gửi giám định').first().waitFor({ timeout: 30_000 });
      await button('Bỏ nội dung gõ dở').click();
      await page.getByRole('gridcell', { name: 'một.bin' }).dblclick();
      await button('Lưu bản giải mã').click();
      await page.getByLabel('Lý do').fill('Gửi giám định lần hai');
      await button('Chọn nơi lưu').click();
      await lockAndUnlock();
      await page.waitForTimeout(1_000);

      // A document on its way to paper.
      await page.getByRole('tab', { name: 'Văn bản', exact: true }).click();
      await createDocument(page, 'Kết luận thanh tra (dự thảo và bản ban hành)');
      await paperOf(page).click();
      await page.keyboard.type('Chữ cuối trước khi xuất.');
      await page.getByText('Chữ cuối trước khi xuất.').waitFor();
      await button('Xuất văn bản').click();
      await page.getByRole('menuitem', { name: 'PDF/A' }).click();
      await lockAndUnlock();
      await page.getByText('Chữ cuối trước khi xuất.').waitFor({ timeout: 30_000 });
      await button('Xuất văn bản').click();
      await page.getByRole('menuitem', { name: 'PDF/A' }).click();
      const printed = await app.savedFile(/\.pdf$/);
      expect(readFileSync(printed).subarray(0, 5).toString()).toBe('%PDF-');
      // The copy that a lock cut off is no file: there is the whole of it, or nothing.
      for (const name of readdirSync(dirname(printed)))
        expect([/\.(pdf|bin)$/.test(name), statSync(join(dirname(printed), name)).size], name).toEqual([
          true,
          name.endsWith('.bin') ? 30 * 1024 * 1024 : readFileSync(printed).length,
        ]);

      // The sample case while it is built.
      await page.getByRole('navigation').getByRole('button', { name: 'Hồ sơ' }).click();
      await button('Mở hồ sơ mẫu').first().click();
      await page.getByText('Dựng hồ sơ mẫu').first().waitFor();
      await page.waitForTimeout(2_500);
      await lockAndUnlock();

      // Every byte being read.
      await button('Thiết lập').click();
      await page.getByRole('tab', { name: 'Sức khỏe hồ sơ' }).click();
      await button('Kiểm tra ngay').click();
      await page.waitForTimeout(300);
      await lockAndUnlock();
      await button('Thiết lập').click();
      await page.getByRole('tab', { name: 'Sức khỏe hồ sơ' }).click();
      await button('Kiểm tra ngay').click();
      await page.getByText(/^Kiểm tra gần nhất: \d\d:\d\d/).waitFor({ timeout: 120_000 });
      await page.screenshot({ path: join(shots, `${kind}-lock-health.png`) });

      const times = await lockTimes(page);
      console.log(`${kind}: ${times.length} locks during work, longest ${Math.max(...times).toFixed(0)} ms`);
      expect(times.length).toBeGreaterThanOrEqual(5);
      expect(Math.max(...times)).toBeLessThan(1_000);
      expect(app.problems.filter(problem => !problem.includes('saveAs: canceled'))).toEqual([]);
    } catch (error) {
      await page.screenshot({ path: join(shots, `${kind}-lock-work-FAILED.png`) });
      console.error(app.problems);
      throw error;
    } finally {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }, 400_000);
});
