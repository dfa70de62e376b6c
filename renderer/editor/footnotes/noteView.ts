import type { Editor } from '@tiptap/core';
import { baseKeymap, toggleMark } from '@tiptap/pm/commands';
import { keymap } from '@tiptap/pm/keymap';
import type { Node } from '@tiptap/pm/model';
import { type Command, EditorState, type Plugin, TextSelection } from '@tiptap/pm/state';
import { StepMap } from '@tiptap/pm/transform';
import { EditorView } from '@tiptap/pm/view';

/** Set on what comes from the document, so that it is not sent back to it. */
const FROM_DOCUMENT = 'fromDocument';

export interface NoteView {
  readonly view: EditorView;
  /** Shows what the document now says of the note. */
  sync(note: Node): void;
  destroy(): void;
}

/**
 * An editing view of one footnote's text. Every step is made in the document itself, moved to where the note stands there, so
 * undo, saving and merging know one text only.
 * @param positionOf where the note stands now; null when it is gone
 */
export function noteView(order: {
  readonly editor: Editor;
  readonly mount: HTMLElement;
  readonly note: Node;
  readonly label: string;
  readonly plugins: readonly Plugin[];
  readonly positionOf: () => number | null;
  readonly onLeave: () => void;
}): NoteView {
  const { editor, note, positionOf, onLeave } = order;
  const { marks, nodes } = editor.schema;
  const mark = (name: 'bold' | 'italic' | 'underline'): Command => {
    const type = marks[name];
    return type === undefined ? () => false : toggleMark(type);
  };
  const leave: Command = () => {
    onLeave();
    return true;
  };
  const lineBreak: Command = (state, dispatch) => {
    const type = nodes.hardBreak;
    if (type === undefined) return false;
    dispatch?.(state.tr.replaceSelectionWith(type.create()));
    return true;
  };
  const keys = keymap({
    'Mod-z': () => editor.commands.undo(),
    'Mod-y': () => editor.commands.redo(),
    'Shift-Mod-z': () => editor.commands.redo(),
    'Mod-b': mark('bold'),
    'Mod-i': mark('italic'),
    'Mod-u': mark('underline'),
    'Shift-Enter': lineBreak,
    Enter: leave,
    Escape: leave,
  });
  const state = EditorState.create({ doc: note, plugins: [...order.plugins, keys, keymap(baseKeymap)] });
  const view = new EditorView(
    { mount: order.mount },
    {
      state: state.apply(state.tr.setSelection(TextSelection.atEnd(state.doc))),
      nodeViews: editor.extensionManager.nodeViews,
      editable: () => editor.isEditable,
      attributes: {
        class: 'note-text',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': order.label,
        spellcheck: 'false',
        lang: 'vi',
      },
      dispatchTransaction(transaction) {
        const { state: next, transactions } = view.state.applyTransaction(transaction);
        view.updateState(next);
        if (transaction.getMeta(FROM_DOCUMENT) === true) return;
        const position = positionOf();
        if (position === null) return;
        const outer = editor.state.tr;
        const moved = StepMap.offset(position + 1);
        for (const each of transactions)
          for (const step of each.steps) {
            const mapped = step.map(moved);
            if (mapped !== null) outer.step(mapped);
          }
        if (outer.docChanged) editor.view.dispatch(outer);
      },
    },
  );

  return {
    view,
    sync: now => {
      const start = now.content.findDiffStart(view.state.doc.content);
      if (start === null) return;
      const end = now.content.findDiffEnd(view.state.doc.content);
      let { a, b } = end ?? { a: now.content.size, b: view.state.doc.content.size };
      const overlap = start - Math.min(a, b);
      if (overlap > 0) {
        a += overlap;
        b += overlap;
      }
      view.dispatch(view.state.tr.replace(start, b, now.slice(start, a)).setMeta(FROM_DOCUMENT, true));
    },
    destroy: () => view.destroy(),
  };
}
