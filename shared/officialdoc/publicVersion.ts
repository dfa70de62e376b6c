import { headingLabels } from './numbering.ts';
import { plainText } from './plainText.ts';
import { isTitle } from './printable.ts';
import type { Block, HeadingBlock, Inline, OfficialDocument } from './tree.ts';

/**
 * Public version of a conclusion (Luật Thanh tra 84/2025/QH15, Điều 37): the full signed text without what may not be published.
 * Nothing that leads back into the case file stays: citations, sums and values become the words they print.
 */

/** Printed where words were taken out and nothing else was asked for. */
export const REMOVED_MARK = '[không công khai]';

export interface Removed {
  readonly id: string;
  /** Words that must be nowhere in the public version. */
  readonly target: string;
  /** What stands in their place; empty = the mark. */
  readonly replacement: string;
}

export interface PublicVersion {
  readonly document: OfficialDocument;
  /** How often each was found; 0 = the text does not hold it. */
  readonly counts: ReadonlyMap<string, number>;
}

export function publicVersion(document: OfficialDocument, removals: readonly Removed[]): PublicVersion {
  const counts = new Map(removals.map(({ id }) => [id, 0]));
  // The longest first: «ông Hà Văn Tú, Trưởng phòng» before «Hà Văn Tú».
  const targets = removals
    .filter(({ target }) => bareWords(target) !== '')
    .sort((a, b) => b.target.length - a.target.length)
    .map(each => ({ ...each, pattern: patternOf(each.target), put: each.replacement.trim() || REMOVED_MARK }));
  const clean = (text: string): string =>
    targets.reduce(
      (kept, { id, pattern, put }) =>
        kept.replace(pattern, () => {
          counts.set(id, (counts.get(id) ?? 0) + 1);
          return put;
        }),
      text.normalize('NFC'),
    );
  return { document: everyLine(document, clean), counts };
}

/** Letters and digits only, small: how words are compared, whatever breaks or spaces a file put between them. */
export function bareWords(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The words in any case and with any white space between them. */
function patternOf(target: string): RegExp {
  const words = target.normalize('NFC').trim().split(/\s+/);
  return new RegExp(words.map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'), 'giu');
}

/** Every text of the document passed through `clean`; a line of several runs as one, so that words across runs are found. */
function everyLine(document: OfficialDocument, clean: (text: string) => string): OfficialDocument {
  const { images, ...texts } = document;
  const done = everyText(texts, clean, inlines => cleanInlines(inlines, clean));
  return { ...done, ...(images !== undefined && { images }) };
}

function everyText<T>(value: T, clean: (text: string) => string, lines: (inlines: Inline[]) => Inline[]): T;
function everyText(value: unknown, clean: (text: string) => string, lines: (inlines: Inline[]) => Inline[]): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(each => everyText(each, clean, lines));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      if (key === 'inlines' || key === 'caption')
        return [key, Array.isArray(each) ? lines(each as Inline[]) : clean(String(each))];
      return [key, KEPT.has(key) ? each : everyText(each, clean, lines)];
    }),
  );
}
/** No words of anybody: names of kinds and of pictures. */
const KEPT = new Set([
  'type',
  'role',
  'align',
  'variant',
  'form',
  'image',
  'urgency',
  'circulation',
  'medium',
  'date',
  'v',
]);

/** Runs of a line as plain text; when something is taken out, the line is set anew as one run around it. */
function cleanInlines(inlines: readonly Inline[], clean: (text: string) => string): Inline[] {
  const plain = inlines.map((inline): Inline => {
    if (inline.type === 'lineBreak') return inline;
    if (inline.type === 'footnote')
      return {
        type: 'footnote',
        inlines: cleanInlines(inline.inlines, clean) as Extract<Inline, { type: 'footnote' }>['inlines'],
      };
    const { bold, italic, underline } = inline;
    return {
      type: 'text',
      text: inline.text.normalize('NFC'),
      ...(bold !== undefined && { bold }),
      ...(italic !== undefined && { italic }),
      ...(underline !== undefined && { underline }),
    };
  });
  const whole = plainText(plain);
  const cleaned = clean(whole);
  if (cleaned === whole) return plain;
  const notes = plain.filter(inline => inline.type === 'footnote');
  return [{ type: 'text', text: cleaned }, ...notes];
}

/** Main points of a public version for the short notice: what is concluded and what is asked for. */
const NOTICE_PARTS = /kết luận|biện pháp xử lý|kiến nghị/;

/**
 * Thông báo kết luận thanh tra: the short extra beside the full text, made of the sections that conclude and recommend. Its
 * number and date are entered as Văn thư gives them.
 */
export function shortNotice(conclusion: OfficialDocument): OfficialDocument {
  const { header } = conclusion;
  const symbol = /\/[^-\s]*-(\S+)/.exec(header.numberLine)?.[1] ?? '';
  const sections = mainSections(conclusion.body);
  return {
    ...conclusion,
    form: 'notice',
    header: {
      ...header,
      numberLine: `Số:\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/TB-${symbol}`,
      placeAndDate: `${header.placeAndDate.replace(/,.*$/, '')}, ngày\u00a0\u00a0\u00a0 tháng\u00a0\u00a0\u00a0 năm\u00a0\u00a0\u00a0`,
      draftMark: '',
    },
    title: 'Thông báo',
    summary: `Kết luận thanh tra ${conclusion.summary.charAt(0).toLowerCase()}${conclusion.summary.slice(1)}`,
    body: [
      {
        type: 'paragraph',
        role: 'body',
        inlines: [{ type: 'text', text: `${opening(conclusion)} Nội dung chính như sau:` }],
      },
      ...sections,
    ],
    annexes: [],
    date: null,
  };
}

function opening({ header }: OfficialDocument): string {
  const number = header.numberLine.replace(/^Số:\s*/, '').trim();
  const date = /ngày .*$/.exec(header.placeAndDate)?.[0] ?? '';
  const organ = header.issuingOrgan.join(' ');
  return `${organ} thông báo Kết luận thanh tra số ${number} ${date}.`.replace(/\s+/g, ' ');
}

/**
 * Sections of the highest level used whose title, or the title of a part in them, concludes or recommends. They are numbered
 * among themselves from the start; what is inside each keeps its number, which counts within its section.
 */
function mainSections(body: readonly Block[]): readonly Block[] {
  const kept: Block[] = [];
  const tops: HeadingBlock[] = [];
  let level: number | null = null;
  for (const block of body) {
    if (block.type === 'heading' && isTitle(block)) {
      if (level !== null && block.level <= level) level = null;
      if (level === null && NOTICE_PARTS.test(plainText(block.inlines).normalize('NFC').toLowerCase())) {
        level = block.level;
        tops.push(block);
      }
    }
    if (level !== null) kept.push(block);
  }
  const labels = headingLabels(
    tops.map(({ level, variant, label }) => ({
      level,
      ...(label === '' ? { variant: 'unnumbered' as const } : variant !== undefined && { variant }),
    })),
  );
  const labelOf = new Map<Block, string>(tops.map((top, at) => [top, labels[at] ?? '']));
  return kept.map(block => (block.type === 'heading' ? { ...block, label: labelOf.get(block) ?? block.label } : block));
}
