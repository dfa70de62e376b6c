import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageListText, readPageList } from '../../../renderer/screens/evidence/pageList.ts';

describe('a list of pages', () => {
  it('reads numbers and ranges', () => {
    expect(readPageList('3, 7-9', 12)).toEqual([2, 6, 7, 8]);
    expect(readPageList(' 9 – 10;1 , 9', 10)).toEqual([0, 8, 9]);
    expect(readPageList('', 10)).toEqual([]);
  });

  it('refuses what is no page of this scan', () => {
    for (const typed of ['0', '13', '9-7', 'ba', '1-', '2.5', '10-13'])
      expect(readPageList(typed, 12), typed).toBeNull();
  });

  it('reads back what it prints', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 59 })), pages => {
        const sorted = [...pages].sort((a, b) => a - b);
        expect(readPageList(pageListText(sorted), 60)).toEqual(sorted);
      }),
    );
  });
});
