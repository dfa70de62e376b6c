import type { HeadingStyle } from './editorJson.ts';
import type { HeadingLevel } from './tree.ts';

const ROMAN: readonly [number, string][] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
/** Order of điểm in law: has đ, no f, j, w, z (NĐ 30/2020, Phụ lục I). */
const LETTERS = [...'abcdđeghiklmnopqrstuvxy'];

export function roman(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, symbol] of ROMAN) {
    while (rest >= value) {
      text += symbol;
      rest -= value;
    }
  }
  return text;
}

export function pointLetter(number: number): string {
  const letter = LETTERS[(number - 1) % LETTERS.length] ?? '';
  return letter.repeat(1 + Math.floor((number - 1) / LETTERS.length));
}

/** `Phụ lục`, or `Phụ lục II` where there are several (Mục III.1). */
export function annexLabel(index: number, total: number): string {
  return total > 1 ? `Phụ lục ${roman(index + 1)}` : 'Phụ lục';
}

/** What decides the number of a heading. */
export interface NumberedHeading {
  readonly level: HeadingLevel;
  /** `unnumbered` has none; `article` counts through the whole text. */
  readonly variant?: HeadingStyle;
  /** Counts from here again. */
  readonly start?: number | null;
}

/** `Phần I`, `I.`, `1.`, `a)`; an Điều is `Điều 1.` (NĐ 30/2020, Phụ lục I, Mục II.6). */
export function headingLabel(level: HeadingLevel, isArticle: boolean, number: number): string {
  if (isArticle) return `Điều ${number}.`;
  if (level === 0) return `Phần ${roman(number)}`;
  if (level === 1) return `${roman(number)}.`;
  return level === 2 ? `${number}.` : `${pointLetter(number)})`;
}

/**
 * Numbers of headings in order: each level starts again under a higher one, Điều go on through the whole text (Mục II.6).
 * A bare level counts on.
 */
export function headingLabels(headings: readonly (HeadingLevel | NumberedHeading)[]): readonly string[] {
  const counts = [0, 0, 0, 0];
  let articles = 0;
  return headings.map(each => {
    const { level, variant, start }: NumberedHeading = typeof each === 'number' ? { level: each } : each;
    counts.fill(0, level + 1);
    if (variant === 'unnumbered') return '';
    if (variant === 'article') {
      articles = start ?? articles + 1;
      return headingLabel(level, true, articles);
    }
    const number = start ?? (counts[level] ?? 0) + 1;
    counts[level] = number;
    return headingLabel(level, false, number);
  });
}

/** Beyond what any text counts to. */
const MOST = 400;

/** What a typed or printed number means: `I.`, `2.`, `đ)`, `Điều 3.`, `Phần II`; null when it is none of ours. */
export function headingOfLabel(
  label: string,
): { readonly level: HeadingLevel; readonly isArticle: boolean; readonly number: number } | null {
  const text = label.normalize('NFC').trim();
  const kinds: readonly [RegExp, HeadingLevel, boolean][] = [
    [/^Phần\s[IVXLC]+$/, 0, false],
    [/^Điều\s\d+\.$/, 1, true],
    [/^[IVXLC]+\.$/, 1, false],
    [/^\d+\.$/, 2, false],
    [/^\p{Ll}{1,3}\)$/u, 3, false],
  ];
  const kind = kinds.find(([pattern]) => pattern.test(text));
  if (kind === undefined) return null;
  const [, level, isArticle] = kind;
  const wanted = text.replace(/\s+/, ' ');
  for (let number = 1; number <= MOST; number++)
    if (headingLabel(level, isArticle, number) === wanted) return { level, isArticle, number };
  return null;
}
