import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeHosts, openApp, root } from './harness.ts';
import { axe, firstRun, unlock } from './steps.ts';

const shots = join(root, 'tests/output/screens');
mkdirSync(shots, { recursive: true });

const gate = (page: Page) => page.getByRole('heading', { name: 'Mở kho hồ sơ' });
const paperOf = (page: Page) => page.getByRole('textbox', { name: 'Kết luận thanh tra' });
const p95 = (figures: number[]) => [...figures].sort((a, b) => a - b)[Math.ceil(figures.length * 0.95) - 1] ?? 0;

/** Times each lock in the page: from the key, or the host's word, to the screen without a vault. */
async function watchLocks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const told = globalThis as unknown as { locks: number[] };
    told.locks = [];
    let begun = 0;
    let key = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey && event.key === 'l') key = performance.now();
    };
    window.addEventListener('keydown', onKey, true);
    new MutationObserver(() => {
      if (document.documentElement.dataset.locking !== undefined) begun = key || performance.now();
      else if (begun > 0) {
        told.locks.push(performance.now() - begun);
        begun = 0;
        key = 0;
      }
    }).observe(document.documentElement, { attributes: true, attributeFilter: ['data-locking'] });
  });
}
const lockTimes = (page: Page) => page.evaluate(() => (globalThis as unknown as { locks: number[] }).locks);

async function newCase(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tạo cuộc thanh tra', exact: true }).first().click();
  await page.getByRole('radio', { name: 'Không' }).check();
  await page.getByLabel('Người xác định (họ tên, chức vụ)').fill('Trần Văn Hải, Chánh Thanh tra');
  await page.getByLabel('Tên cuộc thanh tra, trích yếu').fill('Thanh tra việc quản lý đất đai tại huyện Tân Lạc');
  await page.getByRole('button', { name: 'Tạo hồ sơ', exact: true }).click();
  await page.getByRole('tab', { name: 'Tổng quan' }).waitFor({ timeout: 30_000 });
}

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
      await page.getByRole('tab', { name: 'Người dùng, cơ quan' }).click();
      const place = page.getByLabel('Địa danh');
      await place.fill('Hoàng Sơn');
      await page.keyboard.type(' Tây');
      await page.keyboard.press('Control+l');
      await gate(page).waitFor({ timeout: 5_000 });
      await unlock(page);
      await page.getByRole('tab', { name: 'Người dùng, cơ quan' }).click({ timeout: 30_000 });
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
});
