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

/** A reader of its own: adds up what the words say. */
function valueSaid(words: string): bigint {
  const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
  const ones: Record<string, number> = { ...Object.fromEntries(digits.map((d, i) => [d, i])), mốt: 1, tư: 4, lăm: 5 };
  const scales: Record<string, bigint> = { nghìn: 1_000n, triệu: 1_000_000n };
  let [billions, below, triple, digit] = [0n, 0n, 0n, 0n];
  for (const word of words.split(' ')) {
    if (word === 'trăm') [triple, digit] = [triple + digit * 100n, 0n];
    else if (word === 'mươi') [triple, digit] = [triple + digit * 10n, 0n];
    else if (word === 'mười') triple += 10n;
    else if (word === 'tỷ') [billions, below, triple, digit] = [below + triple + digit, 0n, 0n, 0n];
    else if (word in scales) [below, triple, digit] = [below + (triple + digit) * (scales[word] ?? 0n), 0n, 0n];
    else if (word !== 'linh' && word !== 'lẻ') digit = BigInt(ones[word] ?? Number.NaN);
  }
  return billions * 1_000_000_000n + below + triple + digit;
}

describe('amounts in words', () => {
  it.each([
    [0, 'Không đồng'],
    [15, 'Mười lăm đồng'],
    [21, 'Hai mươi mốt đồng'],
    [104, 'Một trăm linh bốn đồng'],
    [1_005, 'Một nghìn không trăm linh năm đồng'],
    [24_000, 'Hai mươi bốn nghìn đồng'],
    [14, 'Mười bốn đồng'],
    [10, 'Mười đồng'],
    [11, 'Mười một đồng'],
    [55, 'Năm mươi lăm đồng'],
    [1_000_000, 'Một triệu đồng'],
    [275_800_000_000, 'Hai trăm bảy mươi lăm tỷ tám trăm triệu đồng'],
    [-5_000, 'Âm năm nghìn đồng'],
    [1_234_000_000, 'Một tỷ hai trăm ba mươi bốn triệu đồng'],
    [1_000_000_005, 'Một tỷ không trăm linh năm đồng'],
    [2_000_000_000_000, 'Hai nghìn tỷ đồng'],
  ])('%d', (amount, words) => {
    expect(amountInWords(amount)).toBe(words);
  });

  it('reads 0 tens and 4 as the office wants them', () => {
    expect(amountInWords(134_104, { zeroTens: 'lẻ', four: 'tư' })).toBe(
      'Một trăm ba mươi tư nghìn một trăm lẻ bốn đồng',
    );
  });

  it('says back the number it was given', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.constantFrom('linh' as const, 'lẻ' as const),
        fc.constantFrom('bốn' as const, 'tư' as const),
        (number, zeroTens, four) => {
          expect(valueSaid(numberInWords(number, { zeroTens, four }))).toBe(number);
        },
      ),
      { numRuns: 1_000 },
    );
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
  it('every date has its zeros and no more', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), date => {
        const iso = date.toISOString().slice(0, 10);
        const [, day = '', month = '', year = ''] =
          /^Lai Châu, ngày (\d+) tháng (\d+) năm (\d+)$/.exec(placeAndDate('Lai Châu', iso)) ?? [];
        expect(day).toHaveLength(2);
        expect(month.startsWith('0')).toBe(Number(month) <= 2);
        expect(`${year}-${month.padStart(2, '0')}-${day}`).toBe(iso);
      }),
    );
  });
  it('no figure is lost in a unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 14 }), fc.constantFrom('dong', 'trieu', 'ty'), (dong, unit) => {
        const [whole = '', fraction = ''] = (amountInUnit(dong, unit).split(' ')[0] ?? '').split(',');
        const scale = { dong: 0, trieu: 6, ty: 9 }[unit];
        expect(BigInt(whole.replaceAll('.', '') + fraction.padEnd(scale, '0'))).toBe(BigInt(dong));
      }),
    );
  });
  it('labels of one group are all different and count from the start', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(1 as const, 2 as const, 3 as const), { maxLength: 120 }), levels => {
        const labels = headingLabels(levels);
        expect(labels).toHaveLength(levels.length);
        levels.forEach((level, i) => {
          const from = levels.slice(0, i).findLastIndex(each => each < level) + 1;
          const group = labels.slice(from, i).filter((_, at) => levels[from + at] === level);
          expect(group).not.toContain(labels[i]);
          if (group.length === 0) expect(labels[i]).toBe({ 1: 'I.', 2: '1.', 3: 'a)' }[level]);
        });
      }),
    );
  });
});

const resolver: Resolver = {
  citationText: citation => `BL ${citation.leafId}`,
  amountText: amount => `${amount.lineIds.length} đồng`,
  fieldText: field => field.name,
  valueText: value => value.ids.join(),
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
  it('keeps the marks of a citation', () => {
    const citation = { type: 'citation', attrs: { leafId: 'leaf-1' }, marks: [{ type: 'bold' }] };
    const doc = { type: 'doc', content: [{ type: 'paragraph', content: [citation] }] };
    expect(bodyFromEditor(doc, resolver)).toMatchObject([{ inlines: [{ type: 'citation', bold: true }] }]);
  });
  it('composes marks to NFC', () => {
    const doc = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Thủ tục'.normalize('NFD') }] }],
    };
    expect(bodyFromEditor(doc, resolver)).toMatchObject([{ inlines: [{ text: 'Thủ tục' }] }]);
  });
});
