import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, type ComparedLine, comparedWords, compareTexts } from '#officialdoc';

const paragraph = (text: string): Block => ({ type: 'paragraph', role: 'body', inlines: [{ type: 'text', text }] });
const heading = (label: string, text: string): Block => ({
  type: 'heading',
  level: 2,
  label,
  inlines: [{ type: 'text', text }],
});
const table = (...rows: string[][]): Block => ({
  type: 'table',
  caption: '',
  widths: [1, 1],
  headerRows: 1,
  rows: rows.map(cells =>
    cells.map(text => ({
      blocks: [{ inlines: [{ type: 'text' as const, text }], align: 'left' as const }],
      isHeader: false,
      colspan: 1,
      rowspan: 1,
    })),
  ),
});
const A = paragraph('Sở Tài nguyên đã giao đất không qua đấu giá cho ba hộ.');
const B = paragraph('Ủy ban nhân dân xã đã thu tiền nhưng không nộp vào ngân sách.');
const C = paragraph('Đoàn thanh tra kiến nghị thu hồi toàn bộ số tiền nêu trên.');

const written = (line: ComparedLine) =>
  line.cells
    .map(cell =>
      cell.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`)).join(''),
    )
    .join(' | ');
const told = (before: Block[], after: Block[]) =>
  compareTexts(before, after).lines.map(line => `${line.change}: ${written(line)}`);

describe('comparing two texts', () => {
  it('shows the words that changed in a paragraph', () => {
    const after = paragraph('Sở Tài nguyên đã giao đất không qua đấu giá cho năm hộ dân.');
    expect(told([A, B], [after, B])).toEqual([
      'changed: Sở Tài nguyên đã giao đất không qua đấu giá cho [-ba][+năm] hộ[+ dân].',
      'same: Ủy ban nhân dân xã đã thu tiền nhưng không nộp vào ngân sách.',
    ]);
  });

  it('shows a moved paragraph in both places, and counts it once', () => {
    const result = compareTexts([A, B, C], [C, A, B]);
    expect(result.lines.map(line => line.change)).toEqual(['movedTo', 'same', 'same', 'movedFrom']);
    expect(result).toMatchObject({ added: 0, removed: 0, changed: 0, moved: 1 });
  });

  it('does not take new numbers of clauses for changes', () => {
    const before = [heading('1.', 'Việc giao đất'), heading('2.', 'Việc thu tiền')];
    const after = [heading('1.', 'Bối cảnh chung'), heading('2.', 'Việc giao đất'), heading('3.', 'Việc thu tiền')];
    const { lines } = compareTexts(before, after);
    expect(lines.map(({ change, label }) => `${label} ${change}`)).toEqual(['1. added', '2. same', '3. same']);
  });

  it('tells the same words in another style', () => {
    const quoted: Block = { type: 'paragraph', role: 'quote', inlines: [{ type: 'text', text: 'Không qua đấu giá.' }] };
    const [line] = compareTexts([paragraph('Không qua đấu giá.')], [quoted]).lines;
    expect(line).toMatchObject({ change: 'restyled', oldStyle: 'body', style: 'quote' });
  });

  it('compares tables by row and cell', () => {
    const before = table(['Đơn vị', 'Số tiền'], ['Xã A', '100'], ['Xã B', '200']);
    const after = table(['Đơn vị', 'Số tiền'], ['Xã A', '150'], ['Xã B', '200'], ['Xã Đ', '70']);
    expect(told([before], [after])).toEqual([
      'same: Đơn vị | Số tiền',
      'changed: Xã A | [-100][+150]',
      'same: Xã B | 200',
      'added: [+Xã Đ] | [+70]',
    ]);
  });

  it('gives both texts back whole, whatever changed (property)', () => {
    const line = fc.array(fc.constantFrom('thu', 'hồi', 'đất', 'tiền', 'xã', 'ba', ',', '3.000'), { maxLength: 8 });
    const text = fc.array(
      line.map(words => paragraph(words.join(' '))),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { lines } = compareTexts(before, after);
        const side = (gone: string[], word: string) =>
          lines
            .filter(each => !gone.includes(each.change))
            .map(each =>
              (each.cells[0] ?? [])
                .filter(({ kind }) => kind === 'same' || kind === word)
                .map(p => p.text)
                .join(''),
            );
        const plain = (blocks: Block[]) =>
          blocks.map(b => (b.type === 'paragraph' && b.inlines[0]?.type === 'text' ? b.inlines[0].text : ''));
        expect(side(['removed', 'movedFrom'], 'added')).toEqual(plain(after));
        expect(side(['added', 'movedTo'], 'removed')).toEqual(plain(before));
      }),
      { numRuns: 500 },
    );
  });

  it('joins words that changed together into one change', () => {
    expect(comparedWords('thu hồi ba trăm triệu đồng', 'thu hồi bốn mươi tỷ đồng')).toEqual([
      { kind: 'same', text: 'thu hồi ' },
      { kind: 'removed', text: 'ba trăm triệu' },
      { kind: 'added', text: 'bốn mươi tỷ' },
      { kind: 'same', text: ' đồng' },
    ]);
  });

  it('compares 150 pages of edited text in less than 2 s, also when every paragraph changed', () => {
    const long = Array.from({ length: 2_400 }, (_, i) =>
      paragraph(
        `Đoạn ${i} nêu việc sử dụng ngân sách tại đơn vị số ${i * 7} với số tiền ${i * 1_013} đồng, chưa đúng quy định của pháp luật về ngân sách nhà nước và hướng dẫn của Bộ Tài chính.`,
      ),
    );
    const edited = long.map((_, i) =>
      paragraph(
        `Đoạn ${i} nêu việc quản lý ngân sách tại đơn vị số ${i * 7} với số tiền ${i * 1_011} đồng, không đúng quy định của pháp luật về ngân sách nhà nước và hướng dẫn của Bộ Tài chính.`,
      ),
    );
    const reversed = [...long].reverse();
    for (const other of [edited, reversed]) {
      const start = performance.now();
      expect(compareTexts(long, other).lines.length).toBeGreaterThanOrEqual(2_400);
      expect(performance.now() - start).toBeLessThan(2_000);
    }
  });
});
