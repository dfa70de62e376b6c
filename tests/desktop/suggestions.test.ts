import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { describeHosts, root } from './harness.ts';
import { openSampleApp } from './sample.ts';
import { axe } from './steps.ts';

const shots = join(root, 'tests/output/screens');

describeHosts('Suggestions', kind => {
  it('are typed, listed, accepted and rejected; what leaves the house is the accepted text', async () => {
    await mkdir(shots, { recursive: true });
    const app = await openSampleApp(kind);
    const { page } = app;
    const wrong: string[] = [];
    const looksFine = async (name: string) => {
      await page.mouse.move(2, 2);
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(shots, `${kind}-suggestions-${name}.png`) });
      for (const each of await axe(page)) wrong.push(`${name}: ${each}`);
    };
    try {
      await page.getByRole('tab', { name: 'Văn bản', exact: true }).click();
      const paper = page.getByRole('textbox', { name: 'Kết luận thanh tra' });
      const bar = page.getByRole('region', { name: 'Kết luận thanh tra' });
      await paper.click();
      await page.keyboard.press('Control+Home');
      await bar.getByRole('button', { name: 'Đề nghị sửa (Ctrl+Alt+E)' }).click();
      await bar.getByText('Đang đề nghị sửa:').waitFor();
      for (let i = 0; i < 9; i++) await page.keyboard.press('Delete');
      await page.keyboard.type('Căn cứ ');
      await page.keyboard.press('Control+End');
      await page.keyboard.press('Enter');
      await page.keyboard.type('Một đoạn được đề nghị thêm.');
      await page.keyboard.press('Control+Alt+2');
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Control+Alt+3');
      expect(await paper.locator('del.suggestion').allTextContents()).toEqual(['Thực hiện']);
      expect(await paper.locator('ins.suggestion').allTextContents()).toEqual([
        'Căn cứ ',
        'Một đoạn được đề nghị thêm.',
      ]);

      await bar.getByRole('button', { name: 'Đề nghị sửa, nhận xét' }).click();
      const panel = page.getByRole('complementary', { name: 'Đề nghị sửa, nhận xét' });
      const items = panel.getByRole('list', { name: 'Các đề nghị sửa' }).getByRole('listitem');
      await expect.poll(() => items.count()).toBe(3);
      await items.first().getByText('Thực hiện').waitFor();
      await looksFine('panel');
      await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'dark'));
      await looksFine('panel-dark');
      await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'light'));

      await page.getByRole('button', { name: 'Xuất văn bản' }).click();
      await page.getByRole('menuitem', { name: 'Word (DOCX)' }).click();
      const docx = new Uint8Array(await readFile(await app.savedFile(/\.docx$/)));
      const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array());
      expect(xml).toContain('Căn cứ ');
      expect(xml).toContain('Một đoạn được đề nghị thêm.');
      expect(xml).not.toContain('Thực hiện Quyết định thanh tra số');

      await panel.getByRole('combobox', { name: 'Loại đề nghị' }).click();
      await page.getByRole('option', { name: 'Bớt' }).click();
      await expect.poll(() => items.count()).toBe(1);
      await panel.getByRole('button', { name: 'Từ chối 1 đề nghị' }).click();
      await expect.poll(() => paper.locator('del.suggestion').count()).toBe(0);
      expect(await paper.textContent()).toMatch(/^Thực hiện Quyết định/);
      await panel.getByRole('combobox', { name: 'Loại đề nghị' }).click();
      await page.getByRole('option', { name: 'Mọi loại' }).click();
      await expect.poll(() => items.count()).toBe(2);
      await panel.getByRole('button', { name: 'Đề nghị sau' }).click();
      await items.last().getByRole('button', { name: 'Chấp nhận' }).click();
      await expect.poll(() => items.count()).toBe(1);
      await bar.getByRole('button', { name: 'Đề nghị sửa (Ctrl+Alt+E)' }).click();
      await expect.poll(() => bar.getByText('Đang đề nghị sửa:').count()).toBe(0);

      // A comment on words, answered, resolved; a click on its words finds it again.
      await paper.click();
      await page.keyboard.press('Control+Home');
      for (let i = 0; i < 8; i++) await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Control+Alt+m');
      const body = panel.getByRole('textbox', { name: 'Nội dung nhận xét' });
      await expect.poll(() => body.evaluate(element => element === document.activeElement)).toBe(true);
      await page.keyboard.type('Nêu rõ căn cứ.');
      await page.keyboard.press('Control+Enter');
      const remark = panel.getByRole('list', { name: 'Các nhận xét' }).getByRole('listitem').first();
      await remark.getByText('Nêu rõ căn cứ.').waitFor();
      await remark.getByRole('button', { name: 'Trả lời' }).click();
      await remark.getByRole('textbox', { name: 'Trả lời' }).fill('Đã bổ sung.');
      await remark.getByRole('button', { name: 'Lưu' }).click();
      await remark.getByText('Đã bổ sung.').waitFor();
      await looksFine('remarks');
      await panel.getByText(/^Đề nghị sửa \(/).click();
      await paper.locator('.remarked').first().click();
      await remark.getByRole('button', { name: 'Đã giải quyết' }).click();
      await remark.getByRole('button', { name: 'Mở lại' }).waitFor();
      await expect.poll(() => paper.locator('.remarked').count()).toBe(0);
      await panel.getByText(/^Nhận xét \(0\)/).waitFor();
      expect(wrong).toEqual([]);
      expect(app.problems).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
