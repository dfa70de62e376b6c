import type { EditorBlock, EditorInline, HeadingStyle } from '../editorJson.ts';
import { headingLabels, headingOfLabel } from '../numbering.ts';
import type { HeadingLevel } from '../tree.ts';
import { isAll, plain, trimmed, withoutMark } from './inlines.ts';

export type HeadingNode = Extract<EditorBlock, { type: 'heading' }>;

/** Number at the start of a typed line: «Phần II», «Điều 3.», «IV.», «2.», «đ)». */
const TYPED = /^\s*(Phần\s+[IVXLC]+\.?|Điều\s+\d+\.|[IVXLC]+\.|\d+\.|\p{Ll}{1,2}\))(?=\s|$)/u;
/** A date or a decimal begins with a figure and a dot too; a clause has words of its own. */
const LONGEST_TITLE = 300;

export interface HeadingSigns {
  /** What Word counted before it. */
  readonly label: string | null;
  /** 1 … 9 of a Word heading; null otherwise. */
  readonly outline: number | null;
  /** «Clause» of our own files: running text behind its number. */
  readonly isClause: boolean;
}

/**
 * A numbered block of ours, from the number Word counted or the one that was typed; a Word heading without a number stays one
 * without. null = running text.
 */
export function headingOf(inlines: readonly EditorInline[], signs: HeadingSigns): HeadingNode | null {
  const typed = signs.label === null ? (TYPED.exec(plain(inlines))?.[1] ?? null) : null;
  const label = (signs.label ?? typed)?.replace(/^(Phần\s+[IVXLC]+)\.$/, '$1') ?? null;
  const meaning = label === null ? null : headingOfLabel(label);
  if (meaning === null) {
    if (signs.outline === null || label !== null) return null;
    const level = Math.min(signs.outline, 3) as HeadingLevel;
    return node(level, 'unnumbered', withoutMark(trimmed(inlines), 'bold'), null);
  }
  const words = trimmed(typed === null ? inlines : withoutStart(inlines, typed));
  const { level, isArticle, number } = meaning;
  if (typed !== null && level === 2 && plain(words).length > LONGEST_TITLE && isAll(words, 'bold')) return null;
  const isTitle = isAll(words, 'bold');
  const variant: HeadingStyle = isArticle
    ? 'article'
    : signs.isClause || (level === 2 && !isTitle && signs.outline === null)
      ? 'text'
      : 'title';
  return node(level, variant, isTitle && variant !== 'article' ? withoutMark(words, 'bold') : words, number);
}

function node(
  level: HeadingLevel,
  variant: HeadingStyle,
  content: readonly EditorInline[],
  start: number | null,
): HeadingNode {
  // A part's title stands below its number.
  const own = content[0]?.type === 'hardBreak' ? content.slice(1) : content;
  return { type: 'heading', attrs: { level, variant, start }, content: [...own] };
}

/** Takes the typed number off the words. */
function withoutStart(inlines: readonly EditorInline[], typed: string): readonly EditorInline[] {
  let left = plain(inlines).indexOf(typed) + typed.length;
  return inlines.flatMap((inline): EditorInline[] => {
    if (inline.type !== 'text' || left <= 0) return [inline];
    const text = inline.text.slice(left);
    left -= inline.text.length;
    return text === '' ? [] : [{ ...inline, text }];
  });
}

/** Numbers that the text gives by itself are not fixed; a heading counts from a number of its own only where it must. */
export function withoutNeedlessStarts(headings: readonly HeadingNode[]): readonly HeadingNode[] {
  const settled: HeadingNode[] = [];
  for (const heading of headings) {
    const free: HeadingNode = { ...heading, attrs: { ...heading.attrs, start: null } };
    const label = (each: HeadingNode) => headingLabels([...settled, each].map(({ attrs }) => attrs)).at(-1);
    settled.push(heading.attrs.start === null || label(free) === label(heading) ? free : heading);
  }
  return settled;
}
