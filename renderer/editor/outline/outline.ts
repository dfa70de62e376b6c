import type { Node } from '@tiptap/pm/model';
import type { HeadingAttributes } from '../extensions/heading.ts';
import { headingNumbers } from '../extensions/numbering.ts';
import { isStruck } from '../suggestions/suggestion.ts';

export interface OutlineEntry {
  readonly level: number;
  readonly label: string;
  readonly title: string;
}

const titles = new WeakMap<Node, string>();

/** Words of a heading; notes and citations left out. */
function titleOf(heading: Node): string {
  const known = titles.get(heading);
  if (known !== undefined) return known;
  let title = '';
  heading.forEach(node => {
    if (!isStruck(node)) title += node.isText ? (node.text ?? '') : '';
  });
  titles.set(heading, title.trim());
  return title.trim();
}

/** Khoản without a title are sentences, not places to jump to. */
function isListed({ variant }: HeadingAttributes): boolean {
  return variant !== 'text';
}

interface Remembered {
  readonly headings: readonly Node[];
  readonly labels: readonly string[];
  readonly outline: readonly OutlineEntry[];
}

/** Reads the headings of a text in order; gives the same array while no heading changes, whatever is typed between them. */
export function outlineReader(): (doc: Node) => readonly OutlineEntry[] {
  let last: Remembered = { headings: [], labels: [], outline: [] };
  return doc => {
    const all = headingNumbers(doc);
    const headings: Node[] = [];
    const labels: string[] = [];
    let at = 0;
    doc.forEach(node => {
      if (node.type.name !== 'heading') return;
      const label = all[at++]?.text ?? '';
      if (!isListed(node.attrs as HeadingAttributes)) return;
      headings.push(node);
      labels.push(label);
    });
    const isSame =
      last.headings.length === headings.length &&
      headings.every((heading, i) => last.headings[i] === heading && last.labels[i] === labels[i]);
    if (isSame) return last.outline;
    const outline = headings.map((heading, i) => ({
      level: (heading.attrs as HeadingAttributes).level,
      label: labels[i] ?? '',
      title: titleOf(heading),
    }));
    last = { headings, labels, outline };
    return outline;
  };
}

/** Position of the n-th heading of the outline. */
export function headingPosition(doc: Node, index: number): number | null {
  let at = 0;
  let position: number | null = null;
  doc.forEach((node, offset) => {
    if (node.type.name !== 'heading' || !isListed(node.attrs as HeadingAttributes)) return;
    if (at++ === index) position = offset;
  });
  return position;
}

/** Which heading of the outline the position belongs to; -1 before the first. */
export function headingAtPosition(doc: Node, position: number): number {
  let index = -1;
  doc.forEach((node, offset) => {
    if (offset < position && node.type.name === 'heading' && isListed(node.attrs as HeadingAttributes)) index++;
  });
  return index;
}
