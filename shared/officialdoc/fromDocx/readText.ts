import type { Element } from '@xmldom/xmldom';
import { FORM } from '#law';
import { STYLE_NAMES } from '../docx/styles.ts';
import type {
  EditorBlock,
  EditorInline,
  EditorLine,
  EditorList,
  EditorNoteInline,
  ParagraphRole,
} from '../editorJson.ts';
import { classify } from '../form/docx/classify.ts';
import { child, elements, openDocx } from '../form/docx/openDocx.ts';
import { sectionsOf, textWidthTwip } from '../form/docx/pages.ts';
import { LEFT_OUT, paragraphsOf, type WordParagraph } from '../form/docx/paragraphs.ts';
import { Styles } from '../form/docx/styles.ts';
import type { Component } from '../form/subject.ts';
import { headOf, type WordHead } from './head.ts';
import { type HeadingNode, headingOf, withoutNeedlessStarts } from './headings.ts';
import { InlineReader, isAll, plain, trimmed, withoutMark } from './inlines.ts';
import { WordNumbers } from './numbers.ts';
import { type FileReference, referencesOf } from './references.ts';
import { tableOf } from './tables.ts';

/** A block of the file, and what of its surroundings says which block of a text it once was. */
export type WordBlock =
  | { readonly type: 'block'; readonly node: EditorBlock; readonly caption: string }
  | { readonly type: 'picture'; readonly alt: string; readonly content: readonly EditorNoteInline[] };

/** What a Word file gives for a text of ours. */
export interface WordText {
  readonly blocks: readonly WordBlock[];
  readonly head: WordHead;
  /** The document it left this program as; null = a file of somebody else. */
  readonly documentId: string | null;
  /** Paragraphs of annexes: annexes are documents of their own. */
  readonly annexLines: number;
  /** References whose words were changed in Word. */
  readonly loosened: number;
}

type Dash = { readonly depth: number; readonly content: readonly EditorInline[] };
type Read =
  | { readonly type: 'dash'; readonly dash: Dash }
  | { readonly type: 'block'; readonly node: EditorBlock }
  | { readonly type: 'caption'; readonly content: readonly EditorInline[] }
  | { readonly type: 'picture'; readonly alt: string };

/** Typed marks of a list: the dash of the house, and the plus below it. */
const TYPED_DASH = /^\s*([-–—•+*])\s+/u;

/**
 * The text of a Word file in the shapes the editor knows: numbers become automatic, references of ours live again; fonts, sizes and
 * colours are the form's. Header, signature and Nơi nhận are told apart and given as fields.
 * @param isKnown whether the case has what a reference points to; others stay the words they were printed as
 * @throws DocumentError notADocx
 */
export function readWordText(
  bytes: Uint8Array,
  isKnown: (node: FileReference['node'], documentId: string | null) => boolean,
): WordText {
  const file = openDocx(bytes);
  const styles = new Styles(file.styles);
  const body = child(file.document, 'body') ?? file.document;
  const paragraphs = paragraphsOf(body, styles, textWidthTwip(sectionsOf(file)[0]));
  const components = classify(paragraphs);
  const references = referencesOf(file.custom, isKnown);
  const inlines = new InlineReader(styles, references.byName, file.footnotes);
  const reader = new Reader({
    styles,
    inlines,
    numbers: new WordNumbers(file.numbering, styles),
    paragraphs: new Map(paragraphs.map((each, i) => [each.element, { paragraph: each, component: components[i] }])),
  });
  const read = reader.blocks(body);
  return {
    blocks: assembled(read),
    head: headOf(paragraphs.map(({ text }, i) => ({ text, component: components[i] }))),
    documentId: references.documentId,
    annexLines: components.filter(component => component === 'annex').length,
    loosened: inlines.loosened,
  };
}

interface Parts {
  readonly styles: Styles;
  readonly inlines: InlineReader;
  readonly numbers: WordNumbers;
  readonly paragraphs: ReadonlyMap<
    Element,
    { readonly paragraph: WordParagraph; readonly component: Component | undefined }
  >;
}

/** Boxes of the diagram that stand in the text itself; all others are the frame. */
const TEXT: ReadonlySet<Component | undefined> = new Set<Component | undefined>(['body', 'legalBasis', 'table']);

