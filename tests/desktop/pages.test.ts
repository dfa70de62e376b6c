import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeHosts, root } from './harness.ts';
import { openSampleApp } from './sample.ts';
import { axe } from './steps.ts';

const shots = join(root, 'tests/output/screens');
const bare = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/gu, '');
const MARGIN_PT = (20 / 25.4) * 72;

/** First bare letters of the body of every page of a PDF file, read apart from the program. */
async function beginnings(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const found: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const top = page.getViewport({ scale: 1 }).height - MARGIN_PT;
    const { items } = await page.getTextContent();
    const words = items.flatMap(item => ('str' in item && item.transform[5] < top ? [item.str] : []));
    found.push(bare(words.join('')).slice(0, 20));
  }
  return found;
}

/** Bare letters that stand right after each page end that the editor shows, by the number of the page. */
function shownBeginnings(page: Page): Promise<[number, string][]> {
  return page.evaluate(() => {
    const paper = document.querySelector('.paper');
    if (paper === null) throw new Error('no paper');
    const texts = document.createTreeWalker(paper, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    const seen: [number, string][] = [];
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      if (node instanceof HTMLElement) {
        if (node.dataset.page !== undefined) seen.push([Number(node.dataset.page), '']);
        const last = seen.at(-1);
        if (last !== undefined && node.dataset.number !== undefined) last[1] += node.dataset.number;
        if (last !== undefined && node.tagName === 'LI') last[1] += '-';
      } else {
        const last = seen.at(-1);
        if (last !== undefined && last[1].length < 80) last[1] += node.textContent ?? '';
      }
    }
    return seen;
  });
}

describeHosts('Pages of a document', kind => {
  it('the editor shows the ends of the printed pages, and the preview is the PDF', async () => {
    await mkdir(shots, { recursive: true });
    const app = await openSampleApp(kind);
    const { page } = app;
    try {
      await page.getByRole('tab', { name: 'Văn bản', exact: true }).click();
      const paper = page.getByRole('textbox', { name: 'Kết luận thanh tra' });
      await paper.click();
      await page.getByRole('button', { name: 'Thể thức', exact: true }).click();

      await page.getByRole('button', { name: 'Xem theo trang' }).click();
      await page.getByText(/^Trang 1\/\d+$/).waitFor({ timeout: 60_000 });
      await page.getByRole('button', { name: 'Xuất văn bản' }).click();
      await page.getByRole('menuitem', { name: 'PDF/A' }).click();
      const printed = await beginnings(await readFile(await app.savedFile(/\.pdf$/)));
      const shown = new Map(await shownBeginnings(page));
      expect(shown.size).toBeGreaterThan(2);
      for (const [number, words] of shown) {
        const printedWords = printed[number - 1] ?? '';
        // A table of the case is one piece in the editor; its page may begin with the repeated head.
        if (!printedWords.startsWith('ttnộidung'))
          expect(bare(words).slice(0, 20), `page ${number}`).toBe(printedWords);
      }
      // Every page but the first, and the last, where only the signature may stand.
      expect(shown.size).toBeGreaterThanOrEqual(printed.length - 2);
      await page.locator('.page-break').first().scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(shots, `${kind}-pages.png`) });
      expect(await axe(page)).toEqual([]);

      // A new page more at the front: the ends move.
      await paper.locator('p').first().click();
      await page.keyboard.press('Control+Home');
      for (let i = 0; i < 40; i++) await page.keyboard.type('Một đoạn mới ở đầu văn bản để đẩy các trang xuống.\n');
      const total = printed.length;
      await page.getByText(new RegExp(`^Trang 1/(?!${total}$)`)).waitFor({ timeout: 60_000 });
      await page.keyboard.press('Control+End');
      await page.getByText(/^Trang (?!1\/)\d+\/\d+$/).waitFor();

      await page.getByRole('button', { name: 'Xuất văn bản' }).click();
      await page.getByRole('menuitem', { name: 'Xem bản in' }).click();
      const preview = page.getByRole('dialog', { name: /^Bản in:/ });
      await preview.locator('.viewer-page .textLayer span').first().waitFor({ timeout: 60_000 });
      expect(bare((await preview.locator('.viewer-page .textLayer').first().textContent()) ?? '')).toContain(
        bare('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
      );
      await page.screenshot({ path: join(shots, `${kind}-print-preview.png`) });
      expect(await axe(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await preview.waitFor({ state: 'hidden' });
      expect(app.problems).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
