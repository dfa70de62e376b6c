import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { TableMap } from '@tiptap/pm/tables';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { PageBreak } from '../pages/findBreaks.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    pageBreaks: {
      /** Shows where the printed pages end; an empty list shows none. */
      setPageBreaks: (breaks: readonly PageBreak[]) => ReturnType;
    };
  }
}

const key = new PluginKey<DecorationSet>('pageBreaks');

/** The ends of the printed pages, drawn between the words. Nothing of them is in the document; typing moves them along. */
export const PageBreaks = Extension.create({
  name: 'pageBreaks',

  addCommands() {
    return {
      setPageBreaks:
        breaks =>
        ({ tr, dispatch }) => {
          dispatch?.(tr.setMeta(key, breaks).setMeta('addToHistory', false));
          return true;
        },
    };
  },

  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (transaction, old) => {
            const breaks = transaction.getMeta(key) as readonly PageBreak[] | undefined;
            if (breaks === undefined)
              return transaction.docChanged ? old.map(transaction.mapping, transaction.doc) : old;
            return DecorationSet.create(
              transaction.doc,
              breaks.map(each => drawn(transaction.doc, each)),
            );
          },
        },
        props: { decorations: state => key.getState(state) },
      }),
    ];
  },
});

/** Number of the page a position is on, by the breaks shown. */
export function pageAt(state: EditorState, position: number): number {
  const before = key.getState(state)?.find(0, position) ?? [];
  return before.reduce((page, each) => Math.max(page, each.spec.page as number), 1);
}

function drawn(doc: Node, { position, kind, page }: PageBreak): Decoration {
  const columns = kind === 'row' ? TableMap.get(doc.resolve(position).parent).width : 0;
  return Decoration.widget(position, () => (kind === 'row' ? rowBreak(columns, page) : gap(kind, page)), {
    side: -1,
    key: `${kind} ${page} ${columns}`,
    ignoreSelection: true,
    page,
  });
}

function gap(kind: 'block' | 'line', page: number): HTMLElement {
  const dom = document.createElement(kind === 'block' ? 'div' : 'span');
  dom.className = `page-break page-break-${kind}`;
  mark(dom, page);
  return dom;
}

function rowBreak(columns: number, page: number): HTMLElement {
  const row = document.createElement('tr');
  const cell = row.insertCell();
  cell.colSpan = columns;
  cell.className = 'page-break';
  mark(cell, page);
  return row;
}

function mark(dom: HTMLElement, page: number): void {
  dom.contentEditable = 'false';
  dom.setAttribute('role', 'separator');
  dom.setAttribute('aria-label', String(page));
  dom.dataset.page = String(page);
}
