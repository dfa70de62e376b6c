import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeHosts, root } from './harness.ts';
import { openSampleApp } from './sample.ts';
import { axe } from './steps.ts';

const shots = join(root, 'tests/output/screens');

describeHosts('Findings matrix', kind => {
  it('findings side by side, worked on by keyboard, summed, then written into the conclusion', async () => {
    await mkdir(shots, { recursive: true });
    const app = await openSampleApp(kind);
    const { page } = app;
    const wrong: string[] = [];
    const looksFine = async (name: string) => {
      await page.screenshot({ path: join(shots, `${kind}-${name}.png`) });
      for (const each of await axe(page)) wrong.push(`${name}: ${each}`);
    };
    const part = (name: string) =>
      page.getByRole('group', { name: 'Phần của kết quả đang chọn' }).getByRole('button', { name, exact: true });
    const tab = (name: string) => page.getByRole('tab', { name, exact: true });
    try {
      await tab('Kết quả và vi phạm').click();
      await tab('Ma trận').click();
      const grid = page.getByRole('grid', { name: 'Ma trận' });
      await grid.focus();
      await page.keyboard.press('ArrowDown');
      await looksFine('matrix');
      for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
      await page
        .getByRole('button', { name: 'Giải trình', exact: true })
        .and(page.locator('[aria-pressed=true]'))
        .waitFor();
      await looksFine('matrix-explanations');
      const grids = page.getByRole('grid', { name: 'Giải trình', exact: true });
      await grids
        .getByRole('gridcell', { name: /^Chấp nhận một phần/ })
        .first()
        .waitFor();
      await part('Tổng hợp cả cuộc').click();
      const sums = page.getByRole('table');
      const whole = async () => (await sums.locator('tfoot td').first().textContent()) ?? '';
      const byFinding = await whole();
      expect(byFinding).toMatch(/^\d{1,3}(\.\d{3}){2,}$/);
      await looksFine('matrix-sums');
      for (const by of ['Đơn vị', 'Năm', 'Loại biện pháp']) {
        await page.getByRole('radiogroup', { name: 'Tổng hợp theo' }).getByText(by, { exact: true }).click();
        await sums.getByRole('columnheader', { name: by }).waitFor();
        expect(await whole()).toBe(byFinding);
      }
      await looksFine('matrix-sums-measure');

      // The part of the column stood in is worked on below, by keyboard.
      await grid.focus();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowRight');
      for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('F2');
      await page.keyboard.type('Nghiệm thu sai khối lượng, gây thiệt hại ngân sách');
      await page.keyboard.press('Control+Enter');
      await page.keyboard.press('Escape');
      await grid.getByRole('gridcell', { name: 'Nghiệm thu sai khối lượng, gây thiệt hại ngân sách' }).waitFor();
      await part('Ý kiến khác, bảo lưu').click();
      await page.getByRole('button', { name: 'Ghi ý kiến bảo lưu' }).click();
      await page.getByRole('textbox', { name: 'Nội dung' }).fill('Đề nghị giữ nguyên số liệu đo tại hiện trường.');
      await tab('Ma trận').click();
      await part('Ý kiến khác, bảo lưu').click();
      await page.getByText('Đề nghị giữ nguyên số liệu đo tại hiện trường.').waitFor();
      await page.getByText(/^Trần Thị Hải Vân ký vào hồ sơ lúc/).waitFor();
      await looksFine('matrix-opinions');

      // The conclusion's parts are generated once: read first, put in with one step, taken back with one.
      await page.getByRole('button', { name: 'Sang dự thảo kết luận' }).click();
      const paper = page.getByRole('textbox', { name: 'Kết luận thanh tra' });
      await paper.waitFor();
      const before = await paper.textContent();
      await page.getByRole('button', { name: 'Lập mục II, III, V từ ma trận' }).click();
      const dialog = page.getByRole('dialog', { name: 'Lập mục II, III, V từ ma trận kết quả' });
      await dialog.getByText('Chọn mục cần lập ở bên trái.').waitFor();
      for (const part of [/^II\./, /^III\./, /^V\./])
        await dialog.getByRole('radiogroup', { name: part }).getByText('Thay thế').click();
      const preview = dialog.getByRole('textbox', { name: 'Xem trước' });
      await preview.getByText('Nghiệm thu, thanh toán sai khối lượng tại 06 công trình').first().waitFor();
      await looksFine('generate');
      await dialog.getByRole('button', { name: 'Lập vào văn bản' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('Đã lập vào văn bản.').waitFor();
      const generated = await paper.textContent();
      expect(generated).not.toBe(before);
      await paper.click();
      await page.keyboard.press('Control+z');
      expect(await paper.textContent()).toBe(before);
      await page.keyboard.press('Control+y');
      expect(await paper.textContent()).toBe(generated);
      await page.getByRole('button', { name: 'Đóng', exact: true }).first().click();
      await looksFine('generated');

      // What the case remembers of it goes and comes with the text.
      await page.getByRole('button', { name: 'Lập mục II, III, V từ ma trận' }).click();
      await dialog.getByText(/^Đã lập từ ma trận lúc .*Trần Thị Hải Vân/).waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await paper.click();
      await page.keyboard.press('Control+z');
      await page.getByRole('button', { name: 'Lập mục II, III, V từ ma trận' }).click();
      await dialog.getByText('Chọn mục cần lập ở bên trái.').waitFor();
      expect(await dialog.getByText(/^Đã lập từ ma trận/).count()).toBe(0);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await paper.click();
      await page.keyboard.press('Control+y');
      expect(await paper.textContent()).toBe(generated);
      // Undo ends with the session; what the text said before is a version as well.
      await page.getByRole('button', { name: 'Phiên bản', exact: true }).click();
      await page
        .getByRole('button', { name: /Trước khi lập mục II, III, V từ ma trận/ })
        .first()
        .click();
      await looksFine('before-generate');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });

      // Amounts stay live; where the matrix says something else later, the proof check names it.
      await tab('Kết quả và vi phạm').click();
      await tab('Ma trận').click();
      await grid.focus();
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('ArrowDown');
      await part('Đánh giá, kết luận').click();
      await page.getByRole('textbox', { name: 'Kết luận' }).fill('Chủ đầu tư nghiệm thu sai khối lượng');
      await page.getByRole('textbox', { name: 'Đánh giá' }).focus();
      await tab('Văn bản').click();
      await page.getByRole('button', { name: 'Kiểm tra căn cứ', exact: true }).click();
      const panel = page.getByRole('complementary', { name: 'Kiểm tra căn cứ chứng minh' });
      await panel.getByRole('button', { name: /^Kết quả, vi phạm \d/ }).click();
      await panel.getByText('Ma trận đã đổi sau khi lập văn bản: kết luận.').waitFor({ timeout: 30_000 });
      await looksFine('drift');
      await page.getByRole('button', { name: 'Xuất văn bản' }).click();
      await page.getByRole('menuitem', { name: 'Word (DOCX)' }).click();
      await copyFile(await app.savedFile(/\.docx$/), join(root, `tests/output/${kind}-lap-tu-ma-tran.docx`));
      await page.getByRole('button', { name: 'Xuất văn bản' }).click();
      await page.getByRole('menuitem', { name: 'PDF/A' }).click();
      await copyFile(await app.savedFile(/\.pdf$/), join(root, `tests/output/${kind}-lap-tu-ma-tran.pdf`));
      expect(wrong).toEqual([]);
      expect(app.problems).toEqual([]);
    } finally {
      await page.screenshot({ path: join(shots, `${kind}-matrix-last.png`) });
      await app.close();
    }
  });
});
