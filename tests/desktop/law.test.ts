import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeHosts, openApp, root } from './harness.ts';
import { axe, firstRun, openSample } from './steps.ts';

const shots = join(root, 'tests/output/screens');

describeHosts('Library of law and what is cited from it', kind => {
  it('searched, changed, exported, imported, cited in its official words, flagged when not in force', async () => {
    await mkdir(shots, { recursive: true });
    const app = await openApp(kind);
    const { page } = app;
    const wrong: string[] = [];
    const looksFine = async (name: string) => {
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(shots, `${kind}-law-${name}.png`) });
      for (const each of await axe(page)) wrong.push(`${name}: ${each}`);
    };
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    try {
      await firstRun(page);
      await button('Pháp luật').click();
      await page.getByRole('heading', { name: 'Danh mục pháp luật' }).waitFor();
      await looksFine('library');

      await page.getByRole('textbox', { name: 'Tìm trong bảng' }).first().fill('cong tac van thu');
      await page.getByRole('gridcell', { name: 'Nghị định 30/2020/NĐ-CP' }).click();
      await page
        .getByText('Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư')
        .waitFor();
      await button('Sửa theo cơ quan').click();
      await page.getByLabel('Hiệu lực đến hết').last().fill('31/12/2024');
      await page.keyboard.press('Enter');
      await page.getByText('Đã hết hiệu lực; có hiệu lực từ 05/03/2020 đến hết 31/12/2024.').waitFor();
      await looksFine('changed');

      await button('Xuất ra tệp').click();
      const file = await readFile(await app.savedFile(/danh-muc-phap-luat.*\.json$/), 'utf8');
      const library = JSON.parse(file) as { instruments: { id: string; number: string; inForceTo: string | null }[] };
      expect(library.instruments.find(each => each.id === 'nd-30-2020')?.inForceTo).toBe('2024-12-31');

      const first = library.instruments.find(each => each.id === 'nd-217-2025');
      library.instruments.push({ ...(first ?? library.instruments[0]), id: 'moi-1', number: '99/2026/NĐ-CP' } as never);
      const input = page.locator('input[type=file]').first();
      const give = (content: string) =>
        input.setInputFiles({ name: 'danh-muc.json', mimeType: 'application/json', buffer: Buffer.from(content) });
      await give('không phải danh mục');
      await page.getByText('không phải danh mục pháp luật do chương trình này xuất ra').waitFor();
      await give(JSON.stringify(library));
      await page.getByText('Tệp có 1 văn bản chưa có, 0 văn bản khác').waitFor();
      await looksFine('import');
      await button('Lấy 1 văn bản').click();
      await page.getByRole('textbox', { name: 'Tìm trong bảng' }).first().fill('99/2026');
      await page.getByRole('gridcell', { name: 'Nghị định 99/2026/NĐ-CP' }).waitFor();

      await button('Hồ sơ').click();
      await openSample(page);
      await page.getByRole('tab', { name: 'Văn bản', exact: true }).click();
      const paper = page.getByRole('textbox', { name: 'Kết luận thanh tra' });
      await paper.click();
      await page.keyboard.press('Control+End');
      await button('Viện dẫn luật').click();
      const dialog = page.getByRole('dialog', { name: 'Viện dẫn luật' });
      const choose = async (words: string, option: RegExp) => {
        await dialog.getByRole('combobox', { name: 'Văn bản', exact: true }).fill(words);
        await page.getByRole('option', { name: option }).click();
      };
      await choose('30/2020', /Nghị định 30\/2020/);
      await dialog.getByText(/Không có hiệu lực vào ngày/).waitFor();
      await looksFine('cite-not-in-force');
      await choose('84/2025', /Luật 84\/2025\/QH15/);
      await dialog.getByRole('combobox', { name: 'Điều khoản' }).fill('chuyen ho so vu viec');
      await page.getByRole('option', { name: /^38, khoản 1, điểm p/ }).click();
      await looksFine('cite');
      await button('Chèn vào văn bản').click();
      await expect.poll(() => paper.textContent()).toContain('điểm p khoản 1 Điều 38 Luật Thanh tra số 84/2025/QH15');
      await button('Viện dẫn luật').click();
      await choose('217/2025', /Nghị định 217\/2025/);
      await button('Thêm vào phần căn cứ').click();
      await expect
        .poll(() => page.getByRole('textbox', { name: 'Căn cứ', exact: true }).inputValue())
        .toMatch(/Căn cứ Nghị định số 217\/2025\/NĐ-CP ngày 05 tháng 8 năm 2025 của Chính phủ về .+\.$/);
      expect(wrong).toEqual([]);
      expect(app.problems).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
