import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderDocx } from '#officialdoc';
import { renderPdf } from '#officialdoc/node';
import { pdfResourceFiles } from '../../../build/pdfResources.mjs';
import { aConclusion } from '../../fixtures/conclusionTree.ts';

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
    const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
    expect(document.numPages).toBeGreaterThan(2);
    const mm = (pt: number) => (pt * 25.4) / 72;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const [, , width = 0, height = 0] = page.view;
      expect([Math.round(mm(width)), Math.round(mm(height))]).toEqual([210, 297]);
      const { items } = await page.getTextContent();
      const texts = items.flatMap(item =>
        'str' in item && item.str.trim() !== ''
          ? [{ text: item.str, x: mm(item.transform[4]), y: mm(height - item.transform[5]), w: mm(item.width) }]
          : [],
      );
      const body = texts.filter(each => each.y > 19);
      expect(Math.min(...body.map(each => each.x))).toBeGreaterThanOrEqual(29.9);
      expect(Math.max(...body.map(each => each.x + each.w))).toBeLessThanOrEqual(195.6);
      expect(Math.max(...body.map(each => each.y))).toBeLessThanOrEqual(277.5);
      const above = texts.filter(each => each.y <= 19).map(each => each.text);
      expect(above).toEqual(number === 1 ? [] : [String(number)]);
    }
  });

  it('equal trees give equal bytes', () => {
    expect(Buffer.from(renderPdf(aConclusion(), resources)).equals(Buffer.from(pdf))).toBe(true);
  });

  it('refuses what is not a tree', () => {
    expect(() => renderPdf({ ...aConclusion(), body: [{ type: 'video' }] }, resources)).toThrow('notADocument');
  });
});

const hasOffice = spawnSync('soffice', ['--version']).status === 0;

describe.runIf(hasOffice)('LibreOffice', () => {
  it('opens the DOCX and shows the same text in the same order as the PDF', () => {
    execFileSync(
      'soffice',
      [
        '--headless',
        '--convert-to',
        'pdf:writer_pdf_Export',
        '--outdir',
        join(output, 'libreoffice'),
        join(output, 'ket-luan.docx'),
      ],
      { stdio: 'ignore' },
    );
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
