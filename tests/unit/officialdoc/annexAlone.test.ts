import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { annexAlone, type OfficialDocument, officialDocument, renderDocx } from '#officialdoc';
import { renderPdf } from '#officialdoc/node';
import { aConclusion } from '../../fixtures/conclusionTree.ts';
import { pdfPages } from '../../fixtures/pdfText.ts';
import { typstResources } from '../../fixtures/typstResources.ts';

const annex = (title: string, text: string): OfficialDocument['annexes'][number] => ({
  title,
  reference: '(Kèm theo Kết luận thanh tra số 05/KL-TT)',
  body: [{ type: 'paragraph', role: 'body', inlines: [{ type: 'text', text }] }],
});
const whole = (...annexes: OfficialDocument['annexes']) => ({ ...aConclusion({ findings: 1 }), annexes });

const pdfWords = async (tree: OfficialDocument) => {
  const pages = await pdfPages(renderPdf(tree, typstResources()));
  const words = pages.flatMap(page => page.texts.map(each => each.text)).join(' ');
  return { pages: pages.length, words: words.replace(/\s+/g, ' ').trim() };
};
const docxWords = async (tree: OfficialDocument) =>
  strFromU8(unzipSync(await renderDocx(tree))['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]*>/g, ' ');

describe('an annex as a file of its own', () => {
  const tree = whole(annex('Danh sách đơn vị', 'Đơn vị thứ nhất.'), annex('Bảng tổng hợp', 'Số liệu thứ hai.'));
  const second = annexAlone(tree, 1);

  it('is a document, and holds its label, title, reference and text, and nothing else, in PDF and Word', async () => {
    expect(officialDocument.parse(second)).toEqual(second);
    const { pages, words } = await pdfWords(second);
    expect(pages).toBe(1);
    expect(words).toBe('Phụ lục II BẢNG TỔNG HỢP (Kèm theo Kết luận thanh tra số 05/KL-TT) Số liệu thứ hai.');
    const word = (await docxWords(second)).replace(/\s+/g, ' ');
    for (const there of ['Phụ lục II', 'BẢNG TỔNG HỢP', 'Số liệu thứ hai.']) expect(word).toContain(there);
    for (const gone of ['CỘNG HÒA', 'Đơn vị', 'DANH SÁCH', 'Nơi nhận', 'Hoàng Minh Khôi'])
      expect(`${word} ${words}`).not.toContain(gone);
  });

  it('counts its pages from 1: no number on the first, 2 on the second', async () => {
    const long = annex('Dài', 'Dòng của phụ lục dài. '.repeat(400));
    const pages = await pdfPages(renderPdf(annexAlone(whole(long), 0), typstResources()));
    expect(pages[0]?.texts[0]?.text).toBe('Phụ lục');
    expect(pages[1]?.texts[0]?.text).toBe('2');
  });
});
