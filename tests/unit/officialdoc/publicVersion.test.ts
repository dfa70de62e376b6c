import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bareWords,
  checkDocument,
  type OfficialDocument,
  officialDocument,
  plainText,
  provePdf,
  proveWord,
  publicVersion,
  REMOVED_MARK,
  renderDocx,
  shortNotice,
  subjectOfTree,
} from '#officialdoc';
import { renderPdf } from '#officialdoc/node';
import { aConclusion } from '../../fixtures/conclusionTree.ts';
import { pdfPages } from '../../fixtures/pdfText.ts';
import { typstResources } from '../../fixtures/typstResources.ts';

const removal = (target: string, replacement = '') => ({ id: target, target, replacement });
const SECRETS = ['Công ty TNHH Hải Đăng', 'số tài khoản 0123 456 789', 'Lò Thị Páo'];

/** A conclusion with words to take out in every kind of place, one of them across runs, one in the metadata. */
function withSecrets(): OfficialDocument {
  const tree = structuredClone(aConclusion({ findings: 1 }));
  tree.summary = `${tree.summary} và Công ty TNHH Hải Đăng`;
  tree.author = 'Thanh tra tỉnh, Lò Thị Páo';
  tree.recipients.unshift('- CÔNG TY TNHH HẢI ĐĂNG;');
  tree.body.unshift({
    type: 'paragraph',
    role: 'body',
    inlines: [
      { type: 'text', text: 'Theo lời bà Lò Thị ' },
      { type: 'text', text: 'Páo', bold: true },
      { type: 'text', text: ' (' },
      { type: 'citation', text: 'BL 45', leafId: 'leaf-lo-thi-pao', toLeafId: null },
      { type: 'text', text: '), Công ty TNHH\u00a0Hải Đăng đã chuyển tiền vào số tài khoản 0123 456 789.' },
      { type: 'footnote', inlines: [{ type: 'text', text: 'Lời khai của Lò Thị Páo.' }] },
    ],
  });
  return tree;
}
const allText = (tree: OfficialDocument) => JSON.stringify(tree);

