import { mergeAttributes, Node } from '@tiptap/core';
import type { FigureAttributes } from '#officialdoc';
import { id, json, millimetres, page } from './attributes.ts';
import { NOTE_CONTENT } from './footnote.ts';
import type { LiveReferences } from './liveReferences.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    figure: {
      /** Inserts a picture of the case below the caret's block. */
      insertFigure: (figure: FigureAttributes, caption: string) => ReturnType;
      /** New size of the selected picture, mm. */
      resizeFigure: (widthMm: number, heightMm: number) => ReturnType;
    };
  }
}

/**
 * A picture of the case: an item, or a page of a scan, by id. The document never holds its bytes; they are decrypted for the
 * screen and for the export. Its text is the caption.
 */
export const Figure = Node.create<{ references: LiveReferences | null }>({
  name: 'figure',
  group: 'block',
  content: NOTE_CONTENT,
  isolating: true,
  draggable: true,

  addOptions() {
    return { references: null };
  },

  addAttributes() {
    return {
      evidenceId: { default: null, ...json('evidenceId', 'data-evidence'), validate: id },
      page: { default: null, ...json('page', 'data-page'), validate: page },
      widthMm: { default: 100, ...json('widthMm', 'data-width'), validate: millimetres },
      heightMm: { default: 100, ...json('heightMm', 'data-height'), validate: millimetres },
    };
  },

  parseHTML() {
    return [{ tag: 'figure[data-evidence]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['figure', mergeAttributes(HTMLAttributes), 0];
  },

  addCommands() {
    return {
      insertFigure:
        (attrs, caption) =>
        ({ state, commands }) => {
          const { $to } = state.selection;
          const content = caption === '' ? [] : [{ type: 'text', text: caption }];
          return commands.insertContentAt($to.depth === 0 ? $to.pos : $to.after(1), {
            type: this.name,
            attrs,
            content,
          });
        },
      resizeFigure:
        (widthMm, heightMm) =>
        ({ commands }) =>
          commands.updateAttributes(this.name, { widthMm, heightMm }),
    };
  },

  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('figure');
      const canvas = document.createElement('canvas');
      const caption = document.createElement('figcaption');
      canvas.contentEditable = 'false';
      canvas.setAttribute('role', 'img');
      dom.append(canvas, caption);
      let shown: FigureAttributes | null = null;
      const draw = (figure: FigureAttributes, label: string) => {
        canvas.setAttribute('aria-label', label);
        canvas.style.width = `${figure.widthMm}mm`;
        canvas.style.height = `${figure.heightMm}mm`;
        if (shown?.evidenceId !== figure.evidenceId || shown.page !== figure.page)
          this.options.references?.current.drawPicture(figure, canvas);
        shown = figure;
      };
      draw(node.attrs as FigureAttributes, node.textContent);
      return {
        dom,
        contentDOM: caption,
        update: next => {
          if (next.type.name !== this.name) return false;
          draw(next.attrs as FigureAttributes, next.textContent);
          return true;
        },
        ignoreMutation: record => !caption.contains(record.target),
      };
    };
  },
});
