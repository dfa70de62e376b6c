import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSigned } from '#officialdoc';

const TEXT = `Thực hiện Quyết định số 12/QĐ-TT ngày 10/02/2026, Đoàn thanh tra đã kiểm tra tại Sở Giáo dục.
Tổng số tiền sai phạm là 1.250.000.000 đồng, trong đó phải thu hồi 350.000.000 đồng về ngân sách nhà nước.`;

function differences(signed: string) {
  const answer = compareSigned(TEXT, signed);
  if (answer.state !== 'compared') throw new Error(answer.state);
  return answer.differences.map(({ exported, signed: there }) => [exported, there]);
}

describe('the signed copy against the export', () => {
  it('does not mind how a scanner sets the words', () => {
    expect(differences(TEXT.toUpperCase().replaceAll(' ', '\n').normalize('NFD'))).toEqual([]);
  });
  it('finds another figure, a word that went and a line that came, each with the words around it', () => {
    expect(differences(TEXT.replace('350.000.000', '530.000.000'))).toEqual([['350.000.000', '530.000.000']]);
    expect(differences(TEXT.replace('phải ', ''))).toEqual([['phải', '']]);
    expect(differences(`${TEXT}\nĐã ký ngày 11/02/2026`)).toEqual([['', 'Đã ký ngày 11/02/2026']]);
    const answer = compareSigned(TEXT, TEXT.replace('350.000.000', '530.000.000'));
    expect(answer).toMatchObject({
      differences: [{ before: 'đồng trong đó phải thu hồi', after: 'đồng về ngân sách nhà nước' }],
    });
  });
  it('says when it is another document', () => {
    expect(compareSigned(TEXT, 'Giấy mời họp ngày 01/3/2026 tại trụ sở').state).toBe('unlike');
    expect(compareSigned(TEXT, '').state).toBe('unlike');
  });
  it('puts every word on one side or on both: nothing is left out', () => {
    const word = fc.constantFrom('đoàn', 'sở', 'thu', 'hồi', '12', '350.000');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 8, maxLength: 40 }),
        fc.array(word, { maxLength: 6 }),
        fc.nat(),
        (a, b, at) => {
          const cut = at % a.length;
          const c = [...a.slice(0, cut), ...b, ...a.slice(cut + (at % 3))];
          const answer = compareSigned(a.join(' '), c.join(' '));
          if (answer.state !== 'compared') return;
          const count = (side: 'exported' | 'signed') =>
            answer.differences.flatMap(each => each[side].split(' ').filter(Boolean)).length;
          expect(answer.words + count('exported')).toBe(a.length);
          expect(answer.words + count('signed')).toBe(c.length);
        },
      ),
    );
  });
});
