import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { editedWord } from '../fixtures/wordFile.ts';
import { describeHosts, root } from './harness.ts';
import { openSampleApp } from './sample.ts';
import { axe } from './steps.ts';

const shots = join(root, 'tests/output/screens');
mkdirSync(shots, { recursive: true });

describeHosts('A text that comes back from Word', kind => {
  it('is compared, entered as suggestions or taken over, and citations stay alive', async () => {
    const app = await openSampleApp(kind);
    const { page } = app;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const dialog = page.getByRole('dialog', { name: 'Nhập từ tệp Word' });
    const give = (name: string, bytes: Uint8Array) =>
      dialog
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
    try {
      await page.getByRole('tab', { name: 'Văn bản', exact: true }).click();
      const paper = page.getByRole('textbox', { name: 'Kết luận thanh tra' });
      await paper.waitFor();
      const citations = () => paper.locator('.citation').count();
      await button('Xuất văn bản').click();
      await page.getByRole('menuitem', { name: /Word/ }).click();
      const file = readFileSync(await app.savedFile(/\.docx$/));

      const alive = await citations();
      expect(alive).toBeGreaterThan(30);

      // Nothing was changed in Word: nothing would change here.
      await button('Nhập từ tệp Word').click();
      await give('không sửa.docx', file);
      await dialog.getByText('không sửa.docx: nội dung giống bản đang soạn.').waitFor({ timeout: 30_000 });
      expect(await axe(page)).toEqual([]);

      // A clerk changed words in Word.
      await give(
        'đã sửa.docx',
        editedWord(file, [['document', 'Dự toán 04 công trình', 'Dự toán 05 (năm) công trình']]),
      );
      await dialog.getByText(/^đã sửa\.docx: thêm 0, bớt 0, sửa 1, /).waitFor({ timeout: 30_000 });
      await page.screenshot({ path: join(shots, `${kind}-from-word.png`) });
      expect(await axe(page)).toEqual([]);
      await button('Ghi thành đề nghị sửa').click();
      await dialog.waitFor({ state: 'hidden' });
      const suggested = paper.locator('ins, [data-insertion]').filter({ hasText: '(năm)' });
      await suggested.first().waitFor();
      await page.screenshot({ path: join(shots, `${kind}-from-word-suggested.png`) });
      expect(await citations()).toBe(alive);

      // With open suggestions nothing is taken over them.
      await button('Nhập từ tệp Word').click();
      await give('đã sửa.docx', file);
      await dialog.getByText(/^Văn bản còn \d+ đề nghị sửa chưa xử lý/).waitFor({ timeout: 30_000 });
      expect(await button('Thay vào văn bản').isDisabled()).toBe(true);
      await give('hỏng.docx', new TextEncoder().encode('không phải Word'));
      await dialog.getByRole('alert').first().waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await paper.click();
      await page.keyboard.press('Control+z');
      await suggested.first().waitFor({ state: 'detached' });

      await button('Nhập từ tệp Word').click();
      await give(
        'đã sửa.docx',
        editedWord(file, [['document', 'Dự toán 04 công trình', 'Dự toán 05 (năm) công trình']]),
      );
      await button('Thay vào văn bản').click();
      await dialog.waitFor({ state: 'hidden' });
      await paper.getByText('Dự toán 05 (năm) công trình').first().waitFor();
      expect(await citations()).toBe(alive);
      await button('Phiên bản')
        .or(page.getByRole('button', { name: 'Các phiên bản' }))
        .first()
        .click();
      await page.getByText('Trước khi nhập «đã sửa.docx»').first().waitFor();
      await page.keyboard.press('Escape');

      // A new document made from a file: the form is chosen first, then the words are looked at.
      const list = page.getByRole('navigation', { name: 'Danh sách văn bản' });
      await list
        .locator('input[type=file]')
        .setInputFiles({ name: 'bản cũ.docx', mimeType: 'application/octet-stream', buffer: file });
      const create = page.getByRole('dialog', { name: 'Tạo văn bản từ «bản cũ.docx»' });
      await create.getByRole('button', { name: 'Kết luận thanh tra (dự thảo và bản ban hành)', exact: true }).click();
      await create.getByRole('button', { name: 'Tạo và mở' }).click();
      await dialog.getByText(/^bản cũ\.docx: thêm [1-9]/).waitFor({ timeout: 30_000 });
      await page.screenshot({ path: join(shots, `${kind}-from-word-new.png`) });
      expect(await axe(page)).toEqual([]);
      await button('Đưa vào văn bản').click();
      await dialog.waitFor({ state: 'hidden' });
      await paper.getByText('Dự toán 04 công trình').first().waitFor();
      await page.screenshot({ path: join(shots, `${kind}-from-word-new-text.png`) });
      console.log(`${kind}: ${await citations()} of ${alive} citations are live in the new document`);
      expect(app.problems).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
