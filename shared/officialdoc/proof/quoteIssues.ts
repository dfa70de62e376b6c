import { leavesBetween } from '#casefile';
import { readable } from './blockIssues.ts';
import type { CaseIndex } from './caseIndex.ts';
import { type BlockFacts, isCitation, type Quotation } from './facts.ts';
import { type ProofIssue, type SourceText, textKey } from './issues.ts';
import { matchQuote, type QuoteMatch, type QuoteSource, quoteSource } from './quotes.ts';
import { type Atom, positionOf } from './textBlocks.ts';

export interface QuoteResult {
  readonly issues: readonly ProofIssue[];
  readonly wanted: readonly string[];
}

/** Sources and comparisons already made; kept by the checker for as long as it lives. */
export class QuoteMemory {
  readonly #sources = new WeakMap<readonly string[], Map<string, QuoteSource>>();
  readonly #matches = new WeakMap<QuoteSource, Map<string, QuoteMatch>>();

  /** The words of some pages of an item, made ready once. */
  source(pages: readonly string[], numbers: readonly number[]): QuoteSource {
    const key = numbers.join(' ');
    let known = this.#sources.get(pages);
    if (known === undefined) {
      known = new Map();
      this.#sources.set(pages, known);
    }
    let source = known.get(key);
    if (source === undefined) {
      source = quoteSource(numbers.map(page => pages[page] ?? '').join('\n'));
      known.set(key, source);
    }
    return source;
  }

  match(quote: string, source: QuoteSource): QuoteMatch {
    let known = this.#matches.get(source);
    if (known === undefined) {
      known = new Map();
      this.#matches.set(source, known);
    }
    let match = known.get(quote);
    if (match === undefined) {
      match = matchQuote(quote, source);
      known.set(quote, match);
    }
    return match;
  }
}

/**
 * Quotations of a block against the pages they cite. A quotation of its own paragraph without a citation leans on the one
 * of the sentence before it.
 * @param before citations at the end of the block before
 */
export function quoteIssues(
  facts: BlockFacts,
  node: number,
  before: readonly Atom[],
  index: CaseIndex,
  textOf: (evidenceId: string) => SourceText | undefined,
  memory: QuoteMemory,
): QuoteResult {
  const issues: ProofIssue[] = [];
  const wanted: string[] = [];
  for (const quotation of facts.quotations) {
    const sentence = facts.sentences[quotation.sentence];
    if (sentence === undefined) continue;
    const issue = (
      code: 'quoteDiffers' | 'quoteNotFound' | 'quoteUnchecked' | 'quoteUnsourced',
      severity: ProofIssue['severity'],
      more: Partial<ProofIssue> = {},
    ) =>
      issues.push({
        key: textKey(code, quotation.text),
        code,
        severity,
        place: {
          type: 'text',
          node,
          from: positionOf(facts.block, quotation.start),
          to: positionOf(facts.block, quotation.end),
        },
        quote: quotation.text,
        params: { sentence: readable(sentence, index) },
        ...more,
      });
    const citations = citationsOf(facts, quotation, before);
    if (citations.length === 0) {
      // Words of law and of a form stand in quotation marks too: only a quotation set apart must name its source.
      if (quotation.isBlock && !sentence.figures.some(figure => figure.kind === 'law'))
        issue('quoteUnsourced', 'warning');
      continue;
    }
    const answer = compared(quotation.text, citations, index, textOf, memory);
    wanted.push(...answer.wanted);
    const more = answer.leafId === null ? {} : { leafId: answer.leafId };
    if (answer.state === 'differs') issue('quoteDiffers', 'error', { ...more, diff: answer.pieces });
    else if (answer.state === 'notFound') issue('quoteNotFound', 'error', more);
    else if (answer.state === 'unchecked') issue('quoteUnchecked', 'note', more);
  }
  return { issues, wanted };
}

function citationsOf(facts: BlockFacts, quotation: Quotation, before: readonly Atom[]): readonly Atom[] {
  if (quotation.isBlock) {
    const own = facts.block.atoms.filter(isCitation);
    return own.length > 0 ? own : before;
  }
  return facts.sentences[quotation.sentence]?.atoms.filter(isCitation) ?? [];
}

type Compared = { readonly wanted: readonly string[]; readonly leafId: string | null } & (
  | QuoteMatch
  | { readonly state: 'unchecked' | 'waiting' }
);

/** Found word by word in one of the cited pages is enough; else the nearest difference counts. */
function compared(
  quote: string,
  citations: readonly Atom[],
  index: CaseIndex,
  textOf: (evidenceId: string) => SourceText | undefined,
  memory: QuoteMemory,
): Compared {
  const wanted: string[] = [];
  let firstLeaf: string | null = null;
  let nearest: { match: Extract<QuoteMatch, { state: 'differs' }>; leafId: string | null } | null = null;
  let isRead = false;
  let isUnread = false;
  for (const { node } of citations) {
    for (const [evidenceId, pages, leafId] of citedPages(node.attrs ?? {}, index)) {
      firstLeaf ??= leafId;
      const text = textOf(evidenceId);
      if (text === undefined) {
        wanted.push(evidenceId);
        continue;
      }
      if (text.state !== 'text') {
        isUnread = true;
        continue;
      }
      const source = memory.source(text.pages, pages);
      if (source.tokens.length === 0) {
        isUnread = true;
        continue;
      }
      isRead = true;
      const match = memory.match(quote, source);
      if (match.state === 'same') return { state: 'same', wanted: [], leafId };
      if (match.state === 'differs' && (nearest === null || changes(match) < changes(nearest.match)))
        nearest = { match, leafId };
    }
  }
  if (wanted.length > 0) return { state: 'waiting', wanted, leafId: firstLeaf };
  if (nearest !== null) return { ...nearest.match, wanted, leafId: nearest.leafId };
  // Some cited page has no text a program can read: nobody can say that the words are not there.
  if (isUnread || !isRead) return { state: 'unchecked', wanted, leafId: firstLeaf };
  return { state: 'notFound', wanted, leafId: firstLeaf };
}

const changes = (match: Extract<QuoteMatch, { state: 'differs' }>) =>
  match.pieces.filter(piece => piece.op !== 'same').length;

/** Pages (0-based) of the leaves a citation covers, item by item. */
function citedPages(
  attrs: Readonly<Record<string, unknown>>,
  index: CaseIndex,
): readonly (readonly [evidenceId: string, pages: readonly number[], leafId: string])[] {
  if (typeof attrs.leafId !== 'string') return [];
  const items = new Map<string, { pages: number[]; leafId: string }>();
  const toLeafId = typeof attrs.toLeafId === 'string' ? attrs.toLeafId : null;
  for (const leaf of leavesBetween(index.view, attrs.leafId, toLeafId)) {
    if (leaf.evidenceId === null) continue;
    const item = items.get(leaf.evidenceId) ?? { pages: [], leafId: leaf.id };
    for (const page of [leaf.frontPage, leaf.backPage]) if (page !== null) item.pages.push(page);
    items.set(leaf.evidenceId, item);
  }
  return [...items].map(([evidenceId, { pages, leafId }]) => [evidenceId, pages, leafId]);
}
