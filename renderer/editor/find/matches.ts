import type { Node } from '@tiptap/pm/model';
import { isPendingBreak, isStruck } from '../suggestions/suggestion.ts';

export interface SearchQuery {
  readonly text: string;
  /** «Đất» and «đất» differ. */
  readonly matchCase: boolean;
  /** «đất» and «dat» differ. */
  readonly matchMarks: boolean;
}
export interface Match {
  readonly from: number;
  readonly to: number;
}

/** A line with the place in the document of each of its folded letters. */
interface FoldedLine {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Stands for a citation, an amount, a note, a line break: no search matches it, so no replacing can break one. */
const ATOM = '\ufffc';
const CLUSTER = /\P{M}\p{M}*/gsu;

function fold(cluster: string, { matchCase, matchMarks }: SearchQuery): string {
  const shown = matchMarks
    ? cluster.normalize('NFC')
    : cluster.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  // A space that does not break is a space to the person who searches.
  return (matchCase ? shown : shown.toLowerCase()).replace('\u00a0', ' ');
}

/** One memory per way of folding; a line that did not change is never folded twice. */
const memories = new Map<string, WeakMap<Node, FoldedLine>>();

function foldedLine(line: Node, query: SearchQuery): FoldedLine {
  const way = `${query.matchCase}${query.matchMarks}`;
  const memory = memories.get(way) ?? new WeakMap<Node, FoldedLine>();
  memories.set(way, memory);
  const known = memory.get(line);
  if (known !== undefined) return known;
  let text = '';
  const from: number[] = [];
  const to: number[] = [];
  line.forEach((node, offset) => {
    // Words that are to be struck are not found, and what stands on both sides of them is one.
    if (isStruck(node)) return;
    if (!node.isText || isPendingBreak(node)) {
      text += ATOM;
      from.push(offset);
      to.push(offset + node.nodeSize);
      return;
    }
    for (const { 0: cluster, index } of (node.text ?? '').matchAll(CLUSTER)) {
      const folded = fold(cluster, query);
      for (let i = 0; i < folded.length; i++) {
        from.push(offset + index);
        to.push(offset + index + cluster.length);
      }
      text += folded;
    }
  });
  const made = { text, from, to };
  memory.set(line, made);
  return made;
}

/**
 * Every place where the words stand, in order. Words that change their weight in the middle are found; words with a citation
 * in between are not. Footnotes and captions are searched too.
 */
export function findMatches(doc: Node, query: SearchQuery): readonly Match[] {
  const wanted = [...query.text.matchAll(CLUSTER)].map(([cluster]) => fold(cluster, query)).join('');
  if (wanted === '') return [];
  const matches: Match[] = [];
  doc.descendants((node, position) => {
    if (!node.inlineContent) return true;
    const line = foldedLine(node, query);
    const start = position + 1;
    for (let at = line.text.indexOf(wanted); at !== -1; at = line.text.indexOf(wanted, at + wanted.length)) {
      const [from, to] = [line.from[at], line.to[at + wanted.length - 1]];
      if (from !== undefined && to !== undefined) matches.push({ from: start + from, to: start + to });
    }
    return true;
  });
  // A note stands inside its line: order is that of the document.
  return matches.sort((a, b) => a.from - b.from);
}
