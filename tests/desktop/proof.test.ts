import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeHosts, root } from './harness.ts';
import { openSampleApp } from './sample.ts';
import { axe } from './steps.ts';

const outputs = join(root, 'tests/output');
const shots = join(root, 'tests/output/screens');

describeHosts('Proof of a conclusion', kind => {
  it('what the check finds is gone to, put right, set aside and printed; pages open beside the text', async () => {
    await mkdir(shots, { recursive: true });
    const app = await openSampleApp(kind);
    const { page } = app;
    const wrong: string[] = [];
    const looksFine = async (name: string) => {
      await page.screenshot({ path: join(shots, `${kind}-${name}.png`) });
      for (const each of await axe(page)) wrong.push(`${name}: ${each}`);
    };
    try {
      await page.getByRole('tab', { name: 'Văn bản', exact: true }).click();
      const paper = page.getByRole('textbox', { name: 'Kết luận thanh tra' });
      await paper.waitFor();

      await page.getByRole('button', { name: 'Kiểm tra căn cứ', exact: true }).click();
      const panel = page.getByRole('complementary', { name: 'Kiểm tra căn cứ chứng minh' });
      await panel.getByText(/^Luận điểm có chứng cứ: \d+\/\d+$/).waitFor({ timeout: 30_000 });
      await looksFine('proof');
      const point = (text: string) => panel.getByRole('listitem').filter({ hasText: text });
      const total = async () =>
        Number(/\d+/.exec((await panel.getByRole('button', { name: /^Tất cả/ }).textContent()) ?? '')?.[0]);

      const selected = () => page.evaluate(() => getSelection()?.toString());

      // A point leads to its place, by mouse and by keyboard.
      const differs = point('Viết 653.600.000 đồng');
      await differs.getByRole('button', { name: /^Sai lệch/ }).click();
      await expect.poll(selected).toBe('653.600.000 đồng');
      await differs.getByRole('button', { name: /^Sai lệch/ }).focus();
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await expect.poll(selected).toMatch(/^Tổng số tiền phải thu hồi/);
      await looksFine('proof-place');

      // One click puts the case's figure in, one undo takes it back.
      const before = await total();
      await differs.getByRole('button', { name: 'Thay bằng số liệu hồ sơ: 656.300.000' }).click();
      await differs.waitFor({ state: 'detached' });
      expect(await total()).toBeLessThan(before);
      expect(await paper.textContent()).toContain('656.300.000 đồng');
      await page.keyboard.press('Control+z');
      await differs.waitFor();
      expect(await paper.textContent()).toContain('653.600.000 đồng');

      // A point that is meant so is set aside with a reason, and comes back.
      await panel.getByRole('button', { name: /^Luận điểm \d/ }).click();
      const claim = point('10 công trình xây dựng');
      await claim.getByRole('button', { name: 'Bỏ qua…' }).click();
      await page.getByLabel('Lý do bỏ qua').fill('Số liệu công khai trên trang của Sở');
      await page.getByRole('button', { name: 'Bỏ qua điểm này' }).click();
      await claim.waitFor({ state: 'detached' });
      await panel.getByRole('button', { name: 'Đã bỏ qua 1' }).click();
      await panel.getByText('Số liệu công khai trên trang của Sở').waitFor();
      await looksFine('proof-waived');

      // The report leaves as a document, for printing and as plain text.
      for (const [item, file] of [
        ['Word (DOCX)', /Phiếu kiểm tra.*\.docx$/],
        ['Bản in (PDF)', /Phiếu kiểm tra.*\.pdf$/],
        ['Văn bản thuần (TXT)', /Phiếu kiểm tra.*\.txt$/],
      ] as const) {
        await panel.getByRole('button', { name: 'Xuất phiếu kiểm tra' }).click();
        await page.getByRole('menuitem', { name: item }).click();
        const path = await app.savedFile(file);
        await copyFile(path, join(outputs, `${kind}-phieu-kiem-tra.${path.split('.').at(-1)}`));
      }
      const text = await readFile(join(outputs, `${kind}-phieu-kiem-tra.txt`), 'utf8');
      expect(text).toContain('PHIẾU KIỂM TRA CĂN CỨ CHỨNG MINH');
      expect(text).toContain('Viết 653.600.000 đồng; số liệu hồ sơ');
      expect(text).toContain('Số liệu công khai trên trang của Sở');
      await panel.getByRole('button', { name: 'Kiểm tra lại' }).click();
      await panel.getByRole('button', { name: /^Tất cả/ }).click();
      await claim.waitFor();

      // The page of a citation: shown under the pointer, opened beside, its words quoted into the text.
      const citation = paper.locator('.citation').first();
      await citation.hover();
      await page.getByRole('tooltip').locator('canvas').waitFor();
      await page.waitForTimeout(500);
      await looksFine('citation-hover');
      await citation.click();
      const beside = page.getByRole('complementary', { name: 'Chứng cứ bên cạnh' });
      await beside.locator('.textLayer span').first().waitFor();
      await looksFine('evidence-beside');
      const edge = beside.getByRole('separator');
      const width = Number(await edge.getAttribute('aria-valuenow'));
      await edge.focus();
      await page.keyboard.press('ArrowLeft');
      expect(Number(await edge.getAttribute('aria-valuenow'))).toBe(width + 24);
      await page.keyboard.press('Escape');
      await beside.waitFor({ state: 'detached' });
      await panel.waitFor();

      // Words marked on the page go into the text with their citation, and stand the comparison with it.
      await paper.locator('p').last().click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('Hồ sơ ghi ');
      await citation.click();
      expect(Number(await edge.getAttribute('aria-valuenow'))).toBe(width + 24);
      await page.keyboard.press('Control+End');
      const words = beside
        .locator('.textLayer span')
        .filter({ hasText: /^Khối lượng \d/ })
        .first();
      await words.click({ clickCount: 3 });
      await beside.getByRole('button', { name: 'Trích dẫn đoạn chọn' }).click();
      await expect.poll(() => paper.textContent()).toMatch(/Hồ sơ ghi “Khối lượng [^”]+” \(BL 154\)/);
      await page.keyboard.type('.');
      await page.keyboard.press('F6');
      const isIn = (place: string) => page.evaluate(each => document.activeElement?.closest(each) !== null, place);
      await expect.poll(() => isIn('.side-pane')).toBe(true);
      await page.keyboard.press('F6');
      await expect.poll(() => isIn('.paper')).toBe(true);
      await beside.getByRole('button', { name: 'Đóng chứng cứ bên cạnh' }).click();
      await page.waitForTimeout(2_000);
      await panel.getByText(/^Luận điểm có chứng cứ/).waitFor();
      expect(await panel.getByRole('button', { name: /^Lời trích/ }).count()).toBe(0);

      // A quotation with another word is told, with the difference and the page.
      await paper.locator('p').last().click();
      await page.keyboard.press('Control+End');
      // The editor hears of the moved caret a moment after the key.
      await page.waitForTimeout(200);
      await page.keyboard.press('Enter');
      await page.keyboard.type(
        'Quyết định nêu “Khối lượng 463,1 m²; đơn giá 999.000 đồng; thành tiền 1389.450.000 đồng” (BL 154',
      );
      await page.keyboard.press('Escape');
      await page.keyboard.type(') ');
      const quote = point('Lời trích khác với tài liệu');
      await panel.getByRole('button', { name: 'Lời trích 1' }).click({ timeout: 30_000 });
      expect(await quote.locator('del').allTextContents()).toEqual(['999.000']);
      expect(await quote.locator('ins').allTextContents()).toEqual(['463.000']);
      await looksFine('proof-quote');
      await quote.getByRole('button', { name: 'Xem trang' }).click();
      await beside.locator('.textLayer span').first().waitFor();
      await beside.getByRole('button', { name: 'Đóng chứng cứ bên cạnh' }).click();

      // Dark, and in English.
      await page.getByRole('button', { name: 'Thiết lập' }).click();
      await page.getByRole('tab', { name: 'Hiển thị' }).click();
      await page.getByText('Tối', { exact: true }).click();
      await page.getByText('English', { exact: true }).click();
      await page.getByRole('button', { name: 'Case files' }).click();
      await page.getByRole('button', { name: 'Open the sample case' }).first().click();
      await page.getByRole('tab', { name: 'Official documents', exact: true }).click();
      await page.getByText(/^Claims with evidence: /).waitFor({ timeout: 30_000 });
      await looksFine('proof-dark-en');
      await page.getByRole('textbox', { name: 'Kết luận thanh tra' }).locator('.citation').first().hover();
      await page.getByRole('tooltip').locator('canvas').waitFor();
      await looksFine('citation-hover-dark-en');
      await page.getByRole('button', { name: 'Generate parts II, III, V from the matrix' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radiogroup', { name: /^V\./ }).getByText('Add').click();
      await page.waitForTimeout(500);
      await looksFine('generate-dark-en');
      expect(wrong).toEqual([]);
      expect(app.problems).toEqual([]);
    } finally {
      await page.screenshot({ path: join(shots, `${kind}-proof-last.png`) });
      await app.close();
    }
  });
});
