import { type Part, partOf, subPartOf } from '../proof/parts.ts';
import { heading, type MatrixBlock } from './pieces.ts';
import { type GeneratedPart, type GeneratedSection, PART_HEADINGS } from './sections.ts';

/** A top-level node of the document, as far as placing needs it. */
export interface OutlineNode {
  /** Heading level, null for everything else. */
  readonly level: number | null;
  readonly text: string;
  /** An empty paragraph: a place holder. */
  readonly isEmpty: boolean;
  readonly caseTable: string | null;
}

/** Takes the top-level nodes [from, to) out and puts these in their place. */
export interface Insertion {
  readonly from: number;
  readonly to: number;
  readonly blocks: readonly MatrixBlock[];
}

export type PlacementMode = 'append' | 'replace';

const ORDER: readonly Part[] = ['opening', 'general', 'facts', 'conclusions', 'measures', 'recommendations'];

/**
 * Where generated sections go: under the heading of their part and sub-part, known by its words; a heading that is missing
 * is made in its place. `append` keeps what is written there (empty paragraphs make room), `replace` takes it out.
 * @returns insertions in the order of the document, none overlapping
 */
export function placeSections(
  nodes: readonly OutlineNode[],
  sections: readonly GeneratedSection[],
  mode: (part: GeneratedPart) => PlacementMode,
): readonly Insertion[] {
  const insertions: Insertion[] = [];
  for (const part of [...new Set(sections.map(section => section.part))]) {
    const own = sections.filter(section => section.part === part);
    const at = nodes.findIndex(node => node.level === 1 && partOf(node.text) === part);
    if (at === -1) {
      const before = beforePart(nodes, part);
      insertions.push({
        from: before,
        to: before,
        blocks: [heading(1, PART_HEADINGS[part]), ...own.flatMap(section => withHeading(section))],
      });
    } else insertions.push(...intoPart(nodes, at, part, own, mode(part)));
  }
  return insertions.sort((a, b) => a.from - b.from || a.to - b.to);
}

function beforePart(nodes: readonly OutlineNode[], part: Part): number {
  const rank = ORDER.indexOf(part);
  const next = nodes.findIndex(node => node.level === 1 && ORDER.indexOf(partOf(node.text)) > rank);
  if (next !== -1) return next;
  return writtenEnd(nodes);
}

/** End of the document, before the empty line that the editor keeps last. */
function writtenEnd(nodes: readonly OutlineNode[]): number {
  return nodes.at(-1)?.isEmpty === true ? nodes.length - 1 : nodes.length;
}

function withHeading(section: GeneratedSection): readonly MatrixBlock[] {
  return section.subPart === null ? section.blocks : [heading(2, section.heading), ...section.blocks];
}

function intoPart(
  nodes: readonly OutlineNode[],
  at: number,
  part: GeneratedPart,
  sections: readonly GeneratedSection[],
  mode: PlacementMode,
): Insertion[] {
  const end = endOf(nodes, at, 1);
  const insertions: Insertion[] = [];
  const missing: GeneratedSection[] = [];
  for (const section of sections) {
    if (section.subPart === null) {
      insertions.push(intoRange(nodes, at + 1, end, section.blocks, mode));
      continue;
    }
    const under = nodes.findIndex(
      (node, index) => index > at && index < end && node.level === 2 && subPartOf(part, node.text) === section.subPart,
    );
    if (under === -1) missing.push(section);
    else insertions.push(intoRange(nodes, under + 1, endOf(nodes, under, 2), section.blocks, mode));
  }
  if (missing.length > 0) {
    const last = trimmedEnd(nodes, at + 1, end);
    // After what the part's own last sub-part is given.
    const blocks = missing.flatMap(withHeading);
    const joint = insertions.findIndex(each => each.to === end || each.to === last);
    const joined = insertions[joint];
    if (joined === undefined) insertions.push({ from: last, to: end, blocks });
    else insertions[joint] = { from: joined.from, to: joined.to, blocks: [...joined.blocks, ...blocks] };
  }
  return insertions;
}

function intoRange(
  nodes: readonly OutlineNode[],
  from: number,
  to: number,
  blocks: readonly MatrixBlock[],
  mode: PlacementMode,
): Insertion {
  if (mode === 'replace') return { from, to, blocks };
  // A live table that is there already need not come twice; what is written goes before one that ends the range.
  const tables = new Set(nodes.slice(from, to).map(node => node.caseTable));
  const fresh = blocks.filter(block => block.type !== 'caseTable' || !tables.has(block.attrs.table));
  const ends = blocks.flatMap(block => (block.type === 'caseTable' ? [block.attrs.table as string] : []));
  const last = trimmedEnd(nodes, from, to);
  const table = nodes[last - 1]?.caseTable;
  if (last - 1 >= from && table != null && ends.includes(table)) return { from: last - 1, to: last - 1, blocks: fresh };
  return { from: last, to, blocks: fresh };
}

/** Index of the next heading of this level or above, or the end of what is written. */
function endOf(nodes: readonly OutlineNode[], at: number, level: number): number {
  const next = nodes.findIndex((node, index) => index > at && node.level !== null && node.level <= level);
  return next === -1 ? writtenEnd(nodes) : next;
}

/** End of a range without the empty paragraphs it ends with. */
function trimmedEnd(nodes: readonly OutlineNode[], from: number, end: number): number {
  let last = end;
  while (last > from && nodes[last - 1]?.isEmpty === true) last--;
  return last;
}

/** The document after the insertions: for the preview, and for tests. */
export function applyInsertions<T>(
  nodes: readonly T[],
  insertions: readonly Insertion[],
  made: (block: MatrixBlock) => T,
): T[] {
  const out: T[] = [];
  let at = 0;
  for (const { from, to, blocks } of insertions) {
    out.push(...nodes.slice(at, from), ...blocks.map(made));
    at = Math.max(at, to);
  }
  return [...out, ...nodes.slice(at)];
}
