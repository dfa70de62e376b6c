import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeHosts, openApp, root } from './harness.ts';
import { axe, firstRun, openSample } from './steps.ts';

const shots = join(root, 'tests/output/screens');

describeHosts('Forms of official documents', kind => {
  it('a form is found, filled from the case, and opened with what it still asks for', async () => {
    await mkdir(shots, { recursive: true });
    const app = await openApp(kind);
    const { page } = app;
    const wrong: string[] = [];
    const looksFine = async (name: string) => {
      // Away from any button: its tooltip would stand outside every region.
      await page.mouse.move(90, 400);
      await page.screenshot({ path: join(shots, `${kind}-forms-${name}.png`) });
      for (const each of await axe(page)) wrong.push(`${name}: ${each}`);
    };
    try {
      await firstRun(page);
      await openSample(page);
      await page.getByRole('tab', { name: 'Văn bản', exact: true }).click();
      const dialog = await openCreate(page);
      await dialog.getByLabel('Tìm mẫu').fill('bien ban lam viec');
      await dialog.getByRole('button', { name: 'Biên bản làm việc', exact: true }).click();
      await looksFine('create');
      await dialog.getByRole('button', { name: 'Tạo và mở' }).click();
      await dialog.waitFor({ state: 'hidden' });
      const pane = page.getByRole('complementary', { name: 'Thể thức' });
      await pane.getByText(/^Còn \d+ mục bắt buộc chưa có\.$/).waitFor();
      await looksFine('minutes');
      await pane.getByRole('button', { name: 'Đến mục còn thiếu' }).click();
      await page.getByRole('button', { name: 'Kiểm tra thể thức', exact: true }).last().click();
      await page
        .getByText(/^Văn bản theo mẫu này thường có: /)
        .first()
        .waitFor();
      await looksFine('minutes-check');

      await openCreate(page);
      await dialog.getByLabel('Tìm mẫu').fill('quyet dinh thanh tra');
      await dialog.getByRole('button', { name: 'Quyết định thanh tra', exact: true }).click();
      await looksFine('create-decision');
      await dialog.getByRole('button', { name: 'Tạo và mở' }).click();
      await page.getByRole('textbox', { name: 'Quyết định', exact: true }).waitFor();
      await looksFine('decision');

      // One step at a time; while it is read and signed, nothing can be written.
      const pane2 = page.getByRole('complementary', { name: 'Thể thức' });
      if (!(await pane2.isVisible())) await page.getByRole('button', { name: 'Thể thức', exact: true }).click();
      const take = async (step: string, fill?: () => Promise<void>) => {
        await pane2.getByRole('button', { name: step, exact: true }).click();
        const asked = page.getByRole('dialog', { name: step });
        await fill?.();
        await asked.getByRole('button', { name: step, exact: true }).click();
        await asked.waitFor({ state: 'hidden' });
      };
      await take('Chuyển thẩm định');
      await pane2.getByText('Thẩm định', { exact: true }).waitFor();
      const paper = page.getByRole('textbox', { name: 'Quyết định', exact: true });
      expect(await paper.getAttribute('contenteditable')).toBe('false');
      await take('Trả lại để sửa', () => page.getByLabel('Ghi chú').fill('Bổ sung căn cứ theo ý kiến thẩm định'));
      await pane2.getByText('Dự thảo lần 2').waitFor();
      await take('Trình ký');
      await take('Ban hành', async () => {
        await page.getByLabel('Số', { exact: true }).fill('12');
        await page.getByRole('dialog', { name: 'Ban hành' }).getByLabel('Ký hiệu').fill('QĐ-TT');
        await page.getByRole('dialog', { name: 'Ban hành' }).getByLabel('Ngày').first().fill('10/07/2026');
        await page.keyboard.press('Tab');
        await looksFine('issue');
      });
      await pane2.getByText('Số 12/QĐ-TT, ngày 10/07/2026').waitFor();
      await pane2.getByText(/^Lịch sử văn bản/).click();
      await pane2.getByText('Bổ sung căn cứ theo ý kiến thẩm định').waitFor();
      await looksFine('issued');
      expect(await paper.getAttribute('contenteditable')).toBe('false');
      expect(wrong).toEqual([]);
      expect(app.problems).toEqual([]);
    } finally {
      await app.close();
    }
  });
});

async function openCreate(page: Page) {
  await page.getByRole('button', { name: 'Tạo văn bản', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Tạo văn bản' });
  await dialog.waitFor();
  return dialog;
}
