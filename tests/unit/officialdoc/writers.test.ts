import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderDocx } from '#officialdoc';
import { renderPdf } from '#officialdoc/node';
import { pdfResourceFiles } from '../../../build/pdfResources.mjs';
import { aConclusion, aDispatch } from '../../fixtures/conclusionTree.ts';
import { hasOffice, officePdf } from '../../fixtures/office.ts';
import { pdfPages } from '../../fixtures/pdfText.ts';

const output = join(process.cwd(), 'tests/output/officialdoc');
let resources: string;
let docx: Uint8Array;
let pdf: Uint8Array;

beforeAll(async () => {
  resources = mkdtempSync(join(tmpdir(), 'typst-'));
  for (const [from, name] of pdfResourceFiles(process.cwd())) cpSync(from, join(resources, name));
  mkdirSync(output, { recursive: true });
  docx = await renderDocx(aConclusion());
  pdf = renderPdf(aConclusion(), resources);
  writeFileSync(join(output, 'ket-luan.docx'), docx);
  writeFileSync(join(output, 'ket-luan.pdf'), pdf);
});

const part = (name: string) => strFromU8(unzipSync(docx)[name] ?? new Uint8Array());

describe('DOCX', () => {
  it('has the measures of Nghị định 30/2020', () => {
    const xml = part('word/document.xml');
    expect(xml).toContain('w:w="11906" w:h="16838"');
    expect(xml).toMatch(/<w:pgMar[^>]*w:top="1134"[^>]*w:right="850"[^>]*w:bottom="1134"[^>]*w:left="1701"/);
    expect(xml).toContain('<w:titlePg/>');
    const styles = part('word/styles.xml');
    expect(styles).toContain('w:ascii="Times New Roman"');
    expect(styles).toMatch(/w:styleId="BodyText".*?w:firstLine="720".*?<\/w:style>/s);
  });

  it('numbers headings with real numbering and keeps citations by leaf id', () => {
    expect(part('word/numbering.xml')).toMatch(/w:numFmt w:val="upperRoman"/);
    expect(part('word/document.xml')).toContain('w:name="mc_1"');
  });

  it('ends with the end mark once', () => {
    expect(part('word/document.xml').split('./.')).toHaveLength(2);
  });

  it('equal trees give equal bytes', async () => {
    await new Promise(resolve => setTimeout(resolve, 1_100));
    expect(Buffer.from(await renderDocx(aConclusion())).equals(Buffer.from(docx))).toBe(true);
  });
});

describe('PDF', () => {
  it('is PDF/A-2 with tags, language and embedded faces', () => {
    const raw = Buffer.from(pdf).toString('latin1');
    expect(raw).toContain('pdfaid:part');
    expect(raw).toMatch(/pdfaid:part>\s*2/);
    expect(raw).toContain('/MarkInfo');
    expect(raw).toMatch(/\/Lang\s*\(vi-VN\)/);
    expect(raw).toMatch(/FontFile/);
  });

  it('has A4 pages, text inside the margins, and page numbers from page 2', async () => {
    const pages = await pdfPages(pdf);
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach(({ width, height, texts }, index) => {
      expect([Math.round(width), Math.round(height)]).toEqual([210, 297]);
      const body = texts.filter(each => each.y > 19);
      expect(Math.min(...body.map(each => each.x))).toBeGreaterThanOrEqual(29.9);
      expect(Math.max(...body.map(each => each.x + each.w))).toBeLessThanOrEqual(195.6);
      expect(Math.max(...body.map(each => each.y))).toBeLessThanOrEqual(277.5);
      const above = texts.filter(each => each.y <= 19);
      expect(above.map(each => each.text)).toEqual(index === 0 ? [] : [String(index + 1)]);
      // In the middle of the text's width.
      for (const each of above) expect(each.x + each.w / 2).toBeCloseTo(30 + 165 / 2, 0);
    });
  });

  it('indents the first line by 1.27 cm, and the body fills the width', async () => {
    const texts = (await pdfPages(pdf)).flatMap(page => page.texts);
    expect(texts.find(each => each.text.startsWith('Chánh Thanh tra tỉnh Hoàng Sơn'))?.x).toBeCloseTo(42.7, 1);
    expect(Math.max(...texts.map(each => each.x + each.w))).toBeCloseTo(195, 0);
  });

  it('counts the pages of each annex from 1 and hides its first number', async () => {
    const pages = await pdfPages(renderPdf(aDispatch(), resources));
    const shown = pages.map(page => page.texts.filter(each => each.y <= 19).map(each => each.text));
    const first = pages.findIndex(page => page.texts.some(each => each.text === 'Phụ lục I'));
    const second = pages.findIndex(page => page.texts.some(each => each.text === 'Phụ lục II'));
    expect([first, second]).toEqual([1, 3]);
    expect(shown).toEqual([[], [], ['2'], []]);
  });

  it('never leaves the signature alone on a page', async () => {
    for (let findings = 0; findings < 8; findings++) {
      const last = (await pdfPages(renderPdf(aConclusion({ findings }), resources))).at(-1);
      const all = last?.texts.map(each => each.text).join(' ');
      expect(all).toContain('Hoàng Minh Khôi');
      expect(all).toContain('30/9/2026./.');
    }
  });

  it('a row with a cell too few does not draw its neighbour up', async () => {
    const texts = (await pdfPages(renderPdf(aDispatch(), resources))).flatMap(page => page.texts);
    const at = (text: string) => texts.find(each => each.text === text);
    expect(at('Hóa đơn')?.y).toBeGreaterThan((at('Hợp đồng số 01')?.y ?? 0) + 3);
    expect(at('Hóa đơn')?.x).toBeCloseTo(at('Hợp đồng số 01')?.x ?? 0, 1);
  });

  it('equal trees give equal bytes', () => {
    expect(Buffer.from(renderPdf(aConclusion(), resources)).equals(Buffer.from(pdf))).toBe(true);
    const elsewhere = mkdtempSync(join(tmpdir(), 'typst-'));
    cpSync(resources, elsewhere, { recursive: true });
    expect(Buffer.from(renderPdf(aConclusion(), elsewhere)).equals(Buffer.from(pdf))).toBe(true);
  });

  it('refuses what is not a tree', () => {
    expect(() => renderPdf({ ...aConclusion(), body: [{ type: 'video' }] }, resources)).toThrow('notADocument');
  });
});

