import { mergeAttributes, Node } from '@tiptap/core';
import type { AmountAttributes } from '../references.ts';
import { choice, ids, json, truth } from './attributes.ts';
import type { LiveReferences } from './liveReferences.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    amount: {
      /** Inserts a live sum of amount lines at the selection. */
      insertAmount: (amount: AmountAttributes) => ReturnType;
    };
  }
}

/** A sum of the case's amount lines inside a sentence: holds the lines' ids, shows today's sum. */
export const Amount = Node.create<{ references: LiveReferences | null }>({
  name: 'amount',
  group: 'inline',
  inline: true,
  atom: true,

  addOptions() {
    return { references: null };
  },

  addAttributes() {
    return {
      lineIds: { default: [], ...json('lineIds', 'data-line-ids'), validate: ids },
      unit: { default: 'dong', ...json('unit', 'data-unit'), validate: choice('dong', 'trieu', 'ty') },
      words: { default: false, ...json('words', 'data-words'), validate: truth },
    };
  },

  parseHTML() {
    return [{ tag: 'span[data-line-ids]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['span', mergeAttributes(HTMLAttributes, { class: 'amount' })];
  },

  renderText({ node }) {
    return this.options.references?.current.amountLabel(node.attrs as AmountAttributes) ?? '';
  },

  addCommands() {
    return {
      insertAmount:
        amount =>
        ({ commands }) =>
          commands.insertContent({ type: this.name, attrs: amount }),
    };
  },

  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('span');
      dom.className = 'amount';
      let amount = node.attrs as AmountAttributes;
      const draw = () => {
        dom.textContent = this.options.references?.current.amountLabel(amount) ?? '';
      };
      const unwatch = this.options.references?.watch(draw);
      return {
        dom,
        update: next => {
          if (next.type.name !== this.name) return false;
          amount = next.attrs as AmountAttributes;
          draw();
          return true;
        },
        destroy: () => unwatch?.(),
      };
    };
  },
});
