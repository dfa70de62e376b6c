import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { provePdf, proveWord } from '#officialdoc';
import { pdfPages } from '../fixtures/pdfText.ts';
import { describeHosts, root } from './harness.ts';
import { openSampleApp } from './sample.ts';
import { axe } from './steps.ts';

const shots = join(root, 'tests/output/screens');
const SECRET = 'Công ty TNHH Hải Đăng Mường Khoa';

describeHosts('Public version of a conclusion', kind => {
  it('takes words out with reason and ground, shows both texts, and saves only files proven free of them', async () => {
    await mkdir(shots, { recursive: true });
    const app = await openSampleApp(kind);
    const { page } = app;
    const wrong: string[] = [];
    const looksFine = async (name: string) => {
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(shots, `${kind}-public-${name}.png`) });
      for (const each of await axe(page)) wrong.push(`${name}: ${each}`);
    };
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    try {
      await page.getByRole('tab', { name: 'Văn bản', exact: true }).click();
      await page.getByRole('textbox', { name: 'Kết luận thanh tra' }).click();
      await page.keyboard.press('Control+End');
      await page.keyboard.press('Enter');
      await page.keyboard.type(`Nhà thầu là ${SECRET}, có trụ sở tại xã.`);
      await button('Xuất văn bản').click();
      await page.getByRole('menuitem', { name: 'Bản công khai…' }).click();
      const dialog = page.getByRole('dialog', { name: /^Bản công khai/ });
      await dialog.getByText('Văn bản chưa ban hành').waitFor();
      await dialog.getByLabel('Nội dung bỏ').fill(SECRET);
      await dialog.getByLabel('Thay bằng').fill('nhà thầu M.K.');
      await dialog.getByLabel('Lý do').fill('Thông tin doanh nghiệp đề nghị giữ bí mật.');
      await dialog.getByRole('button', { name: 'Thêm vào danh mục' }).click();
      await dialog.getByText('Bỏ ở 1 chỗ').waitFor();
      await dialog.getByText('Nhà thầu là nhà thầu M.K., có trụ sở tại xã.').scrollIntoViewIfNeeded();
      await looksFine('side-by-side');

      for (const format of ['Word', 'PDF'] as const) {
        await dialog.getByRole('button', { name: `Lưu bản ${format}` }).click();
        await dialog
          .getByRole('status')
          .filter({ hasText: format === 'PDF' ? '.pdf' : '.docx' })
          .waitFor({ timeout: 60_000 });
      }
      await looksFine('proven');
      const word = new Uint8Array(await readFile(await app.savedFile(/bản công khai\)\.docx$/)));
      const pdf = new Uint8Array(await readFile(await app.savedFile(/bản công khai\)\.pdf$/)));
      const texts = (await pdfPages(pdf)).map(each => each.texts.map(text => text.text).join(' '));
      expect(texts.join(' ').toLowerCase()).toContain('nhà thầu m.k.');
      expect(proveWord(word, [SECRET]).found).toEqual([]);
      expect(provePdf(pdf, texts, [SECRET]).found).toEqual([]);

      // Words that come back through what stands in their place: the file is not saved.
      await dialog.getByLabel('Nội dung bỏ').fill('xã Mường Khoa');
      await dialog.getByLabel('Thay bằng').fill('một xã (xã Mường Khoa)');
      await dialog.getByLabel('Lý do').fill('Thử.');
      await dialog.getByRole('button', { name: 'Thêm vào danh mục' }).click();
      await dialog.getByRole('button', { name: 'Lưu bản Word' }).click();
      await dialog.getByText('Chưa lưu: nội dung phải bỏ vẫn còn trong tệp').waitFor({ timeout: 60_000 });
      await looksFine('refused');
      await dialog.getByRole('listitem').filter({ hasText: 'Thử.' }).getByRole('button', { name: 'Rút' }).click();

      await dialog.getByRole('button', { name: 'Lưu thông báo tóm tắt' }).click();
      await dialog.getByRole('status').filter({ hasText: 'thông báo tóm tắt' }).waitFor({ timeout: 60_000 });
      const notice = new Uint8Array(await readFile(await app.savedFile(/thông báo tóm tắt\)\.docx$/)));
      expect(proveWord(notice, [SECRET]).found).toEqual([]);

      // The list for the case file: an internal paper with every line in force, and it is there to be read.
      await dialog.getByRole('button', { name: 'Lưu danh mục' }).click();
      await page.getByRole('menuitem', { name: 'Danh mục, bản PDF' }).click();
      await page.getByText(/^Đã xuất «Danh mục nội dung không công khai/).waitFor({ timeout: 60_000 });
      const list = new Uint8Array(await readFile(await app.savedFile(/^Danh mục nội dung không công khai.*\.pdf$/)));
      const read = (await pdfPages(list)).flatMap(each => each.texts.map(text => text.text)).join(' ');
      const words = read.replace(/\s+/g, ' ');
      expect(words).toContain('LƯU HÀNH NỘI BỘ');
      expect(words).toContain('nhà thầu M.K.');
      expect(words).not.toContain('Thử.');
      await looksFine('list-saved');
      expect(wrong).toEqual([]);
      expect(app.problems).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