class Reader {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Blocks of the text in order; what the frame holds is passed over. */
  blocks(parent: Element): Read[] {
    return elements(parent).flatMap((each): Read[] => {
      const name = each.localName ?? '';
      if (LEFT_OUT.has(name)) return [];
      if (name === 'p') return this.#paragraph(each);
      if (name !== 'tbl') return this.blocks(each);
      return this.#isFrame(each)
        ? []
        : [{ type: 'block', node: tableOf(each, (cell, isHead) => this.#lines(cell, isHead)) }];
    });
  }

  /** The header and the closing are tables without lines of their own text. */
  #isFrame(table: Element): boolean {
    return Array.from(table.getElementsByTagNameNS('*', 'p')).every(each => {
      const known = this.#parts.paragraphs.get(each);
      return known === undefined || known.paragraph.text.trim() === '' || !TEXT.has(known.component);
    });
  }

  #paragraph(element: Element): Read[] {
    const { inlines: reader, numbers, paragraphs } = this.#parts;
    const number = numbers.next(child(element, 'pPr'));
    const known = paragraphs.get(element);
    const { inlines, pictures } = reader.read(element);
    const drawn = pictures.map((alt): Read => ({ type: 'picture', alt }));
    const words = trimmed(inlines);
    if (known === undefined || words.length === 0) return drawn;
    const isEmptyFrame = known.component !== undefined && !TEXT.has(known.component);
    if (isEmptyFrame) return drawn;
    const style = this.#parts.styles.nameOf(child(element, 'pPr'));
    if (style === STYLE_NAMES.TableCaption || style === STYLE_NAMES.FigureCaption)
      return [...drawn, { type: 'caption', content: words }];
    if (number?.type === 'dash') return [...drawn, { type: 'dash', dash: { depth: number.depth, content: words } }];
    const label = number?.label ?? null;
    const { outline } = known.paragraph;
    const heading =
      known.component === 'legalBasis'
        ? null
        : headingOf(words, { label, outline: ownOutline(style) ?? outline, isClause: style === STYLE_NAMES.Clause });
    if (heading !== null) return [...drawn, { type: 'block', node: heading }];
    const dash = label === null ? TYPED_DASH.exec(plain(words)) : null;
    if (dash !== null)
      return [
        ...drawn,
        { type: 'dash', dash: { depth: dash[1] === '+' ? 1 : 0, content: cut(words, dash[0].length) } },
      ];
    const counted: readonly EditorInline[] = label === null ? words : [{ type: 'text', text: `${label} ` }, ...words];
    return [...drawn, { type: 'block', node: paragraphOf(counted, roleOf(style, known.component)) }];
  }

  /** Lines of a cell: sentences and dashes; what else stands there is read as sentences. */
  #lines(cell: Element, isHeader: boolean): readonly EditorLine[] {
    const lines = Array.from(cell.getElementsByTagNameNS('*', 'p')).map(element => {
      const number = this.#parts.numbers.next(child(element, 'pPr'));
      const words = trimmed(this.#parts.inlines.read(element).inlines);
      const label = number === null ? '' : number.type === 'dash' ? '- ' : `${number.label} `;
      const counted: readonly EditorInline[] = label === '' ? words : [{ type: 'text', text: label }, ...words];
      return paragraphOf(isHeader ? withoutMark(counted, 'bold') : counted, 'body');
    });
    return lines.length === 0 ? [paragraphOf([], 'body')] : lines;
  }
}

function paragraphOf(content: readonly EditorInline[], role: ParagraphRole) {
  // A căn cứ is in italics by its style.
  const own = role === 'legalBasis' && isAll(content, 'italic') ? withoutMark(content, 'italic') : content;
  return { type: 'paragraph' as const, attrs: { role }, content: [...own] };
}

function roleOf(style: string, component: Component | undefined): ParagraphRole {
  if (style === STYLE_NAMES.Quote) return 'quote';
  return style === STYLE_NAMES.LegalBasis || component === 'legalBasis' ? 'legalBasis' : 'body';
}

/** Of our own styles that are no Word headings by name. */
function ownOutline(style: string): number | null {
  return style === STYLE_NAMES.Part ? 0 : null;
}

function cut(inlines: readonly EditorInline[], length: number): readonly EditorInline[] {
  let left = length;
  return inlines.flatMap((inline): EditorInline[] => {
    if (inline.type !== 'text' || left <= 0) return [inline];
    const text = inline.text.slice(left);
    left -= inline.text.length;
    return text === '' ? [] : [{ ...inline, text }];
  });
}

/** Dashes that follow each other become one list, captions go with what they belong to, numbers count by themselves. */
function assembled(read: readonly Read[]): readonly WordBlock[] {
  const blocks: WordBlock[] = [];
  let caption: readonly EditorInline[] = [];
  const put = (node: EditorBlock) => {
    if (caption.length > 0 && node.type !== 'table') blocks.push(captionBlock(caption));
    blocks.push({ type: 'block', node, caption: node.type === 'table' ? plain(caption) : '' });
    caption = [];
  };
  for (let at = 0; at < read.length; at++) {
    const each = read[at];
    if (each === undefined) continue;
    const last = blocks.at(-1);
    if (each.type === 'dash') {
      const dashes: Dash[] = [];
      for (; read[at]?.type === 'dash'; at++) dashes.push((read[at] as { dash: Dash }).dash);
      at--;
      put(listOf(dashes));
    } else if (each.type === 'block') put(each.node);
    else if (each.type === 'picture') blocks.push({ type: 'picture', alt: each.alt, content: [] });
    // The caption of a picture stands below it, of a table above it.
    else if (last?.type === 'picture') blocks[blocks.length - 1] = { ...last, content: captionOf(each.content) };
    else caption = each.content;
  }
  if (caption.length > 0) blocks.push(captionBlock(caption));
  return renumbered(withoutEndMark(blocks));
}

function captionBlock(content: readonly EditorInline[]): WordBlock {
  return { type: 'block', node: paragraphOf(content, 'body'), caption: '' };
}

/** Set in italics by its style, and without notes. */
function captionOf(content: readonly EditorInline[]): readonly EditorNoteInline[] {
  return (isAll(content, 'italic') ? withoutMark(content, 'italic') : content).filter(isNoteInline);
}

const isNoteInline = (inline: EditorInline): inline is EditorNoteInline =>
  inline.type !== 'footnote' && inline.type !== 'columnSum';

function listOf(dashes: readonly Dash[]): EditorList {
  const list: EditorList = { type: 'bulletList', content: [] };
  const path: EditorList[] = [list];
  for (const { depth, content } of dashes) {
    const wanted = Math.min(depth - (dashes[0]?.depth ?? 0), path.length);
    path.length = Math.min(path.length, Math.max(wanted, 0) + 1);
    let level = path.at(-1) ?? list;
    if (wanted === path.length && level.content.length > 0) {
      const inner: EditorList = { type: 'bulletList', content: [] };
      level.content.at(-1)?.content.push(inner);
      path.push(inner);
      level = inner;
    }
    level.content.push({ type: 'listItem', content: [paragraphOf(content, 'body')] });
  }
  return list;
}

/** `./.` is put behind the last words by those who print. */
function withoutEndMark(blocks: readonly WordBlock[]): readonly WordBlock[] {
  const last = blocks.at(-1);
  if (last?.type !== 'block' || last.node.type === 'caseTable' || last.node.type === 'figure') return blocks;
  if (last.node.type === 'paragraph' && plain(last.node.content).trim() === FORM.endMark) return blocks.slice(0, -1);
  return [...blocks.slice(0, -1), { ...last, node: ended(last.node) }];
}

function ended<T extends EditorBlock | EditorLine>(block: T): T {
  if (block.type === 'bulletList') {
    const [item, line] = [block.content.at(-1), block.content.at(-1)?.content.at(-1)];
    if (item === undefined || line === undefined) return block;
    const content = [...item.content.slice(0, -1), ended(line)];
    return { ...block, content: [...block.content.slice(0, -1), { ...item, content }] };
  }
  if (block.type !== 'paragraph' && block.type !== 'heading') return block;
  const at = block.content.findLastIndex(inline => inline.type !== 'footnote');
  const words = block.content[at];
  if (words?.type !== 'text' || !words.text.endsWith(FORM.endMark)) return block;
  const text = `${words.text.slice(0, -FORM.endMark.length)}.`;
  return { ...block, content: block.content.with(at, { ...words, text }) };
}

function renumbered(blocks: readonly WordBlock[]): readonly WordBlock[] {
  const headings = blocks.flatMap(block =>
    block.type === 'block' && block.node.type === 'heading' ? [block.node] : [],
  );
  const settled = new Map<HeadingNode, HeadingNode>();
  withoutNeedlessStarts(headings).forEach((each, i) => {
    const heading = headings[i];
    if (heading !== undefined) settled.set(heading, each);
  });
  return blocks.map(block =>
    block.type === 'block' && block.node.type === 'heading'
      ? { ...block, node: settled.get(block.node) ?? block.node }
      : block,
  );
}
