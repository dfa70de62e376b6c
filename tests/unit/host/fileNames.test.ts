import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILE_NAME } from '../../../shared/host/index.ts';

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/;
const anyName = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('a', 'z', '0', '9', '.', '-', '/', '\\', ':', '\0', ' ', 'A', '~', 'ạ') }),
  fc
    .array(fc.constantFrom('con', 'nul', 'com1', 'lpt9', 'a', 'b1', '.', '..', '...', '-', '.1', '/', '//'), {
      maxLength: 9,
    })
    .map(parts => parts.join('')),
  fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,99}(\/[a-z0-9][a-z0-9.-]{0,99}){0,3}$/),
);

describe('names of files in a folder', () => {
  it('no accepted name leaves its folder, means a device or differs between systems', () => {
    fc.assert(
      fc.property(anyName, name => {
        if (!FILE_NAME.test(name)) return;
        for (const path of [posix, win32]) {
          const root = path === win32 ? 'C:\\du lieu\\luu' : '/du lieu/luu';
          const joined = path.join(root, ...name.split('/'));
          expect(path.resolve(joined)).toBe(joined);
          expect(path.relative(root, joined).split(path.sep)).toEqual(name.split('/'));
        }
        const parts = name.split('/');
        expect(parts.length).toBeLessThanOrEqual(4);
        for (const part of parts) {
          expect(part).toMatch(/^[a-z0-9]([a-z0-9.-]*[a-z0-9-])?$/);
          expect(part.length).toBeLessThanOrEqual(100);
          expect(part.split('.')[0]).not.toMatch(RESERVED);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('accepts what the copies are made of', () => {
    const id = 'f'.repeat(64);
    for (const name of [
      'heads',
      `${id}/vault`,
      `${id}/journals/${id}.000001`,
      'console',
      'a.nul',
      'com',
      'x/nul1',
      'a'.repeat(100),
    ])
      expect(FILE_NAME.test(name), name).toBe(true);
  });

  it('refuses devices of Windows at any depth, with or without an ending', () => {
    for (const name of ['nul', 'a/con', 'aux.000001', 'a/com1.x/b', 'lpt9', 'a/prn/b', 'a'.repeat(101), 'a\n'])
      expect(FILE_NAME.test(name), name).toBe(false);
  });
});
