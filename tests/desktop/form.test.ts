import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { editedWord } from '../fixtures/wordFile.ts';
import { describeHosts, root } from './harness.ts';
import { openSampleApp } from './sample.ts';
import { axe } from './steps.ts';

const shots = join(root, 'tests/output/screens');

describeHosts('Form checker', kind => {
  it('beside the text: finds, fixes, takes back, lets stand; and on a Word file from the disk', async () => {
    await mkdir(shots, { recursive: true });
    const app = await openSampleApp(kind);
    const { page } = app;
    const wrong: string[] = [];
    const looksFine = async (name: string) => {
      // A tooltip under the pointer stands outside every landmark.
      await page.mouse.move(2, 2);
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(shots, `${kind}-form-${name}.png`) });
      for (const each of await axe(page)) wrong.push(`${name}: ${each}`);
    };
    try {
      await page.getByRole('tab', { name: 'Văn bản', exact: true }).click();
      const paper = page.getByRole('textbox', { name: 'Kết luận thanh tra' });
      await paper.click();
      await page.keyboard.press('Control+End');
      await page.keyboard.press('Enter');
      await page.keyboard.type('Nội dung này trái Khoản 2 điều 36 và nghị định số 26/2020/NĐ-CP.');
      const bar = page.getByRole('region', { name: 'Kết luận thanh tra' });
      await bar.getByRole('button', { name: 'Kiểm tra thể thức' }).click();
      const panel = page.getByRole('complementary', { name: 'Kiểm tra thể thức' });
      const item = (text: string) => panel.getByRole('listitem').filter({ hasText: text });
      const clause = item('«khoản», «điểm» viết thường');
      await clause.waitFor();
      await item('không có hiệu lực vào ngày của văn bản này: 26/2020/NĐ-CP → Nghị định số 63/2026/NĐ-CP').waitFor();
      await looksFine('panel');

      await clause.getByRole('button', { name: /^Sửa: khoản 2/ }).click();
      await expect.poll(() => paper.textContent()).toContain('trái khoản 2 điều 36');
      await clause.waitFor({ state: 'detached' });
      await paper.press('Control+z');
      await expect.poll(() => paper.textContent()).toContain('trái Khoản 2 điều 36');
      await clause.waitFor();

      await panel.getByRole('button', { name: /^Sửa \d+ chỗ chắc chắn$/ }).click();
      await expect.poll(() => paper.textContent()).toContain('trái khoản 2 Điều 36 và Nghị định số 26/2020/NĐ-CP');
      await clause.waitFor({ state: 'detached' });

      const basis = item('không có hiệu lực');
      await basis.getByRole('button', { name: 'Để nguyên' }).click();
      await page.getByLabel('Lý do').fill('Hành vi xảy ra khi nghị định cũ còn hiệu lực.');
      await page.keyboard.press('Enter');
      await basis.waitFor({ state: 'detached' });
      await panel.getByRole('button', { name: 'Đã để nguyên 1' }).click();
      await item('Hành vi xảy ra khi nghị định cũ còn hiệu lực.').waitFor();
      await looksFine('ignored');
      await panel.getByRole('button', { name: 'Đã để nguyên 1' }).click();

      const byOffice = panel.getByRole('checkbox', { name: 'Nêu cá nhân theo chức vụ' });
      await byOffice.click();
      await expect.poll(() => byOffice.isChecked()).toBe(true);
      await looksFine('by-office');

      await page.getByRole('button', { name: 'Xuất văn bản' }).click();
      await page.getByRole('menuitem', { name: 'Word (DOCX)' }).click();
      const docx = new Uint8Array(await readFile(await app.savedFile(/\.docx$/)));

      await page.getByRole('navigation').getByRole('button', { name: 'Kiểm tra thể thức' }).click();
      await page.getByRole('heading', { name: 'Kiểm tra thể thức tệp Word' }).waitFor();
      const input = page.locator('input[type=file]').first();
      const give = (name: string, bytes: Uint8Array) =>
        input.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
      await give('hỏng.docx', new TextEncoder().encode('không phải Word'));
      await page.getByText('Tệp hỏng.docx không phải văn bản Word (.docx) đọc được.').waitFor();
      await give('sai lề.docx', editedWord(docx, [['document', 'w:left="1701"', 'w:left="1134"']]));
      await page.getByText('Lề trên, dưới 20–25 mm; lề trái 30–35 mm; lề phải 15–20 mm.').waitFor();
      await page.getByText('lề trái 20 mm (30–35 mm)').waitFor();
      await looksFine('file');
      expect(wrong).toEqual([]);
      expect(app.problems).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
