import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { en, vi } from '../../renderer/app/i18n/catalogue.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every text with its dotted key. */
function flat(texts: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(texts)) {
    const key = prefix === '' ? name : `${prefix}.${name}`;
    if (typeof value === 'string') found.set(key, value);
    else for (const [inner, text] of flat(value as object, key)) found.set(inner, text);
  }
  return found;
}

const vietnamese = flat(vi);
const english = flat(en);
const sources = globSync(['renderer/**/*.{ts,tsx}'], { cwd: root, absolute: true, ignore: ['**/i18n/**'] }).map(
  path => ({
    path: path.slice(root.length),
    text: readFileSync(path, 'utf8'),
  }),
);

describe('catalogue', () => {
  it('has the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...vietnamese.keys()].sort());
  });

  it('has no empty text and the same parameters in both languages', () => {
    const parameters = (text: string | undefined) =>
      [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1]).sort();
    for (const [key, text] of vietnamese) {
      expect(text.trim(), key).not.toBe('');
      expect(english.get(key)?.trim(), key).not.toBe('');
      expect(parameters(english.get(key)), key).toEqual(parameters(text));
    }
  });

  it('is written in composed Vietnamese letters', () => {
    for (const [key, text] of vietnamese) expect(text, key).toBe(text.normalize('NFC'));
  });

  it('knows every key that a screen asks for by its full name', () => {
    const asked = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/\bt\(\s*'([a-z]\w*(?:\.\w+)+)'/gi)].map(match => ({ path, key: match[1] ?? '' })),
    );
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter(({ key }) => !vietnamese.has(key))).toEqual([]);
  });

  it('has a cause and a remedy for every error code of the house', () => {
    const rooms = globSync(['shared/**/*.ts'], { cwd: root, absolute: true }).map(path => readFileSync(path, 'utf8'));
    const thrown = rooms.flatMap(text =>
      [...text.matchAll(/new (?:Engine|Vault|Journal|Store|Evidence)Error\(\s*'(\w+)'/g)].map(match => match[1] ?? ''),
    );
    const declared = rooms.flatMap(text =>
      [...text.matchAll(/export type (?:Vault|Journal|Store|Evidence)ErrorCode =([^;]+);/g)].flatMap(match =>
        [...(match[1] ?? '').replace(/\/\/.*/g, '').matchAll(/'(\w+)'/g)].map(code => code[1] ?? ''),
      ),
    );
    const host = rooms.flatMap(text =>
      [...text.matchAll(/export type HostFailureCode =([^;]+);/g)].flatMap(match =>
        [...(match[1] ?? '').matchAll(/'(\w+)'/g)].map(code => `host_${code[1]}`),
      ),
    );
    const codes = [...new Set([...thrown, ...declared, ...host])];
    expect(codes.length).toBeGreaterThan(30);
    const missing = codes.filter(
      code => !vietnamese.has(`error.${code}.cause`) || !vietnamese.has(`error.${code}.remedy`),
    );
    expect(missing).toEqual([]);
  });
});
