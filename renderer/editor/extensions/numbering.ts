import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { PluginKey } from '@tiptap/pm/state';
import type { DecorationSet } from '@tiptap/pm/view';
import { headingLabels } from '#officialdoc';
import type { HeadingAttributes } from './heading.ts';
import { type Label, labelPlugin } from './labels.ts';

const headingKey = new PluginKey<DecorationSet>('headingNumbers');
const footnoteKey = new PluginKey<DecorationSet>('footnoteNumbers');

/** Shows Phần I / I. / 1. / a) and the numbers of footnotes. They are computed, never typed, so moving a part renumbers it. */
export const Numbering = Extension.create({
  name: 'numbering',
  addProseMirrorPlugins() {
    return [labelPlugin(headingKey, headingNumbers), labelPlugin(footnoteKey, footnoteNumbers)];
  },
});

/** Headings stand in the document itself, never inside another block. */
export function headingNumbers(doc: Node): Label[] {
  const headings: { from: number; to: number; attrs: HeadingAttributes }[] = [];
  doc.forEach((node, offset) => {
    if (node.type.name === 'heading')
      headings.push({ from: offset, to: offset + node.nodeSize, attrs: node.attrs as HeadingAttributes });
  });
  const labels = headingLabels(headings.map(heading => heading.attrs));
  return headings.map(({ from, to }, i) => ({ from, to, text: labels[i] ?? '' }));
}

/** Blocks are kept whole by ProseMirror while nothing in them changes. */
const known = new WeakMap<Node, readonly { readonly at: number; readonly size: number }[]>();

/** Footnotes of a block, from its start. */
function footnotesIn(block: Node): readonly { readonly at: number; readonly size: number }[] {
  const places = known.get(block);
  if (places !== undefined) return places;
  const found: { at: number; size: number }[] = [];
  block.descendants((node, position) => {
    if (node.type.name === 'footnote') found.push({ at: position + 1, size: node.nodeSize });
    return node.type.name !== 'footnote';
  });
  known.set(block, found);
  return found;
}

export function footnoteNumbers(doc: Node): Label[] {
  const labels: Label[] = [];
  doc.forEach((block, offset) => {
    for (const { at, size } of footnotesIn(block)) {
      const from = offset + at;
      labels.push({ from, to: from + size, text: String(labels.length + 1) });
    }
  });
  return labels;
}