describe('both writers', () => {
  it('print every kind of block and inline of the tree', async () => {
    const fromPdf = (await pdfPages(renderPdf(aDispatch(), resources)))
      .flatMap(page => page.texts.map(each => each.text))
      .join(' ');
    const xml = strFromU8(unzipSync(await renderDocx(aDispatch()))['word/document.xml'] ?? new Uint8Array());
    const fromDocx = xml.replace(/<[^>]+>/g, ' ');
    for (const text of [fromPdf, fromDocx].map(each => each.replace(/\s+/g, ''))) {
      for (const words of [
        'UBND TỈNH HOÀNG SƠN',
        'THƯỢNG KHẨN',
        'DỰ THẢO LẦN 2',
        'V/v cung cấp thông tin',
        'Kính gửi:',
        '- Sở Tài chính;',
        'Căn cứ Quyết định thanh tra',
        'Chữ đậm',
        'chữ nghiêng',
        'chữ gạch chân',
        '(BL 7)',
        'Danh mục kèm theo',
        'Bản chính hoặc bản sao y',
        'Biên bản nghiệm thu',
        '01/3/2026./.',
        'Nơi nhận:',
        '- Lưu: VT, P4 (05).',
        'KT. CHÁNH THANH TRA',
        'Phụ lục II',
        'MẪU BIỂU SỐ LIỆU',
        '(Kèm theo Công văn',
        'Đơn vị số 60',
      ])
        expect(text).toContain(words.replace(/\s+/g, ''));
    }
  });

  it('write 30 pages in less than 2 s each', async () => {
    const long = aConclusion({ findings: 49 });
    const times: Record<string, number> = {};
    const timed = async (name: string, write: () => Uint8Array | Promise<Uint8Array>) => {
      const start = performance.now();
      const bytes = await write();
      times[name] = Math.round(performance.now() - start);
      return bytes;
    };
    const bytes = await timed('pdf', () => renderPdf(long, resources));
    await timed('docx', () => renderDocx(long));
    const pages = (await getDocument({ data: bytes.slice(), verbosity: 0 }).promise).numPages;
    console.info(`${pages} pages: ${JSON.stringify(times)} ms`);
    expect(pages).toBeGreaterThanOrEqual(30);
    expect(times.pdf).toBeLessThan(2_000);
    expect(times.docx).toBeLessThan(2_000);
  });
});

describe.runIf(hasOffice)('LibreOffice', () => {
  it('opens the DOCX and shows the same text in the same order as the PDF', () => {
    officePdf(join(output, 'ket-luan.docx'), join(output, 'libreoffice'));
    const plain = (path: string) =>
      execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
        .normalize('NFC')
        .replace(/^\s*\d+\s*$/gm, '')
        .replace(/[\s‐-]+/g, '');
    const fromDocx = plain(join(output, 'libreoffice/ket-luan.pdf'));
    const fromTypst = plain(join(output, 'ket-luan.pdf'));
    expect(fromDocx.length).toBeGreaterThan(2_000);
    for (const sentence of [
      'CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM',
      'Độclập',
      'Số:05/KLTT',
      'I.KHÁIQUÁTCHUNG',
      '(BL1013)',
      'trướcngày30/9/2026./.',
      'Nơinhận:',
      'HoàngMinhKhôi',
    ]) {
      expect(fromDocx).toContain(sentence);
      expect(fromTypst).toContain(sentence);
    }
    expect(readFileSync(join(output, 'libreoffice/ket-luan.pdf')).length).toBeGreaterThan(1_000);
  });
});
