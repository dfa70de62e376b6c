import { FORM } from '#law';
import type { Block, HeadingBlock, Inline, OfficialDocument } from './tree.ts';

/** Bullets that Word keeps in the private area of Symbol and Wingdings, as the letters they look like. */
const WORD_BULLETS: Readonly<Record<string, string | undefined>> = {
  '\uf02d': '-',
  '\uf0a7': '▪',
  '\uf0b7': '•',
  '\uf0e0': '→',
  '\uf0fc': '✓',
};
/** What neither XML 1.0 nor PDF/A takes: control letters, private letters, halves of a pair, non-characters. */
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff\p{Co}\p{Cs}]/gu;
/** Seen on paper, so that nothing goes missing unseen. */
const MARK = '\ufffd';

/** Text as it can be printed: NFC, soft breaks as spaces, letters that no file may hold as a visible mark. */
export function printableText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\v\f\u0085]/g, ' ')
    .replace(UNPRINTABLE, letter => (letter === '\ufeff' ? '' : (WORD_BULLETS[letter] ?? MARK)));
}

/** What both writers print: every string printable, blank paragraphs gone, the end mark in its place. */
export function printable(document: OfficialDocument): OfficialDocument {
  const { images, ...texts } = document;
  const clean = everyText(texts, printableText);
  return {
    ...clean,
    ...(images !== undefined && { images }),
    body: clean.isCutShort === true ? withoutBlank(clean.body) : withEndMark(withoutBlank(clean.body)),
    annexes: clean.annexes.map(annex => ({ ...annex, body: withoutBlank(annex.body) })),
  };
}

/** The same plain data with each string passed through `change`. */
function everyText<T>(value: T, change: (text: string) => string): T;
function everyText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map(each => everyText(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, everyText(each, change)]));
}

const isBlank = (inline: Inline) =>
  inline.type === 'lineBreak' || (inline.type !== 'footnote' && inline.text.trim() === '');

/** An editor always leaves an empty last line; on paper it would be a hole before the signature. */
function withoutBlank(body: readonly Block[]): Block[] {
  return body.filter(block => {
    if (block.type === 'table') return block.rows.length > 0;
    return block.type === 'heading' || block.type === 'image' || !block.inlines.every(isBlank);
  });
}

/**
 * `./.` after the last sentence, once; a full stop already there becomes part of it. After a last table or picture it
 * stands alone. A text that ends with a title is not finished and gets none; a khoản or điểm is a sentence.
 */
function withEndMark(body: readonly Block[]): Block[] {
  const last = body.at(-1);
  if (last === undefined || (last.type === 'heading' && isTitle(last))) return [...body];
  if (last.type === 'table' || last.type === 'image')
    return [...body, { type: 'paragraph', role: 'body', inlines: [{ type: 'text', text: FORM.endMark }] }];
  return [...body.slice(0, -1), { ...last, inlines: ended(last.inlines) }];
}

/** A điểm is a sentence without a title of its own (Mục II.6). */
export function isTitle({ level, variant }: HeadingBlock): boolean {
  return level < 3 && (variant ?? 'title') === 'title';
}

function ended(inlines: readonly Inline[]): Inline[] {
  const kept = inlines.slice(0, inlines.findLastIndex(inline => !isBlank(inline)) + 1);
  const last = kept.at(-1);
  if (last?.type === 'footnote') return [...ended(kept.slice(0, -1)), last];
  if (last?.type !== 'text') return [...kept, { type: 'text', text: FORM.endMark }];
  const text = last.text.trimEnd();
  if (text.endsWith(FORM.endMark)) return [...kept.slice(0, -1), { ...last, text }];
  return [...kept.slice(0, -1), { ...last, text: `${text.replace(/\.$/, '')}${FORM.endMark}` }];
}
