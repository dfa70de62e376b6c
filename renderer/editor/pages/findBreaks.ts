import type { Node } from '@tiptap/pm/model';
import type { PrintedLetters } from './letters.ts';

/** Where a new page begins in the document: before a block, before a row of a table, or inside a line of text. */
export interface PageBreak {
  readonly position: number;
  readonly kind: 'block' | 'row' | 'line';
  /** Number of the page that begins here, 1-based. */
  readonly page: number;
}

/** Letters enough to know a place by; fewer are taken where a page has no more. */
const NEEDLE = 24;
const FEWEST = 6;
/** A page cannot begin much further on than the last one was long: words that come again later are not taken for it. */
const REACH = 3;
const LEAST_REACH = 2_000;

/**
 * Finds each page of the printed document in the text by its first letters. A page that begins with what the text does not
 * hold there (the repeated head of a table, a picture) is found by what follows; one that cannot be found gets no break.
 * @param pages bare letters of each printed page, in pieces as they were printed
 */
export function findPageBreaks(
  doc: Node,
  printed: PrintedLetters,
  pages: readonly (readonly string[])[],
): readonly PageBreak[] {
  const breaks: PageBreak[] = [];
  let from = 0;
  pages.forEach((pieces, index) => {
    const before = pages[index - 1];
    if (before === undefined) return;
    const reach = Math.max(LEAST_REACH, REACH * before.join('').length);
    const start = startOf(pieces, printed.letters, from, reach);
    if (start === null) return;
    const found = breakAt(doc, printed.positions, start, index + 1);
    if (found === null || found.position <= (breaks.at(-1)?.position ?? 0)) return;
    breaks.push(found);
    from = start + 1;
  });
  return breaks;
}

/** @returns index of the first letter of a page, or null */
function startOf(pieces: readonly string[], letters: string, from: number, reach: number): number | null {
  const page = pieces.join('');
  let skipped = 0;
  for (const piece of pieces) {
    const needle = page.slice(skipped, skipped + NEEDLE);
    if (needle.length < FEWEST) return null;
    const found = letters.slice(from, from + reach + needle.length).indexOf(needle);
    if (found !== -1) return stepBack(page.slice(0, skipped), letters, from + found);
    skipped += piece.length;
  }
  return null;
}

/** Letters passed over are of this page too, if they stand before the place that was found. */
function stepBack(passed: string, letters: string, found: number): number {
  const start = found - passed.length;
  if (start < 0) return found;
  const same = Array.from(passed).filter((letter, i) => letters[start + i] === letter).length;
  return passed.length > 0 && same * 2 >= passed.length ? start : found;
}

function breakAt(doc: Node, positions: readonly number[], start: number, page: number): PageBreak | null {
  const position = positions[start];
  if (position === undefined) return null;
  const place = doc.resolve(Math.min(position, doc.content.size));
  // A label of a heading stands at the heading itself, a table of the case is one node.
  if (place.depth === 0) {
    const isBegun = start > 0 && positions[start - 1] === position && doc.nodeAt(position)?.isAtom === true;
    return { position: isBegun ? position + (doc.nodeAt(position)?.nodeSize ?? 0) : position, kind: 'block', page };
  }
  for (let depth = 1; depth <= place.depth; depth++)
    if (place.node(depth).type.name === 'tableRow') return { position: place.before(depth), kind: 'row', page };
  const previous = positions[start - 1] ?? -1;
  if (previous <= place.before(1)) return { position: place.before(1), kind: 'block', page };
  return { position, kind: doc.nodeAt(position)?.isBlock === true ? 'block' : 'line', page };
}
