import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { headingLabels } from '#officialdoc';

const numberingKey = new PluginKey<DecorationSet>('numbering');

/** Shows I. / 1. / a) before headings. The numbers are computed, never typed, so moving a part renumbers it. */
export const Numbering = Extension.create({
  name: 'numbering',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: numberingKey,
        state: {
          init: (_, state) => numbersOf(state.doc),
          apply: (transaction, old, before, after) =>
            !transaction.docChanged || before.doc.eq(after.doc)
              ? old
              : renumber(old, transaction.doc, transaction.mapping),
        },
        props: { decorations: state => numberingKey.getState(state) },
      }),
    ];
  },
});

/** Positions move with every keystroke; labels change only when a heading comes, goes or changes level. */
function renumber(old: DecorationSet, doc: Node, mapping: Parameters<DecorationSet['map']>[0]): DecorationSet {
  const mapped = old.map(mapping, doc);
  const wanted = numbered(doc);
  const shown = mapped.find();
  const same =
    shown.length === wanted.length &&
    wanted.every(
      (each, i) => shown[i]?.from === each.from && shown[i]?.to === each.to && shown[i]?.spec.label === each.label,
    );
  return same ? mapped : numbersOf(doc);
}

interface NumberedHeading {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

function numbered(doc: Node): NumberedHeading[] {
  const headings: { from: number; to: number; level: 1 | 2 | 3 }[] = [];
  doc.forEach((node, offset) => {
    if (node.type.name === 'heading')
      headings.push({ from: offset, to: offset + node.nodeSize, level: node.attrs.level });
  });
  const labels = headingLabels(headings.map(heading => heading.level));
  return headings.map((heading, i) => ({ from: heading.from, to: heading.to, label: labels[i] ?? '' }));
}

function numbersOf(doc: Node): DecorationSet {
  return DecorationSet.create(
    doc,
    numbered(doc).map(({ from, to, label }) => Decoration.node(from, to, { 'data-number': label }, { label })),
  );
}
