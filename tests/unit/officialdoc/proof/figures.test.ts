import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountInUnit, amountInWords, areaText, figuresIn, saysPercent, saysValue, sentencesIn } from '#officialdoc';

const one = (text: string) => {
  const found = figuresIn(text.normalize('NFC'));
  expect(found, text).toHaveLength(1);
  return found[0];
};

describe('figures in prose', () => {
  it('reads every amount that the house prints, in every unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_000_000_000_000 }),
        fc.constantFrom('dong' as const, 'trieu' as const, 'ty' as const),
        fc.constantFrom('Số tiền ', '(', 'nộp: ', ''),
        fc.constantFrom('.', ' vào ngân sách', ')', ''),
        (dong, unit, before, after) => {
          const figure = one(`${before}${amountInUnit(dong, unit)}${after}`);
          expect(figure).toMatchObject({ kind: 'amount', value: dong, start: before.length });
        },
      ),
    );
  });

  it('reads every area that the house prints', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900_000_000 }), centi => {
        const figure = one(`diện tích ${areaText(centi)} đất`);
        expect(figure).toMatchObject({ kind: 'area', value: centi });
      }),
    );
  });

  it.each([
    ['656.300.000 đồng', 656_300_000, 1],
    ['1,5 tỷ đồng', 1_500_000_000, 100_000_000],
    ['1 tỷ 250 triệu đồng', 1_250_000_000, 1_000_000],
    ['218,45 triệu đồng', 218_450_000, 10_000],
    ['10.492 tỷ', 10_492_000_000_000, 1_000_000_000],
    ['656.300.000đ', 656_300_000, 1],
    ['97 nghìn đồng', 97_000, 1_000],
    ['4.389 tỷ VNĐ', 4_389_000_000_000, 1_000_000_000],
  ])('«%s»', (text, value, step) => {
    expect(one(text)).toMatchObject({ kind: 'amount', value, step });
  });

  it.each([
    ['hơn 970 triệu đồng', 'over'],
    ['gần 8,1 tỷ đồng', 'under'],
    ['khoảng 2 tỷ đồng', 'about'],
    ['số tiền 2 tỷ đồng', 'exact'],
  ])('«%s» is meant %s', (text, hedge) => {
    expect(figuresIn(text)[0]).toMatchObject({ hedge });
  });

  it('takes a price for a rate, never for a sum', () => {
    expect(figuresIn('thu mỗi học sinh 150.000 đồng/năm')[0]).toMatchObject({ kind: 'amount', isRate: true });
  });

  it.each(['2 triệu cây giống', 'điểm đ khoản 2', 'thửa 112, tờ bản đồ 24', 'gói thầu số 07', 'Trường THPT số 2'])(
    '«%s» states no money',
    text => {
      expect(figuresIn(text).filter(figure => figure.kind === 'amount')).toEqual([]);
    },
  );

  it('reads dates, laws, percentages, counts and words of amounts', () => {
    const text =
      'Ngày 20/4/2026, theo điểm b khoản 2 Điều 33 Luật Thanh tra số 84/2025/QH15, 06 công trình đạt 59,3% và 18 cá nhân nộp 5.000 đồng (Bằng chữ: Năm nghìn đồng).';
    expect(figuresIn(text).map(figure => [figure.kind, text.slice(figure.start, figure.end)])).toEqual([
      ['date', 'Ngày 20/4/2026'],
      ['law', 'điểm b khoản 2 Điều 33'],
      ['law', '84/2025/QH15'],
      ['count', '06 công trình'],
      ['percent', '59,3%'],
      ['count', '18 cá nhân'],
      ['amount', '5.000 đồng'],
      ['words', '(Bằng chữ: Năm nghìn đồng)'],
    ]);
  });

  it('reads the amount back from any words beside it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_000_000_000_000 }), dong => {
        const figures = figuresIn(`${amountInUnit(dong, 'dong')} (${amountInWords(dong)})`);
        expect(figures.map(figure => ('value' in figure ? figure.value : null))).toEqual([dong, dong]);
      }),
    );
  });

  it('finishes at once on hostile text', () => {
    for (const text of [
      `(${'một '.repeat(40_000)}`,
      '1.'.repeat(50_000),
      '1.234,'.repeat(20_000),
      '('.repeat(50_000),
    ]) {
      const start = performance.now();
      figuresIn(text);
      expect(performance.now() - start, text.slice(0, 10)).toBeLessThan(1_500);
    }
  });
});

describe('agreement of a printed figure with a true one', () => {
  it('holds for the rounding and the cutting of any display unit, and only for them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_000_000_000 }),
        fc.constantFrom(1, 1_000, 100_000, 1_000_000),
        (value, step) => {
          const cut = Math.floor(value / step) * step;
          const rounded = Math.floor((value + step / 2) / step) * step;
          for (const said of [cut, rounded]) expect(saysValue({ value: said, step, hedge: 'exact' }, value)).toBe(true);
          for (const said of [cut - step, cut + 2 * step])
            expect(saysValue({ value: said, step, hedge: 'exact' }, value)).toBe(false);
        },
      ),
    );
  });

  it('recomputes percentages to the places they print', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.nat({ max: 2 }),
        (part, whole, decimals) => {
          const value = Number(((part * 100) / whole).toFixed(decimals));
          expect(saysPercent({ value, decimals, hedge: 'exact' }, part, whole)).toBe(true);
          expect(saysPercent({ value: value + 2, decimals, hedge: 'exact' }, part, whole)).toBe(false);
        },
      ),
    );
    expect(saysPercent({ value: 60, decimals: 0, hedge: 'exact' }, 406_680_000, 677_800_000)).toBe(true);
  });
});

describe('sentences', () => {
  const split = (text: string) => sentencesIn(text).map(({ start, end }) => text.slice(start, end));
  it.each([
    ['Số tiền là 1.234.567 đồng. Ban Quản lý đã nộp.', ['Số tiền là 1.234.567 đồng.', 'Ban Quản lý đã nộp.']],
    ['Tại TP. Hoàng Sơn, KT. Chánh Thanh tra ký.', ['Tại TP. Hoàng Sơn, KT. Chánh Thanh tra ký.']],
    ['Sai phạm nêu trên. (￼, ￼)', ['Sai phạm nêu trên. (￼, ￼)']],
    ['1. Nội dung một. 2. Nội dung hai.', ['1. Nội dung một.', '2. Nội dung hai.']],
    ['Một\nHai', ['Một', 'Hai']],
    ['Đã nộp (BL ￼); chưa nộp.', ['Đã nộp (BL ￼); chưa nộp.']],
  ])('%s', (text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  it('cover the text without overlap, in order', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'B', '.', ' ', '1', '￼', '(', ')', '\n', ';', '…'), maxLength: 80 }),
        text => {
          const spans = sentencesIn(text);
          let at = 0;
          let kept = '';
          for (const { start, end } of spans) {
            expect(start).toBeGreaterThanOrEqual(at);
            kept += text.slice(at, start).trim() + text.slice(start, end);
            at = end;
          }
          expect((kept + text.slice(at)).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        },
      ),
    );
  });
});
