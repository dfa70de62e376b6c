import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeHosts, root } from './harness.ts';
import { openSampleApp } from './sample.ts';
import { axe } from './steps.ts';

const shots = join(root, 'tests/output/screens');

describeHosts('Versions of a text', kind => {
  it('are named, compared and brought back; one undo takes that back', async () => {
    await mkdir(shots, { recursive: true });
    const app = await openSampleApp(kind);
    const { page } = app;
    const wrong: string[] = [];
    const looksFine = async (name: string) => {
      await page.mouse.move(2, 2);
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(shots, `${kind}-versions-${name}.png`) });
      for (const each of await axe(page)) wrong.push(`${name}: ${each}`);
    };
    try {
      await page.getByRole('tab', { name: 'Văn bản', exact: true }).click();
      const paper = page.getByRole('textbox', { name: 'Kết luận thanh tra' });
      const bar = page.getByRole('region', { name: 'Kết luận thanh tra' });
      const drawer = page.getByRole('dialog', { name: 'Phiên bản' });
      const open = () => bar.getByRole('button', { name: 'Phiên bản' }).click();
      await paper.click();
      const original = await paper.textContent();

      await open();
      await drawer.getByLabel('Tên phiên bản').fill('Trước khi sửa');
      await drawer.getByRole('button', { name: 'Lưu phiên bản' }).click();
      await drawer.getByRole('button', { name: /^Trước khi sửa/ }).waitFor();
      await drawer.getByText('Hai bản giống nhau.').waitFor();
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });

      // A closing drawer gives the focus back a moment later.
      await page.waitForTimeout(500);
      await paper.click();
      await page.waitForTimeout(200);
      await page.keyboard.press('Control+End');
      await page.keyboard.press('Enter');
      await page.keyboard.type('Đoàn thanh tra bổ sung một đoạn mới.');
      await page.keyboard.press('Control+Home');
      await page.keyboard.type('Rằng ');
      await open();
      await drawer.getByText(/^Thêm 1, bớt 0, sửa 1, chuyển chỗ 0 đoạn\.$/).waitFor();
      expect(await drawer.locator('ins').allTextContents()).toEqual(['Rằng ', 'Đoàn thanh tra bổ sung một đoạn mới.']);
      await looksFine('inline');
      await drawer.getByText('Hai bản cạnh nhau').click();
      await drawer.getByRole('heading', { name: 'Bản đang soạn' }).waitFor();
      await drawer.getByRole('button', { name: 'Chỗ khác sau' }).click();
      await looksFine('beside');
      await drawer.getByText('Toàn văn').click();
      await drawer.getByRole('textbox', { name: 'Trước khi sửa' }).waitFor();
      await looksFine('text');

      const changed = await paper.textContent();
      await drawer.getByRole('button', { name: 'Khôi phục phiên bản này' }).click();
      await drawer.waitFor({ state: 'detached' });
      await expect.poll(() => paper.textContent()).toBe(original);
      await paper.press('Control+z');
      await expect.poll(() => paper.textContent()).toBe(changed);
      await open();
      await drawer.getByRole('button', { name: /^Trước khi khôi phục «Trước khi sửa»/ }).waitFor();
      await looksFine('restored');
      expect(wrong).toEqual([]);
      expect(app.problems).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
