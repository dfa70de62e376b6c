import type { FormContext, FormLine, Subject } from './subject.ts';

export type Severity = 'error' | 'warning' | 'note';

/** Replaces part of the words of a line; safe: it changes nothing but the form. */
export interface FormFix {
  readonly place: string;
  /** In letters (UTF-16) of the line's text. */
  readonly from: number;
  readonly to: number;
  readonly replacement: string;
}

/** One deviation, before the rule signs it. */
export interface Deviation {
  readonly place: string;
  readonly detail: string;
  /** The words it is about, in letters of the line; left out = the whole line. */
  readonly from?: number;
  readonly to?: number;
  readonly fix?: FormFix;
}

export interface FormRule {
  readonly code: string;
  readonly severity: Severity;
  /** Where the rule stands: «Phụ lục I, Mục II.3». Empty = practice. */
  readonly article: string;
  find(subject: Subject, context: FormContext): readonly Deviation[];
}

export interface FormFinding extends Deviation {
  readonly code: string;
  readonly severity: Severity;
  readonly article: string;
}

/** A deviation of a whole line. */
export const atLine = (line: FormLine, detail = line.text): Deviation => ({ place: line.place, detail });

/** A deviation of some letters of a line, with what should stand there when that is certain. */
export function atWords(line: FormLine, from: number, words: string, replacement: string | null): Deviation {
  const to = from + words.length;
  return {
    place: line.place,
    detail: words,
    from,
    to,
    ...(replacement !== null && { fix: { place: line.place, from, to, replacement } }),
  };
}

/** Every match of a pattern in a line; `replacement` answers what should stand there, null = no safe answer, undefined = right. */
export function eachMatch(
  lines: readonly FormLine[],
  pattern: RegExp,
  replacement: (match: RegExpExecArray, line: FormLine) => string | null | undefined,
): readonly Deviation[] {
  return lines.flatMap(line =>
    Array.from(line.text.matchAll(pattern)).flatMap(match => {
      const right = replacement(match, line);
      return right === undefined ? [] : [atWords(line, match.index, match[0], right)];
    }),
  );
}

/** Replaces the end of a line. */
export function endFix(line: FormLine, wrongEnd: RegExp, end: string): FormFix {
  const kept = line.text.replace(wrongEnd, '');
  return { place: line.place, from: kept.length, to: line.text.length, replacement: end };
}

/** A fix done on plain text. */
export function applyFix(text: string, fix: Pick<FormFix, 'from' | 'to' | 'replacement'>): string {
  return text.slice(0, fix.from) + fix.replacement + text.slice(fix.to);
}
