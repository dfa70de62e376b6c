import type { Node } from '@tiptap/pm/model';
import { Plugin, type PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** A computed number shown at a node. */
export interface Label {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Shows computed numbers as `data-number`. Positions move with every keystroke, numbers change only when a numbered node
 * comes, goes or changes: only then is the set made anew.
 */
export function labelPlugin(key: PluginKey<DecorationSet>, labelsOf: (doc: Node) => readonly Label[]): Plugin {
  const shown = (doc: Node, labels: readonly Label[]) =>
    DecorationSet.create(
      doc,
      labels.map(({ from, to, text }) => Decoration.node(from, to, { 'data-number': text }, { text })),
    );
  return new Plugin({
    key,
    state: {
      init: (_, state) => shown(state.doc, labelsOf(state.doc)),
      apply: (transaction, old, before, after) => {
        if (!transaction.docChanged || before.doc.eq(after.doc)) return old;
        const wanted = labelsOf(after.doc);
        const mapped = old.map(transaction.mapping, after.doc);
        const found = mapped.find();
        const isSame =
          found.length === wanted.length &&
          wanted.every((each, i) => {
            const one = found[i];
            return one?.from === each.from && one.to === each.to && one.spec.text === each.text;
          });
        return isSame ? mapped : shown(after.doc, wanted);
      },
    },
    props: { decorations: state => key.getState(state) },
  });
}
