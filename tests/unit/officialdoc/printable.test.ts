import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Block, type OfficialDocument, renderDocx } from '#officialdoc';
import { aConclusion, aDispatch } from '../../fixtures/conclusionTree.ts';

const partsOf = (docx: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]));
const body = async (document: OfficialDocument) => partsOf(await renderDocx(document))['word/document.xml'] ?? '';
const paragraph = (...texts: string[]): Block => ({
  type: 'paragraph',
  role: 'body',
  inlines: texts.map(text => ({ type: 'text', text })),
});
const plain = (xml: string) => xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');

describe('end mark', () => {
  it.each<[string, Block[], string]>([
    ['takes the full stop in', [paragraph('Một câu.')], 'Một câu./.'],
    ['is not written twice', [paragraph('Một câu./.')], 'Một câu./.'],
    ['skips the empty last line of the editor', [paragraph('Một câu.'), paragraph(), paragraph(' ')], 'Một câu./.'],
    ['skips blank pieces of a line', [paragraph('Một câu.', ' ')], 'Một câu./.'],
  ])('%s', async (_, blocks, end) => {
    const text = plain(await body({ ...aDispatch(), annexes: [], body: blocks }));
    expect(text.split('./.')).toHaveLength(2);
    expect(text).toContain(`${end}\n`);
  });
  it('follows a citation, and stands alone after a table', async () => {
    const citation: Block = {
      type: 'paragraph',
      role: 'body',
      inlines: [{ type: 'citation', text: '(BL 7)', leafId: 'a', toLeafId: null }],
    };
    expect(plain(await body({ ...aDispatch(), annexes: [], body: [citation] }))).toContain('(BL 7)./.');
    const table = aConclusion().body.find(block => block.type === 'table');
    expect(plain(await body({ ...aDispatch(), annexes: [], body: table === undefined ? [] : [table] }))).toMatch(
      /\n\.\/\.\n/,
    );
  });
});

describe('DOCX parts', () => {
  it('any text at all stays well-formed, and equal trees give equal bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async text => {
        const document = { ...aDispatch(), summary: text, body: [paragraph(text, '\u0000\ud800\uffff<&"')] };
        const bytes = await renderDocx(document);
        expect(Buffer.from(await renderDocx(structuredClone(document))).equals(Buffer.from(bytes))).toBe(true);
        for (const xml of Object.values(partsOf(bytes))) {
          // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 refuses
          expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
          expect(xml).not.toMatch(/\p{Cs}/u);
          expect(xml).not.toMatch(/&(?!(amp|lt|gt|quot|apos|#\d+);)/);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('bullets that Word keeps in its private letters become letters', async () => {
    expect(await body({ ...aDispatch(), body: [paragraph('\uf0b7 Một\u000bhai')] })).toContain('• Một hai');
  });

  it('citations come back by name, first and last leaf', async () => {
    const parts = partsOf(await renderDocx(aConclusion({ findings: 2 })));
    const references = new Map(
      [...(parts['customXml/item1.xml'] ?? '').matchAll(/name="(mc_\d+)"[^>]*leaf="([^"]*)" toLeaf="([^"]*)"/g)].map(
        match => [match[1], `${match[2]} ${match[3]}`],
      ),
    );
    const names = [...(parts['word/document.xml'] ?? '').matchAll(/<w:bookmarkStart w:name="([^"]+)"/g)];
    expect(names.map(match => references.get(match[1]))).toEqual(['leaf-1 leaf-1-3', 'leaf-2 leaf-2-3']);
  });

  it('numbers the fifth điểm đ), which Word cannot count', async () => {
    const parts = partsOf(await renderDocx(aConclusion({ findings: 0 })));
    expect(parts['word/numbering.xml']).toContain('<w:lvlText w:val="đ)"/>');
    expect(parts['word/numbering.xml']).toContain('<w:lvlText w:val="e)"/>');
  });

  it('each annex is a section of its own whose pages count from 1', async () => {
    const sections = (await body(aDispatch())).match(/<w:sectPr>.*?<\/w:sectPr>/gs) ?? [];
    expect(sections).toHaveLength(3);
    for (const section of sections) {
      expect(section).toContain('<w:pgNumType w:start="1"');
      expect(section).toContain('<w:titlePg/>');
      expect(section).toContain('w:w="11906" w:h="16838"');
    }
  });

  it('keeps the last paragraph with the signature, draws rules, repeats header rows', async () => {
    const xml = await body(aConclusion());
    const last = xml.slice(0, xml.indexOf('trước ngày 30/9/2026')).lastIndexOf('<w:p>');
    expect(xml.slice(last, last + 200)).toContain('<w:keepNext/>');
    expect(xml.match(/<w:pBdr><w:top /g)).toHaveLength(3);
    expect(xml).not.toContain('__');
    expect(xml).toContain('<w:tblHeader/>');
    expect(xml).toContain('<w:cantSplit/>');
  });
});
