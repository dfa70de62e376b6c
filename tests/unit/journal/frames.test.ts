import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFrame, FRAME_OVERHEAD, scanFrames } from '#journal';
import { concatBytes } from '#vault';

const payloads = fc.array(fc.uint8Array({ maxLength: 60 }), { minLength: 1, maxLength: 6 });
const recordsOf = (file: Uint8Array) => [...scanFrames(file)].filter(each => each.type === 'record');

describe('frames', () => {
  it('read back in order', () => {
    fc.assert(
      fc.property(payloads, list => {
        const scan = [...scanFrames(concatBytes(...list.map(encodeFrame)))];
        expect(scan.map(each => each.type === 'record' && [...each.payload])).toEqual(list.map(each => [...each]));
      }),
    );
  });

  it('a flipped byte loses that record only, and is named', () => {
    fc.assert(
      fc.property(payloads, fc.nat(), fc.integer({ min: 1, max: 255 }), (list, where, mask) => {
        const file = concatBytes(...list.map(encodeFrame));
        const at = where % file.length;
        file[at] = (file[at] ?? 0) ^ mask;
        const scan = [...scanFrames(file)];
        expect(scan.filter(each => each.type === 'record')).toHaveLength(list.length - 1);
        const wrong = scan.filter(each => each.type !== 'record');
        expect(wrong).toHaveLength(1);
        expect(wrong[0]?.at).toBeLessThanOrEqual(at);
        expect(wrong[0]?.end).toBeGreaterThan(at);
      }),
    );
  });

  it('a file that ends inside a record has a torn tail and keeps the rest', () => {
    fc.assert(
      fc.property(payloads, fc.nat(), (list, where) => {
        const frames = list.map(encodeFrame);
        const last = frames.at(-1) ?? new Uint8Array();
        const file = concatBytes(...frames).slice(0, -1 - (where % (last.length - 1)));
        expect([...scanFrames(file)].at(-1)?.type).toBe('tornTail');
        expect(recordsOf(file)).toHaveLength(list.length - 1);
      }),
    );
  });

  it('bytes that are no record at the end are damage, not a torn append', () => {
    const file = concatBytes(encodeFrame(new Uint8Array(3)), new Uint8Array(FRAME_OVERHEAD + 9).fill(7));
    expect([...scanFrames(file)].map(each => each.type)).toEqual(['record', 'damage']);
  });
});
