import { mergeAttributes, Node } from '@tiptap/core';
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

export interface CitationOptions {
  references: LiveReferences | null;
  onOpen: (citation: CitationAttributes) => void;
}

/** `(BL 45)` inside a sentence: an atom that holds the leaf's id, never its number. */
export const Citation = Node.create<CitationOptions>({
  name: 'citation',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,

  addOptions() {
    return { references: null, onOpen: () => undefined };
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
        dom.title = citation.quote ?? '';
      };
      const unwatch = this.options.references?.watch(draw);
      dom.addEventListener('click', () => this.options.onOpen(citation));
      return {
        dom,
        update: next => {
          if (next.type.name !== this.name) return false;
          citation = next.attrs as CitationAttributes;
          draw();
          return true;
        },
        destroy: () => unwatch?.(),
      };
    };
  },
});
