import { mergeAttributes, Node } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { columnSums, type SumCell } from '#officialdoc';
import type { LiveReferences } from './liveReferences.ts';
import { printedText } from './printedText.ts';

const key = new PluginKey<DecorationSet>('columnSum');

/** The sum of the figures above it in its column of a table: computed when shown and when printed, never typed. */
export const ColumnSum = Node.create<{ references: LiveReferences | null }>({
  name: 'columnSum',
  group: 'inline',
  inline: true,
  atom: true,

  addOptions() {
    return { references: null };
  },

  parseHTML() {
    return [{ tag: 'span[data-column-sum]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['span', mergeAttributes(HTMLAttributes, { 'data-column-sum': '', class: 'column-sum' })];
  },

  addProseMirrorPlugins() {
    const { references } = this.options;
    const shown = (doc: ProseMirrorNode) => DecorationSet.create(doc, sumsOf(doc, references));
    return [
      new Plugin({
        key,
        state: {
          init: (_, state) => shown(state.doc),
          apply: (transaction, old, before, after) =>
            transaction.getMeta(key) !== undefined || (transaction.docChanged && !before.doc.eq(after.doc))
              ? shown(after.doc)
              : old,
        },
        props: { decorations: state => key.getState(state) },
        view: view => {
          let isFirst = true;
          // The case changed: an amount in a cell may be another one now.
          const unwatch = references?.watch(() => {
            if (!isFirst) view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
            isFirst = false;
          });
          return { destroy: () => unwatch?.() };
        },
      }),
    ];
  },
});

/** Tables are kept whole by ProseMirror while nothing in them changes, so most transactions find their answer here. */
const known = new WeakMap<ProseMirrorNode, readonly number[]>();

/** Where in a table its sums stand, from its start. */
function placesIn(table: ProseMirrorNode): readonly number[] {
  const places = known.get(table);
  if (places !== undefined) return places;
  const found: number[] = [];
  table.descendants((node, position) => {
    if (node.type.name === 'columnSum') found.push(position + 1);
    return true;
  });
  known.set(table, found);
  return found;
}

function sumsOf(doc: ProseMirrorNode, references: LiveReferences | null): Decoration[] {
  const decorations: Decoration[] = [];
  doc.forEach((node, offset) => {
    if (node.type.name !== 'table' || placesIn(node).length === 0) return;
    const sums = columnSums(sumCellsOf(node, references)).flat();
    let cell = 0;
    node.descendants((inner, position) => {
      if (inner.type.name === 'columnSum') {
        const from = offset + 1 + position;
        const text = sums[cell - 1] ?? '';
        decorations.push(Decoration.node(from, from + inner.nodeSize, { 'data-sum': text }, { text }));
      }
      if (isCell(inner)) cell++;
      return true;
    });
  });
  return decorations;
}

const isCell = (node: ProseMirrorNode) => node.type.name === 'tableCell' || node.type.name === 'tableHeader';

/** The cells of a table as the sums read them. */
export function sumCellsOf(table: ProseMirrorNode, references: LiveReferences | null): SumCell[][] {
  const rows: SumCell[][] = [];
  table.forEach(row => {
    const cells: SumCell[] = [];
    row.forEach(cell => {
      let isSum = false;
      cell.descendants(node => {
        if (node.type.name === 'columnSum') isSum = true;
        return !isSum;
      });
      cells.push({
        colspan: cell.attrs.colspan,
        rowspan: cell.attrs.rowspan,
        isHeader: cell.type.name === 'tableHeader',
        isSum,
        text: printedText(cell, references, { citations: false }),
      });
    });
    rows.push(cells);
  });
  return rows;
}
