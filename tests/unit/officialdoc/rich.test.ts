import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderDocx } from '#officialdoc';
import { renderPdf } from '#officialdoc/node';
import { pdfResourceFiles } from '../../../build/pdfResources.mjs';
import { hasOffice, officePdf } from '../../fixtures/office.ts';
import { pdfPages } from '../../fixtures/pdfText.ts';
import { aRichDocument } from '../../fixtures/richDocument.ts';

const output = join(process.cwd(), 'tests/output/officialdoc');
let resources: string;
let docx: Uint8Array;
let pdf: Uint8Array;

beforeAll(async () => {
  resources = mkdtempSync(join(tmpdir(), 'typst-'));
  for (const [from, name] of pdfResourceFiles(process.cwd())) cpSync(from, join(resources, name));
  mkdirSync(output, { recursive: true });
  docx = await renderDocx(aRichDocument());
  pdf = renderPdf(aRichDocument(), resources);
  writeFileSync(join(output, 'day-du.docx'), docx);
  writeFileSync(join(output, 'day-du.pdf'), pdf);
});

const part = (name: string) => strFromU8(unzipSync(docx)[name] ?? new Uint8Array());
const joined = (texts: readonly { text: string }[]) =>
  texts
    .map(each => each.text)
    .join(' ')
    .replace(/\s+/g, ' ');

/** Lines every reader must show, in this order. */
const IN_ORDER = [
  'Phần I',
  'QUY ĐỊNH CHUNG',
  'I. KHÁI QUÁT CHUNG',
  '1. Khoản có tiêu đề',
  'a) điểm thứ nhất;',
  'b) điểm thứ hai.',
  'a) đếm lại từ đầu;',
  'b) tiếp theo.',
  '2. Giao Thanh tra tỉnh',
  '7. Giao các sở, ngành',
  'PHẦN MỞ THÊM',
  'Phần II',
  'TỔ CHỨC THỰC HIỆN',
  'I. SỐ LIỆU',
  'Đơn vị số 60',
  'Tổng cộng',
  '21.980.700.000',
  'Hình 1. Hiện trạng công trình',
  'Điều 1. Thanh tra việc quản lý',
  '1. Phạm vi thanh tra.',
  'a) nội dung thứ nhất;',
  'Điều 2. Quyết định này',
];

function expectOrder(text: string): void {
  const flat = text.normalize('NFC').replace(/[\s\u00a0]+/g, '');
  let from = 0;
  for (const line of IN_ORDER) {
    const wanted = line.replace(/\s+/g, '');
    const at = flat.indexOf(wanted, from);
    expect(at, `${line} after ${flat.slice(Math.max(0, from - 60), from)}`).toBeGreaterThanOrEqual(0);
    from = at + wanted.length;
  }
}

describe('footnotes, parts, restarts, merged tables, sums and pictures', () => {
  it('PDF: order, numbers, footnotes at the foot of their page, header rows repeated', async () => {
    const pages = await pdfPages(pdf);
    expectOrder(pages.map(page => joined(page.texts)).join(' '));
    const first = pages.find(page => joined(page.texts).includes('31/12/2025'));
    const line = first?.texts.find(each => each.text.includes('31/12/2025'));
    expect(line?.y).toBeGreaterThan(265);
    expect(joined(first?.texts ?? [])).toContain('275.800.000.000');
    const withTable = pages.filter(page => /Đơn vị số \d/.test(joined(page.texts)));
    expect(withTable.length).toBeGreaterThan(1);
    for (const page of withTable) expect(joined(page.texts)).toContain('Số tiền (đồng)');
  });

  it('PDF holds the picture with its description', () => {
    const raw = Buffer.from(pdf).toString('latin1');
    expect(raw).toMatch(/\/Subtype\s*\/Image/);
  });

  it('DOCX has real footnotes, real pictures and repeated header rows', () => {
    expect(part('word/document.xml').match(/<w:footnoteReference /g)).toHaveLength(2);
    expect(part('word/footnotes.xml')).toContain('số liệu đến ngày 31/12/2025');
    expect(part('word/footnotes.xml')).toContain('w:name="mc_1"');
    expect(part('word/document.xml')).toContain('descr="Hình 1. Hiện trạng công trình"');
    expect(Object.keys(unzipSync(docx)).filter(name => name.startsWith('word/media/'))).toHaveLength(1);
    expect(part('word/document.xml').match(/<w:tblHeader\/>/g)).toHaveLength(2);
  });

  it('equal trees give equal bytes', async () => {
    await new Promise(resolve => setTimeout(resolve, 1_100));
    expect(Buffer.from(await renderDocx(aRichDocument())).equals(Buffer.from(docx))).toBe(true);
    expect(Buffer.from(renderPdf(aRichDocument(), resources)).equals(Buffer.from(pdf))).toBe(true);
  });

  it('a picture without bytes stops both writers', async () => {
    const { images: _, ...bare } = aRichDocument();
    expect(() => renderPdf(bare, resources)).toThrow('imageMissing at e1/2');
    await expect(renderDocx(bare)).rejects.toThrow('imageMissing at e1/2');
  });

  it.runIf(hasOffice)('LibreOffice shows the same text, order, numbers and pages as the PDF', async () => {
    const folder = join(output, 'libreoffice');
    const shown = await pdfPages(new Uint8Array(readFileSync(officePdf(join(output, 'day-du.docx'), folder))));
    expectOrder(shown.map(page => joined(page.texts)).join(' '));
    const own = await pdfPages(pdf);
    expect(Math.abs(shown.length - own.length)).toBeLessThanOrEqual(1);
    const words = (path: string) =>
      execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' })
        .normalize('NFC')
        .split(/\s+/)
        .filter(word => /\p{L}{2,}/u.test(word))
        .sort();
    const count = (list: readonly string[]) => new Set(list).size;
    const [a, b] = [words(join(output, 'day-du.pdf')), words(join(folder, 'day-du.pdf'))];
    expect(count(b)).toBe(count(a));
  });
});
