import type { EditorBlock, EditorInline, EditorLine, EditorNoteInline } from '../editorJson.ts';
import type { Resolver } from '../fromEditor.ts';

type Live = Extract<EditorInline, { type: 'citation' | 'amount' | 'caseValue' | 'formField' }>;

const isLive = (inline: EditorInline): inline is Live =>
  inline.type === 'citation' || inline.type === 'amount' || inline.type === 'caseValue' || inline.type === 'formField';

/** Shorter words stand in a line by chance. */
const SHORTEST = 2;

/**
 * The references of a piece of text, waiting to be found again in the same piece as it came back from Word: those whose bookmarks
 * came back take over what only we know (the marked region, the quoted words); words that still stand there as they were
 * printed are the reference again.
 */
export class Relinking {
  readonly #waiting: { readonly node: Live; readonly text: string }[];
  /** Citations side by side: the comma between them is printed, not typed. */
  readonly #touching: ReadonlySet<string>;

  constructor(lines: readonly EditorInline[], resolver: Resolver) {
    this.#touching = new Set(
      lines.flatMap((inline, at) => {
        const next = lines[at + 1];
        return inline.type === 'citation' && next?.type === 'citation' ? [pointer(inline)] : [];
      }),
    );
    this.#waiting = lines.filter(isLive).map(node => ({ node, text: textOf(node, resolver).normalize('NFC') }));
  }

  /** Must be asked for the lines of the piece in order: a reference is given out once. */
  relinked(inlines: readonly EditorInline[]): EditorInline[] {
    if (this.#waiting.length === 0) return [...inlines];
    return inlines
      .map(inline => (isLive(inline) ? this.#known(inline) : inline))
      .flatMap(inline => (inline.type === 'text' ? this.#found(inline) : [inline]))
      .map(inline =>
        inline.type === 'footnote'
          ? { ...inline, content: this.relinked(inline.content) as EditorNoteInline[] }
          : inline,
      )
      .filter((inline, at, all) => !this.#isPrintedComma(inline, all[at - 1], all[at + 1]));
  }

  #isPrintedComma(inline: EditorInline, before: EditorInline | undefined, after: EditorInline | undefined): boolean {
    if (inline.type !== 'text' || inline.text !== ', ' || after?.type !== 'citation') return false;
    return before?.type === 'citation' && this.#touching.has(pointer(before));
  }

  #known(inline: Live): Live {
    const at = this.#waiting.findIndex(({ node }) => pointer(node) === pointer(inline));
    const [own] = at === -1 ? [] : this.#waiting.splice(at, 1);
    return own === undefined ? inline : ({ ...inline, attrs: own.node.attrs } as Live);
  }

  #found(inline: Extract<EditorInline, { type: 'text' }>): EditorInline[] {
    const { text } = inline;
    let first: { readonly at: number; readonly index: number } | null = null;
    this.#waiting.forEach((each, index) => {
      const at = placeOf(each.text, text);
      if (at !== -1 && (first === null || at < first.at)) first = { at, index };
    });
    if (first === null) return [inline];
    const { at, index } = first as { at: number; index: number };
    const [own] = this.#waiting.splice(index, 1);
    if (own === undefined) return [inline];
    const marks = inline.marks === undefined ? {} : { marks: inline.marks };
    const rest = text.slice(at + own.text.length);
    return [
      ...(at === 0 ? [] : [{ ...inline, text: text.slice(0, at) }]),
      { ...own.node, ...marks } as Live,
      ...(rest === '' ? [] : this.#found({ ...inline, text: rest })),
    ];
  }
}

/** What a reference points to, without what only the editor keeps of it. */
function pointer(node: Live): string {
  if (node.type === 'citation') return `citation ${node.attrs.leafId} ${node.attrs.toLeafId ?? ''}`;
  if (node.type === 'amount') return `amount ${node.attrs.lineIds.join()} ${node.attrs.unit} ${node.attrs.words}`;
  return node.type === 'formField' ? `field ${node.attrs.name}` : `value ${node.attrs.source} ${node.attrs.ids.join()}`;
}

function textOf(node: Live, resolver: Resolver): string {
  switch (node.type) {
    case 'citation':
      return resolver.citationText(node.attrs);
    case 'amount':
      return resolver.amountText(node.attrs);
    case 'caseValue':
      return resolver.valueText(node.attrs);
    case 'formField':
      return resolver.fieldText(node.attrs);
  }
}

/** As whole words, not inside longer ones («BL 1» in «BL 12»). */
function placeOf(words: string, text: string): number {
  if (words.length < SHORTEST || !/[\p{L}\p{N}]/u.test(words)) return -1;
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + words.length] ?? ' '];
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return at;
  }
  return -1;
}

/** Every piece of the lines of a block, in reading order; of a note too. */
export function inlinesWithin(block: EditorBlock | EditorLine): readonly EditorInline[] {
  if (block.type === 'caseTable') return [];
  if (block.type === 'bulletList') return block.content.flatMap(item => item.content.flatMap(inlinesWithin));
  if (block.type === 'table')
    return block.content.flatMap(row => row.content.flatMap(cell => cell.content.flatMap(inlinesWithin)));
  return block.content.flatMap((inline: EditorInline): readonly EditorInline[] =>
    inline.type === 'footnote' ? [inline, ...inline.content] : [inline],
  );
}

/** The lines of a block with the references of `relinking`. */
export function relinkedLine<T extends EditorLine>(line: T, relinking: Relinking): T {
  if (line.type === 'bulletList')
    return {
      ...line,
      content: line.content.map(item => ({
        ...item,
        content: item.content.map(each => relinkedLine(each, relinking)),
      })),
    };
  return { ...line, content: relinking.relinked((line as { content: EditorInline[] }).content) };
}
