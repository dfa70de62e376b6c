import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeDesktop, describeHosts, root } from './harness.ts';
import { openSampleApp } from './sample.ts';
import { axe } from './steps.ts';

const shots = join(root, 'tests/output/screens');
mkdirSync(shots, { recursive: true });

async function openKeeping(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mục khác của hồ sơ' }).click();
  await page.getByRole('menuitem', { name: 'Nơi giữ tệp…' }).click();
  await page.getByRole('radiogroup', { name: 'Giữ tệp tài liệu, chứng cứ ở đâu?' }).waitFor();
  await page.getByRole('menu').waitFor({ state: 'hidden' });
}

/** Sealed chunks in IndexedDB, counted behind the program's back. */
const chunksInStore = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('minhchung');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('chunks').objectStore('chunks').count();
          counting.onerror = () => reject(counting.error);
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );

describeDesktop('Where files are kept', () => {
  it('is chosen in words about the risk; files leave the store, are read from the copy, and come back', async () => {
    const app = await openSampleApp('desktop');
    const { page } = app;
    try {
      const all = await chunksInStore(page);
      expect(all).toBeGreaterThan(40);
      await openKeeping(page);
      await page.getByText(/^Hồ sơ có 4\d tệp, [\d,]+ MB cho mỗi nơi giữ\.$/).waitFor();
      await page.getByRole('radio', { name: 'Chỉ trong bản lưu dự phòng' }).check();
      await page.getByText('Máy này chỉ còn một bản của mỗi tệp').waitFor();
      await page.screenshot({ path: join(shots, 'desktop-keeping.png') });
      expect(await axe(page)).toEqual([]);
      await page.getByRole('button', { name: 'Giữ như đã chọn' }).click();
      // What stays is the file of the sealed sources: compartments are always kept in both.
      await expect.poll(() => chunksInStore(page), { timeout: 60_000 }).toBe(1);

      await page.getByRole('tab', { name: /^Tài liệu/ }).click();
      await page.getByRole('gridcell', { name: 'TL 11', exact: true }).dblclick();
      await page.locator('.viewer-page canvas').first().waitFor({ timeout: 60_000 });
      await page.screenshot({ path: join(shots, 'desktop-keeping-read.png') });

      await openKeeping(page);
      expect(await page.getByRole('radio', { name: 'Chỉ trong bản lưu dự phòng' }).isChecked()).toBe(true);
      await page.getByRole('radio', { name: /^Ở cả hai nơi/ }).check();
      await page.getByRole('button', { name: 'Giữ như đã chọn' }).click();
      await expect.poll(() => chunksInStore(page), { timeout: 60_000 }).toBe(all);
      expect(app.problems).toEqual([]);
    } finally {
      await app.close();
    }
  });
});

describeHosts('Where files are kept', kind => {
  it('offers the copy only where there is one', async () => {
    const app = await openSampleApp(kind);
    const { page } = app;
    try {
      await openKeeping(page);
      expect(await page.getByRole('radio', { name: 'Chỉ trong bản lưu dự phòng' }).isEnabled()).toBe(
        kind === 'desktop',
      );
      expect(await axe(page)).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
