import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountInUnit,
  amountInWords,
  bodyFromEditor,
  conclusionSkeleton,
  DocumentError,
  headingLabels,
  numberInWords,
  numberLine,
  placeAndDate,
  type Resolver,
} from '#officialdoc';

describe('amounts in words', () => {
  it.each([
    [0, 'Không đồng'],
    [15, 'Mười lăm đồng'],
    [21, 'Hai mươi mốt đồng'],
    [104, 'Một trăm linh bốn đồng'],
    [1_005, 'Một nghìn không trăm linh năm đồng'],
    [24_000, 'Hai mươi bốn nghìn đồng'.replace('bốn', 'tư')],
    [1_234_000_000, 'Một tỷ hai trăm ba mươi tư triệu đồng'],
    [1_000_000_005, 'Một tỷ không trăm linh năm đồng'],
    [2_000_000_000_000, 'Hai nghìn tỷ đồng'],
  ])('%d', (amount, words) => {
    expect(amountInWords(amount)).toBe(words);
  });

  it('two amounts never read alike', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.bigInt({ min: 0n, max: 10n ** 15n }), (a, b) => {
        expect(numberInWords(a) === numberInWords(b)).toBe(a === b);
      }),
      { numRuns: 500 },
    );
  });
});

describe('numbering, dates, numbers', () => {
  it('starts again under a higher level and uses đ', () => {
    expect(headingLabels([1, 2, 2, 3, 3, 3, 3, 3, 2, 3, 1, 2])).toEqual([
      'I.',
      '1.',
      '2.',
      'a)',
      'b)',
      'c)',
      'd)',
      'đ)',
      '3.',
      'a)',
      'II.',
      '1.',
    ]);
  });
  it('writes zeros where the decree wants them', () => {
    expect(placeAndDate('Lai Châu', '2026-02-05')).toBe('Lai Châu, ngày 05 tháng 02 năm 2026');
    expect(placeAndDate('Lai Châu', '2026-03-15')).toBe('Lai Châu, ngày 15 tháng 3 năm 2026');
    expect(numberLine('5', 'KL-TT')).toBe('Số: 05/KL-TT');
    expect(numberLine('12', 'KL-TT')).toBe('Số: 12/KL-TT');
  });
  it('shows amounts exactly in any unit', () => {
    expect(amountInUnit(1_234_500_000, 'trieu')).toBe('1.234,5 triệu đồng');
    expect(amountInUnit(1_234_500_000, 'ty')).toBe('1,2345 tỷ đồng');
    expect(amountInUnit(1, 'ty')).toBe('0,000000001 tỷ đồng');
  });
});

const resolver: Resolver = {
  citationText: citation => `BL ${citation.leafId}`,
  amountText: amount => `${amount.lineIds.length} đồng`,
  caseTable: () => ({ type: 'table', caption: 'x', widths: [1], headerRows: 0, rows: [] }),
};

describe('the tree from the editor', () => {
  it('reads the skeleton', () => {
    expect(
      bodyFromEditor(conclusionSkeleton(), resolver).filter(block => block.type === 'heading' && block.level === 1),
    ).toHaveLength(5);
  });
  it('never drops what it does not know', () => {
    const doc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'video', attrs: {} }] }] };
    expect(() => bodyFromEditor(doc, resolver)).toThrow(DocumentError);
  });
  it('composes marks to NFC', () => {
    const doc = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Thủ tục'.normalize('NFD') }] }],
    };
    expect(bodyFromEditor(doc, resolver)).toMatchObject([{ inlines: [{ text: 'Thủ tục' }] }]);
  });
});
