import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { describeHosts, openApp, root } from './harness.ts';
import { axe, firstRun, openSample, unlock } from './steps.ts';

const shots = join(root, 'tests/output/screens');
const folder = process.env.MINH_CHUNG_TEST_FOLDER ?? root;

describeHosts('From first run to an exported conclusion', kind => {
  it('sample case, evidence in, cited, both files out, lock, unlock', async () => {
    await mkdir(shots, { recursive: true });
    const app = await openApp(kind, { folder });
    const { page } = app;
    const wrong: string[] = [];
    const looksFine = async (name: string) => {
      await page.screenshot({ path: join(shots, `${kind}-${name}.png`) });
      for (const each of await axe(page)) wrong.push(`${name}: ${each}`);
    };
    const tab = (name: string) => page.getByRole('tab', { name, exact: true });

    try {
      await firstRun(page);
      await openSample(page);
      await looksFine('overview');
      for (const [name, file] of [
        ['Đoàn và tiến độ', 'team'],
        ['Tài liệu, chứng cứ', 'evidence'],
        ['Diễn biến', 'timeline'],
        ['Đơn vị, cá nhân', 'parties'],
        ['Kết quả và vi phạm', 'findings'],
        ['Kiến nghị, thực hiện', 'recommendations'],
        ['Văn bản', 'documents'],
      ] as const) {
        await tab(name).click();
        await page.waitForTimeout(600);
        await looksFine(file);
      }

      await tab('Tài liệu, chứng cứ').click();
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({
          name: 'Biên bản làm việc 05-6.txt',
          mimeType: 'text/plain',
          buffer: Buffer.from('Nội dung làm việc ngày 05/6/2026'),
        });
      await page.getByRole('button', { name: 'Nhập vào hồ sơ' }).click();
      await page.getByText('Đã nhập 1/1 tệp vào hồ sơ').waitFor({ timeout: 30_000 });
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({
          name: 'Trùng.txt',
          mimeType: 'text/plain',
          buffer: Buffer.from('Nội dung làm việc ngày 05/6/2026'),
        });
      await page.getByRole('button', { name: 'Nhập vào hồ sơ' }).click();
      await page.getByText('trùng nội dung với tài liệu đã có').waitFor({ timeout: 30_000 });
      await looksFine('evidence-duplicate');

      await tab('Văn bản').click();
      const paper = page.getByRole('textbox', { name: 'Kết luận thanh tra' });
      await paper.click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('Nội dung này được chứng minh tại BL 12');
      await page.getByRole('option', { name: /BL 12/ }).waitFor();
      await page.screenshot({ path: join(shots, `${kind}-cite.png`) });
      await page.keyboard.press('Enter');
      await page.keyboard.type('của hồ sơ.');
      expect(await paper.locator('.citation').count()).toBeGreaterThan(30);

      for (const [format, item] of [
        ['docx', 'Word (DOCX)'],
        ['pdf', 'PDF/A'],
      ] as const) {
        await page.getByRole('button', { name: 'Xuất văn bản' }).click();
        await page.getByRole('menuitem', { name: item }).click();
        const path = await app.savedFile(new RegExp(`\\.${format}$`));
        const bytes = await readFile(path);
        await writeFile(join(root, `tests/output/ho-so-mau-${kind}.${format}`), bytes);
        if (format === 'docx') {
          const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
          expect(xml).toContain('Nội dung này được chứng minh tại');
          expect(xml).toContain('BL 12');
        } else expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      }

      await paper.click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' Chữ cuối trước khi khóa.');
      await page.keyboard.press('Control+l');
      await page.getByRole('heading', { name: 'Mở kho hồ sơ' }).waitFor({ timeout: 5_000 });
      await unlock(page);
      // Same case, same tab, same document.
      await page.getByText('Chữ cuối trước khi khóa.').waitFor({ timeout: 30_000 });
      expect(wrong).toEqual([]);
      expect(app.problems).toEqual([]);
    } catch (error) {
      await page.screenshot({ path: join(shots, `${kind}-walk-FAILED.png`) });
      console.error(app.problems);
      throw error;
    } finally {
      await app.close();
    }
  }, 400_000);
});
