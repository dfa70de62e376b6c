import { mergeAttributes, Node } from '@tiptap/core';
import type { CaseValueAttributes } from '../references.ts';
import { choice, ids, json } from './attributes.ts';
import type { LiveReferences } from './liveReferences.ts';

/** A name, legal basis or quantity of the case inside a sentence: holds ids, shows what the record says today. */
export const CaseValue = Node.create<{ references: LiveReferences | null }>({
  name: 'caseValue',
  group: 'inline',
  inline: true,
  atom: true,

  addOptions() {
    return { references: null };
  },

  addAttributes() {
    return {
      source: {
        default: 'organisation',
        ...json('source', 'data-source'),
        validate: choice('organisation', 'office', 'person', 'provision', 'quantity'),
      },
      ids: { default: [], ...json('ids', 'data-value-ids'), validate: ids },
    };
  },

  parseHTML() {
    return [{ tag: 'span[data-value-ids]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['span', mergeAttributes(HTMLAttributes, { class: 'case-value' })];
  },

  renderText({ node }) {
    return this.options.references?.current.valueLabel(node.attrs as CaseValueAttributes) ?? '';
  },

  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('span');
      dom.className = 'case-value';
      let value = node.attrs as CaseValueAttributes;
      const draw = () => {
        dom.textContent = this.options.references?.current.valueLabel(value) ?? '';
      };
      const unwatch = this.options.references?.watch(draw);
      return {
        dom,
        update: next => {
          if (next.type.name !== this.name) return false;
          value = next.attrs as CaseValueAttributes;
          draw();
          return true;
        },
        destroy: () => unwatch?.(),
      };
    };
  },
});
