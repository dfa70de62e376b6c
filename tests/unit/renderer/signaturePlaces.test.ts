import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Signatory } from '#casefile';
import { arranged, placeChanges, placesOf } from '../../../renderer/screens/documents/forms/signaturePlaces.ts';

const place = (id: string, row: number, order: number): Signatory => ({
  id,
  row,
  order,
  title: `BÊN ${id}`,
  name: '',
  note: '',
  hasRefused: false,
  refusalReason: '',
});
const MINUTES = [place('c', 1, 2), place('a', 0, 0), place('b', 0, 1)];
const rows = (places: readonly Signatory[]) => places.map(each => `${each.id}${each.row}`);

describe('places to sign', () => {
  it('are listed as printed, and know who stands beside whom', () => {
    expect(placesOf(MINUTES).map(each => [each.id, each.isBeside])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
    ]);
  });

  it('one put beside another, or in a row of its own, moves those after it', () => {
    const [a, b, c] = placesOf(MINUTES);
    if (a === undefined || b === undefined || c === undefined) throw new Error('three places');
    expect(rows(arranged([a, { ...b, isBeside: false }, c]))).toEqual(['a0', 'b1', 'c2']);
    expect(rows(arranged([a, b, { ...c, isBeside: true }]))).toEqual(['a0', 'b0', 'c0']);
    expect(rows(arranged([b, c]))).toEqual(['b0', 'c1']);
  });

  it('only what changed is written', () => {
    const [a, b, c] = placesOf(MINUTES);
    if (a === undefined || b === undefined || c === undefined) throw new Error('three places');
    expect(placeChanges(MINUTES, [a, b, c])).toEqual({ add: [], drop: [] });
    expect(placeChanges(MINUTES, [a, b, { ...c, hasRefused: true }]).add).toEqual([
      { ...place('c', 1, 2), hasRefused: true },
    ]);
    expect(placeChanges(MINUTES, [a, b])).toEqual({ add: [], drop: ['c'] });
  });

  it('any list, written and read again, is the same list', () => {
    const list = fc
      .array(fc.boolean(), { maxLength: 15 })
      .map(flags => flags.map((isBeside, at) => ({ ...place(`p${at}`, 0, 0), isBeside: at > 0 && isBeside })));
    fc.assert(
      fc.property(list, places => {
        const again = placesOf(arranged(places));
        expect(again.map(each => [each.id, each.isBeside])).toEqual(places.map(each => [each.id, each.isBeside]));
      }),
    );
  });
});
