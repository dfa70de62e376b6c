import { mergeAttributes, Node } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    footnote: {
      /** Puts an empty footnote behind the selection and selects it, so that its text can be typed. */
      insertFootnote: () => ReturnType;
    };
  }
}

export interface FootnoteOptions {
  /** The mark was pressed, or a footnote was made: its text is to be written. */
  onOpen: (position: number) => void;
}

/** What a note and a caption may hold. */
export const NOTE_CONTENT = '(text | hardBreak | citation | amount)*';

/**
 * A footnote. Its text stands inside its node, so it moves, is copied and is deleted with its sentence and two authors'
 * words in it merge; the page shows only its number, and the pane below the page edits the text.
 */
export const Footnote = Node.create<FootnoteOptions>({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  content: NOTE_CONTENT,

  addOptions() {
    return { onOpen: () => undefined };
  },

  parseHTML() {
    return [{ tag: 'span[data-footnote]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['span', mergeAttributes(HTMLAttributes, { 'data-footnote': '' }), 0];
  },

  addCommands() {
    return {
      insertFootnote:
        () =>
        ({ tr, state, dispatch }) => {
          const { $to } = state.selection;
          const footnote = state.schema.nodes[this.name]?.create();
          if (
            footnote === undefined ||
            !$to.parent.inlineContent ||
            !$to.parent.canReplaceWith($to.index(), $to.index(), footnote.type)
          )
            return false;
          if (dispatch) {
            tr.insert($to.pos, footnote).setSelection(NodeSelection.create(tr.doc, $to.pos)).scrollIntoView();
          }
          return true;
        },
    };
  },

  addKeyboardShortcuts() {
    const open = () => {
      const { selection } = this.editor.state;
      if (!(selection instanceof NodeSelection) || selection.node.type.name !== this.name) return false;
      this.options.onOpen(selection.from);
      return true;
    };
    return { 'Mod-Alt-f': () => this.editor.commands.insertFootnote() && open(), Enter: open, F2: open };
  },

  addNodeView() {
    return ({ node, getPos }) => {
      const dom = document.createElement('span');
      dom.className = 'footnote-mark';
      dom.title = node.textContent;
      dom.addEventListener('click', () => {
        const position = getPos();
        if (position !== undefined) this.options.onOpen(position);
      });
      return {
        dom,
        update: next => {
          if (next.type.name !== this.name) return false;
          dom.title = next.textContent;
          return true;
        },
        ignoreMutation: () => true,
      };
    };
  },
});
