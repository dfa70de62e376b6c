import { mergeAttributes, Node } from '@tiptap/core';
import type { FormFieldAttributes } from '../references.ts';
import { fieldName, json } from './attributes.ts';
import type { LiveReferences } from './liveReferences.ts';

/** A value of the document's form inside a sentence: holds its name, shows what was entered for it or what the case says. */
export const FormField = Node.create<{ references: LiveReferences | null }>({
  name: 'formField',
  group: 'inline',
  inline: true,
  atom: true,

  addOptions() {
    return { references: null };
  },

  addAttributes() {
    return {
      name: { default: '', ...json('name', 'data-field'), validate: fieldName },
    };
  },

  parseHTML() {
    return [{ tag: 'span[data-field]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['span', mergeAttributes(HTMLAttributes, { class: 'form-field' })];
  },

  renderText({ node }) {
    return this.options.references?.current.fieldLabel(node.attrs as FormFieldAttributes) ?? '';
  },

  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('span');
      dom.className = 'form-field';
      let value = node.attrs as FormFieldAttributes;
      const draw = () => {
        const label = this.options.references?.current.fieldLabel(value) ?? '';
        dom.textContent = label;
        dom.title = value.name;
        dom.classList.toggle('form-field-empty', label === '…');
      };
      const unwatch = this.options.references?.watch(draw);
      return {
        dom,
        update: next => {
          if (next.type.name !== this.name) return false;
          value = next.attrs as FormFieldAttributes;
          draw();
          return true;
        },
        destroy: () => unwatch?.(),
      };
    };
  },
});
