import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountInWords, numberFromWords, numberInWords } from '#officialdoc';

describe('numbers read from words', () => {
  it('reads back every number it writes, in every reading', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 21n), max: 10n ** 21n }),
        fc.constantFrom('linh' as const, 'lẻ' as const),
        fc.constantFrom('bốn' as const, 'tư' as const),
        (number, zeroTens, four) => {
          expect(numberFromWords(numberInWords(number, { zeroTens, four }))).toBe(number);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['Sáu trăm năm mươi sáu triệu ba trăm nghìn đồng chẵn.', 656_300_000n],
    ['một triệu, hai trăm ngàn đồng', 1_200_000n],
    ['Hai mươi tư nghìn đồng', 24_000n],
    ['mười đồng', 10n],
  ])('«%s»', (words, number) => {
    expect(numberFromWords(words)).toBe(number);
  });

  it.each(['', 'đồng', 'sáu trăm con gà', 'hai ba', 'mươi'])('«%s» is no number', words => {
    expect(numberFromWords(words)).toBe(null);
  });

  it('reads decomposed letters', () => {
    expect(numberFromWords(amountInWords(656_300_000).normalize('NFD'))).toBe(656_300_000n);
  });
});
