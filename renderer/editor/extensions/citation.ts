import { mergeAttributes, Node } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import type { CitationAttributes } from '../references.ts';
import { choice, id, json, optionalId, optionalText, region } from './attributes.ts';
import type { LiveReferences } from './liveReferences.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    citation: {
      /** Inserts a live citation of a leaf at the selection. */
      cite: (citation: CitationAttributes) => ReturnType;
    };
  }
}

/** A citation and where it stands on the screen, px. */
export interface CitationAt {
  readonly citation: CitationAttributes;
  readonly box: { readonly left: number; readonly top: number; readonly bottom: number };
}

export interface CitationOptions {
  references: LiveReferences | null;
  /** Opens the leaf beside the text: a click, or Enter on a chosen citation. */
  onOpen: (citation: CitationAttributes) => void;
  /** Shows the page of the citation under the pointer, or chosen with the arrow keys; null = nothing. */
  onShow: (at: CitationAt | null) => void;
}

const HOVER_MS = 350;

/** `(BL 45)` inside a sentence: an atom that holds the leaf's id, never its number. */
export const Citation = Node.create<CitationOptions>({
  name: 'citation',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,

  addOptions() {
    return { references: null, onOpen: () => undefined, onShow: () => undefined };
  },

  addAttributes() {
    return {
      leafId: { default: null, ...json('leafId', 'data-leaf'), validate: id },
      toLeafId: { default: null, ...json('toLeafId', 'data-to-leaf'), validate: optionalId },
      side: { default: null, ...json('side', 'data-side'), validate: choice('front', 'back', null) },
      region: { default: null, ...json('region', 'data-region'), validate: region },
      quote: { default: null, ...json('quote', 'data-quote'), validate: optionalText },
    };
  },

  parseHTML() {
    return [{ tag: 'span[data-leaf]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['span', mergeAttributes(HTMLAttributes, { class: 'citation' })];
  },

  renderText({ node }) {
    return this.options.references?.current.citationLabel(node.attrs as CitationAttributes) ?? '';
  },

  addCommands() {
    return {
      cite:
        citation =>
        ({ commands }) =>
          commands.insertContent({ type: this.name, attrs: citation }),
    };
  },

  addKeyboardShortcuts() {
    return {
      Enter: () => {
        const { selection } = this.editor.state;
        if (!(selection instanceof NodeSelection) || selection.node.type.name !== this.name) return false;
        this.options.onOpen(selection.node.attrs as CitationAttributes);
        return true;
      },
    };
  },

  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('button');
      dom.type = 'button';
      dom.className = 'citation';
      dom.tabIndex = -1;
      let citation = node.attrs as CitationAttributes;
      const draw = () => {
        const references = this.options.references?.current;
        dom.textContent = references?.citationLabel(citation) ?? '';
        dom.classList.toggle('citation-broken', references?.isBroken(citation) ?? false);
      };
      const unwatch = this.options.references?.watch(draw);
      let timer: ReturnType<typeof setTimeout> | undefined;
      const show = () => {
        const { left, top, bottom } = dom.getBoundingClientRect();
        this.options.onShow({ citation, box: { left, top, bottom } });
      };
      const hide = () => {
        clearTimeout(timer);
        this.options.onShow(null);
      };
      const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(show, HOVER_MS);
      };
      dom.addEventListener('mouseenter', wait);
      dom.addEventListener('mouseleave', hide);
      dom.addEventListener('click', () => {
        hide();
        this.options.onOpen(citation);
      });
      return {
        dom,
        update: next => {
          if (next.type.name !== this.name) return false;
          citation = next.attrs as CitationAttributes;
          draw();
          return true;
        },
        selectNode: () => {
          dom.classList.add('ProseMirror-selectednode');
          wait();
        },
        deselectNode: () => {
          dom.classList.remove('ProseMirror-selectednode');
          hide();
        },
        destroy: () => {
          unwatch?.();
          clearTimeout(timer);
        },
      };
    };
  },
});