describe('public version', () => {
  const { document, counts } = publicVersion(
    withSecrets(),
    SECRETS.map((target, i) => removal(target, i === 0 ? 'một doanh nghiệp' : '')),
  );

  it('is a document, and holds none of the words, in whatever place, case or run', () => {
    expect(officialDocument.safeParse(document).success).toBe(true);
    for (const target of SECRETS) expect(bareWords(allText(document))).not.toContain(bareWords(target));
    expect([...counts.values()]).toEqual([3, 1, 3]);
    expect(document.summary).toContain('một doanh nghiệp');
    const [first] = document.body;
    expect(first?.type === 'paragraph' && plainText(first.inlines)).toBe(
      `Theo lời bà ${REMOVED_MARK} (BL 45), một doanh nghiệp đã chuyển tiền vào ${REMOVED_MARK}.`,
    );
  });

  it('keeps everything else word for word, and no way back into the case file', () => {
    const tree = aConclusion({ findings: 1 });
    const words = (each: OfficialDocument) => subjectOfTree(each).lines.map(line => line.text);
    expect(
      words(
        publicVersion(
          tree,
          SECRETS.map(target => removal(target)),
        ).document,
      ),
    ).toEqual(words(tree));
    expect(allText(document)).not.toContain('leaf-lo-thi-pao');
    expect(allText(document)).not.toContain('"citation"');
  });

  it('says which words the text does not hold', () => {
    expect(publicVersion(aConclusion(), [removal('Không có ở đâu cả')]).counts.get('Không có ở đâu cả')).toBe(0);
  });

  it('holds for any words taken from the text itself', () => {
    const tree = aConclusion({ findings: 1 });
    const lines = subjectOfTree(tree).lines.filter(line => line.component === 'body' && line.text.length > 20);
    const piece = fc
      .tuple(fc.constantFrom(...lines), fc.nat(), fc.integer({ min: 4, max: 40 }))
      .map(([line, at, length]) =>
        line.text
          .slice(at % (line.text.length - 4))
          .slice(0, length)
          .trim(),
      )
      .filter(words => /^[\p{L}\p{N}].*[\p{L}\p{N}]$/u.test(words) && bareWords(words).length > 3);
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), pieces => {
        const result = publicVersion(
          tree,
          pieces.map(words => removal(words, '…')),
        ).document;
        const left = subjectOfTree(result).lines.map(line => line.text.normalize('NFC').toLowerCase());
        for (const words of pieces) expect(left.some(text => text.includes(words.toLowerCase()))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

describe('proof that the words are gone', () => {
  const pdfTexts = async (bytes: Uint8Array) =>
    (await pdfPages(bytes)).map(page => page.texts.map(each => each.text).join(' '));

  it('finds every word in the files of the full text, and none in those of the public version', async () => {
    const full = withSecrets();
    const { document } = publicVersion(
      full,
      SECRETS.map(target => removal(target)),
    );
    const resources = typstResources();
    const [fullWord, word] = [await renderDocx(full), await renderDocx(document)];
    const [fullPdf, pdf] = [renderPdf(full, resources), renderPdf(document, resources)];
    expect(new Set(proveWord(fullWord, SECRETS).found.map(each => each.target))).toEqual(new Set(SECRETS));
    expect(new Set(provePdf(fullPdf, await pdfTexts(fullPdf), SECRETS).found.map(each => each.target))).toEqual(
      new Set(SECRETS),
    );
    const proven = proveWord(word, SECRETS);
    expect(proven.found).toEqual([]);
    expect(proven.parts).toBeGreaterThan(20);
    const provenPdf = provePdf(pdf, await pdfTexts(pdf), SECRETS);
    expect(provenPdf.found).toEqual([]);
    expect(provenPdf.parts).toBeGreaterThan(10);
  });

  it('finds what stands in the metadata alone', async () => {
    const tree = aConclusion({ findings: 1 });
    tree.author = 'Lò Thị Páo';
    expect(proveWord(await renderDocx(tree), ['Lò Thị Páo']).found.map(each => each.part)).toContain(
      'docProps/core.xml',
    );
    expect(provePdf(renderPdf(tree, typstResources()), [], ['Lò Thị Páo']).found).not.toEqual([]);
  });
});

describe('short notice', () => {
  it('says what was concluded and recommended, in right form, without its number and date', () => {
    const notice = shortNotice(aConclusion());
    expect(officialDocument.safeParse(notice).success).toBe(true);
    expect(notice.header.numberLine).toMatch(/^Số:\s+\/TB-TT$/);
    expect(checkDocument(notice)).toEqual([]);
    const titles = notice.body.flatMap(block =>
      block.type === 'heading' && block.level === 1 ? [plainText(block.inlines)] : [],
    );
    expect(titles.length).toBeGreaterThan(0);
    expect(notice.body.length).toBeLessThan(aConclusion().body.length);
  });

  it('numbers its sections from the start, and leaves the numbers inside them', () => {
    const heading = (level: 1 | 2, label: string, text: string) => ({
      type: 'heading' as const,
      level,
      label,
      inlines: [{ type: 'text' as const, text }],
    });
    const body = [
      heading(1, 'I.', 'Khái quát'),
      heading(2, '1.', 'Bối cảnh'),
      heading(1, 'III.', 'Kết luận'),
      heading(2, '1.', 'Ưu điểm'),
      heading(2, '2.', 'Tồn tại'),
      heading(1, 'IV.', 'Việc đã làm trong khi thanh tra'),
      heading(1, 'V.', 'Kiến nghị biện pháp xử lý'),
      heading(2, '1.', 'Về kinh tế'),
      heading(1, '', 'Kiến nghị khác'),
    ];
    const labels = shortNotice({ ...aConclusion(), body }).body.flatMap(block =>
      block.type === 'heading' ? [block.label] : [],
    );
    expect(labels).toEqual(['I.', '1.', '2.', 'II.', '1.', '']);
  });
});
