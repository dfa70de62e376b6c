import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCanonical, encodeCanonical, fromHex } from '#vault';

const value = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.string({ unit: 'grapheme' }),
    fc.uint8Array({ maxLength: 40 }).map(bytes => new Uint8Array(bytes)),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(
      fc.string({ unit: 'grapheme' }).filter(key => key !== '__proto__'),
      tie('value'),
      { noNullPrototype: true, maxKeys: 6 },
    ),
  ),
})).value;

describe('canonical CBOR', () => {
  it('reads back what it wrote, and writes it the same way again', () => {
    fc.assert(
      fc.property(value, each => {
        const bytes = encodeCanonical(each);
        expect(decodeCanonical(bytes, 1e6)).toEqual(each);
        expect(encodeCanonical(decodeCanonical(bytes, 1e6))).toEqual(bytes);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['1801', 'one in two bytes'],
    ['f93c00', 'a float'],
    ['fb3ff0000000000000', 'a double that is an integer'],
    ['f7', 'undefined'],
    ['c100', 'a tag'],
    ['a2616201616100', 'keys out of order'],
    ['a2616101616102', 'a key twice'],
    ['9f01ff', 'indefinite length'],
    ['0000', 'bytes after the end'],
    ['a10101', 'a key that is no text'],
    ['1b0020000000000000', '2^53'],
    ['a1695f5f70726f746f5f5fa0', '__proto__ as a key'],
    ['61ff', 'text that is not UTF-8'],
    ['', 'nothing'],
    ['42ff', 'cut short'],
  ])('refuses %s: %s', hex => {
    expect(() => decodeCanonical(fromHex(hex), 100)).toThrow(expect.objectContaining({ code: 'notCanonical' }));
  });

  it('limits size and depth, and refuses to write what it would not read', () => {
    expect(() => decodeCanonical(new Uint8Array(11), 10)).toThrow(expect.objectContaining({ code: 'tooLarge' }));
    const deep = (levels: number) => fromHex(`${'81'.repeat(levels)}00`);
    expect(decodeCanonical(deep(24), 1e6)).toBeDefined();
    expect(() => decodeCanonical(deep(25), 1e6)).toThrow(expect.objectContaining({ code: 'tooDeep' }));
    expect(() => decodeCanonical(deep(500_000), 1e6)).toThrow(expect.objectContaining({ code: 'tooDeep' }));
    for (const bad of [1.5, Number.NaN, -0, 2 ** 53, [undefined], 5n])
      expect(() => encodeCanonical(bad)).toThrow(expect.objectContaining({ code: 'notCanonical' }));
  });

  it('gives plain byte arrays whose slices are copies', () => {
    const bytes = encodeCanonical({ a: new Uint8Array(9) });
    const decoded = (decodeCanonical(bytes, 100) as { a: Uint8Array }).a;
    for (const each of [bytes, decoded]) {
      expect(each.constructor).toBe(Uint8Array);
      each.slice().fill(1);
    }
    expect(bytes).toEqual(encodeCanonical({ a: new Uint8Array(9) }));
  });
});
