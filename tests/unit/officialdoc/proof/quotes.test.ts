import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchQuote, quoteSource } from '#officialdoc';

const PAGE = `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Kính gửi Quý Công ty,
Đề nghị gửi cấu hình và báo giá dự kiến trước ngày 20/3 để đơn vị lập dự toán số tiền 1.264.000.000 đồng.
Khối lượng nghiệm thu được đối chiếu với sổ kế toán và hiện trường, hoà giải xong ngày 05/4.`;
const source = quoteSource(PAGE);
const words = PAGE.split(/\s+/);

describe('a quotation against its page', () => {
  it('is found whatever happens to its spaces, composition, capitals and line ends', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: words.length - 6 }),
        fc.integer({ min: 4, max: 20 }),
        fc.constantFrom('NFC' as const, 'NFD' as const),
        fc.constantFrom(' ', '  ', '\n', '\u00a0'),
        fc.boolean(),
        (from, count, form, space, isUpper) => {
          const quote = words
            .slice(from, from + count)
            .join(space)
            .normalize(form);
          expect(matchQuote(isUpper ? quote.toUpperCase() : quote, source)).toEqual({ state: 'same' });
        },
      ),
    );
  });

  it('tells a changed word, and what stands in the source instead', () => {
    const match = matchQuote('gửi cấu hình và báo giá chính thức trước ngày 20/3 để đơn vị lập dự toán', source);
    expect(match).toEqual({
      state: 'differs',
      pieces: [
        { op: 'same', text: 'gửi cấu hình và báo giá' },
        { op: 'quoted', text: 'chính thức' },
        { op: 'source', text: 'dự kiến' },
        { op: 'same', text: 'trước ngày 20/3 để đơn vị lập dự toán' },
      ],
    });
  });

  it('tells a changed figure, a left-out word and an added one', () => {
    expect(matchQuote('lập dự toán số tiền 1.246.000.000 đồng', source).state).toBe('differs');
    expect(matchQuote('Đề nghị gửi cấu hình dự kiến trước ngày 20/3', source).state).toBe('differs');
    expect(matchQuote('Đề nghị sớm gửi cấu hình và báo giá dự kiến', source).state).toBe('differs');
  });

  it('accepts what is left out with marks, in order', () => {
    expect(matchQuote('Đề nghị gửi cấu hình […] để đơn vị lập dự toán', source).state).toBe('same');
    expect(matchQuote('để đơn vị lập dự toán … Đề nghị gửi cấu hình', source).state).not.toBe('same');
  });

  it('takes both places of a tone mark and a word cut at a line end for the same word', () => {
    expect(matchQuote('hòa giải xong ngày 05/4', source).state).toBe('same');
    expect(matchQuote('khối lượng nghiệm thu', quoteSource('khối lượng nghi-\nệm thu')).state).toBe('same');
  });

  it('does not find another text', () => {
    expect(matchQuote('Ủy ban nhân dân xã chưa lập biên bản vi phạm hành chính', source)).toEqual({
      state: 'notFound',
    });
  });

  it('gives the quotation and the source back from the pieces of any change', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 20 }),
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom('drop', 'swap', 'add'),
        (from, at, how) => {
          const quote = words.slice(from, from + 14);
          quote.splice(at, how === 'add' ? 0 : 1, ...(how === 'drop' ? [] : ['xxx']));
          const match = matchQuote(quote.join(' '), source);
          expect(match.state).toBe('differs');
          if (match.state !== 'differs') return;
          const bare = (text: string) => text.replace(/[.,]/g, '').replace(/\s+/g, ' ').trim();
          const said = match.pieces.filter(piece => piece.op !== 'source').map(piece => piece.text);
          expect(bare(said.join(' '))).toBe(bare(quote.join(' ')));
          const read = match.pieces.filter(piece => piece.op !== 'quoted').map(piece => piece.text);
          expect(bare(PAGE)).toContain(bare(read.join(' ')));
        },
      ),
    );
  });
});
