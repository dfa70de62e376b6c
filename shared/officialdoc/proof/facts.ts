import { type ClaimReader, type ClaimReason, inside, mayClaim, reasonsIn, USUAL_READER } from './claims.ts';
import { type Figure, figuresIn, type Span } from './figures.ts';
import { sentencesIn } from './sentences.ts';
import { ATOM, type Atom, type DocNode, type TextBlock, textBlocksOf } from './textBlocks.ts';

export interface Sentence extends Span {
  readonly text: string;
  readonly reasons: readonly ClaimReason[];
  readonly figures: readonly Figure[];
  /** Live nodes inside: citations, amounts, values of the case. */
  readonly atoms: readonly Atom[];
}

/** Words given as somebody else's: to be found in the source, letter by letter. */
export interface Quotation extends Span {
  readonly text: string;
  /** Index of the sentence it stands in. */
  readonly sentence: number;
  /** A paragraph of its own, set as a quotation. */
  readonly isBlock: boolean;
}

/** What one text block says, read once: it depends on nothing but the block's own text. */
export interface BlockFacts {
  readonly block: TextBlock;
  readonly sentences: readonly Sentence[];
  readonly quotations: readonly Quotation[];
}

/** What one top-level node of the document says. `node` names the tables that the case fills. */
export interface NodeFacts {
  readonly type: string;
  /** Name of the live table, for a `caseTable`. */
  readonly caseTable: string | null;
  readonly blocks: readonly BlockFacts[];
}

/** Reads a top-level node. Pure, so it may be kept for as long as the node is the same. */
export function factsOf(node: DocNode, reader: ClaimReader = USUAL_READER): NodeFacts {
  const name = node.type === 'caseTable' ? node.attrs?.table : null;
  return {
    type: node.type,
    caseTable: typeof name === 'string' ? name : null,
    blocks: textBlocksOf(node).map(block => blockFacts(block, reader)),
  };
}

function blockFacts(block: TextBlock, reader: ClaimReader): BlockFacts {
  const { text, atoms } = block;
  if (text.trim() === '') return { block, sentences: [], quotations: [] };
  const figures = figuresIn(text);
  const sentences = sentencesIn(text).map((span): Sentence => {
    const own = figures.filter(figure => inside(figure, span));
    const within = atoms.filter(atom => atom.at >= span.start && atom.at < span.end);
    const sentence = text.slice(span.start, span.end);
    const hasLiveFigure = within.some(({ node }) => isLiveFigure(node));
    return {
      ...span,
      text: sentence,
      figures: own,
      atoms: within,
      reasons: mayClaim(block.role) ? reasonsIn(sentence, own, hasLiveFigure, reader) : [],
    };
  });
  return { block, sentences, quotations: quotationsIn(block, sentences) };
}

/** A sum of lines or of quantities of the case. */
export function isLiveFigure(node: DocNode): boolean {
  return node.type === 'amount' || (node.type === 'caseValue' && node.attrs?.source === 'quantity');
}

export const isCitation = (atom: Atom): boolean => atom.node.type === 'citation';

const IN_MARKS = /«([^»]+)»|“([^”]+)”|"([^"]+)"/gu;
/** Fewer words between marks are a name or a term, not a quotation. */
const FEWEST_WORDS = 4;

function quotationsIn(block: TextBlock, sentences: readonly Sentence[]): Quotation[] {
  const { text } = block;
  const sentenceAt = (offset: number) =>
    Math.max(
      0,
      sentences.findIndex(sentence => offset >= sentence.start && offset < sentence.end),
    );
  if (block.role === 'quote') {
    const words = text
      .replaceAll(ATOM, ' ')
      .replace(/\(\s*[,;\s]*\)\s*\.?\s*$/u, '')
      .replace(/^[\s«“"]+|[\s»”".,;]+$/gu, '');
    if (words === '') return [];
    return [{ start: 0, end: text.length, text: words, sentence: Math.max(0, sentences.length - 1), isBlock: true }];
  }
  if (!mayClaim(block.role)) return [];
  return [...text.matchAll(IN_MARKS)].flatMap((match): Quotation[] => {
    const words = (match[1] ?? match[2] ?? match[3] ?? '').replaceAll(ATOM, ' ').trim();
    if (words.split(/\s+/u).length < FEWEST_WORDS) return [];
    const { index: start } = match;
    return [{ start, end: start + match[0].length, text: words, sentence: sentenceAt(start), isBlock: false }];
  });
}
