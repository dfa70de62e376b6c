import { type Editor, Extension } from '@tiptap/core';
import { Selection, TextSelection } from '@tiptap/pm/state';

/**
 * Ctrl+End and Ctrl+Home (⌘↓ and ⌘↑ on a Mac), with Shift too: from the text itself, whatever the browser has laid out of it.
 */
export const DocumentEnds = Extension.create({
  name: 'documentEnds',
  addKeyboardShortcuts() {
    const keys = { end: ['Ctrl-End', 'Cmd-ArrowDown'], start: ['Ctrl-Home', 'Cmd-ArrowUp'] } as const;
    const entries = (['end', 'start'] as const).flatMap(edge =>
      keys[edge].flatMap(key => [
        [key, () => goTo(this.editor, edge, false)] as const,
        [`Shift-${key}`, () => goTo(this.editor, edge, true)] as const,
      ]),
    );
    return Object.fromEntries(entries);
  },
});

function goTo({ view, state }: Editor, edge: 'start' | 'end', isExtending: boolean): boolean {
  const there = edge === 'end' ? Selection.atEnd(state.doc) : Selection.atStart(state.doc);
  const selection = isExtending ? TextSelection.between(state.selection.$anchor, there.$head) : there;
  view.dispatch(state.tr.setSelection(selection).scrollIntoView());
  return true;
}
