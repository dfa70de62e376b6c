import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { type EditorState, NodeSelection, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { footnoteNumbers } from './numbering.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    activeFootnote: {
      /** Opens the pane of the note at a position; null closes it. */
      openFootnote: (position: number | null) => ReturnType;
      /** Opens the next (1) or previous (-1) note. */
      stepFootnote: (by: 1 | -1) => ReturnType;
      /** Closes the pane and puts the caret behind the note's mark. */
      leaveFootnote: () => ReturnType;
    };
  }
}

interface Active {
  /** Which note of the text, from 0; null = the pane is closed. */
  readonly index: number | null;
}
const key = new PluginKey<Active>('activeFootnote');

export interface ActiveFootnote {
  readonly index: number;
  readonly count: number;
  readonly position: number;
}

/** The note whose text is being written; null when none is, or when it was deleted. */
export function activeFootnote(state: EditorState): ActiveFootnote | null {
  const index = key.getState(state)?.index ?? null;
  if (index === null) return null;
  const notes = footnoteNumbers(state.doc);
  const note = notes[index];
  return note === undefined ? null : { index, count: notes.length, position: note.from };
}

/** Which note the pane shows. It stays with its note while the text around it changes. */
export const ActiveFootnoteExtension = Extension.create({
  name: 'activeFootnote',

  addCommands() {
    return {
      openFootnote:
        position =>
        ({ tr, state, dispatch }) => {
          const index = position === null ? null : footnoteNumbers(tr.doc).findIndex(note => note.from === position);
          if (index === -1) return false;
          if (dispatch) {
            tr.setMeta(key, { index } satisfies Active);
            if (position !== null && state.selection.from !== position)
              tr.setSelection(NodeSelection.create(tr.doc, position));
          }
          return true;
        },
      stepFootnote:
        by =>
        ({ state, commands }) => {
          const active = activeFootnote(state);
          const next = active === null ? undefined : footnoteNumbers(state.doc)[active.index + by];
          return next === undefined ? false : commands.openFootnote(next.from);
        },
      leaveFootnote:
        () =>
        ({ tr, state, dispatch }) => {
          const active = activeFootnote(state);
          if (active === null) return false;
          if (dispatch) {
            const size = state.doc.nodeAt(active.position)?.nodeSize ?? 1;
            tr.setMeta(key, { index: null } satisfies Active)
              .setSelection(TextSelection.near(tr.doc.resolve(active.position + size)))
              .scrollIntoView();
          }
          return true;
        },
    };
  },

  addProseMirrorPlugins() {
    return [
      new Plugin<Active>({
        key,
        state: {
          init: () => ({ index: null }),
          apply: (transaction, old, before, after) => {
            const set = transaction.getMeta(key) as Active | undefined;
            if (set !== undefined) return set;
            if (old.index === null || !transaction.docChanged) return old;
            const notes = footnoteNumbers(after.doc);
            // Undo and another author's words come as a whole new document: the note is known by its place.
            if (isChangeOrigin(transaction)) return notes[old.index] === undefined ? { index: null } : old;
            const position = footnoteNumbers(before.doc)[old.index]?.from;
            const mapped = position === undefined ? null : transaction.mapping.mapResult(position);
            const index = mapped === null || mapped.deleted ? -1 : notes.findIndex(note => note.from === mapped.pos);
            return index === old.index ? old : { index: index === -1 ? null : index };
          },
        },
      }),
    ];
  },
});
