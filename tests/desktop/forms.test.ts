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
