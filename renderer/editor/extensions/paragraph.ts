import { type CommandProps, mergeAttributes } from '@tiptap/core';
import { Paragraph } from '@tiptap/extension-paragraph';
import { PARAGRAPH_ROLES, type ParagraphRole } from '#officialdoc';
import { choice, json } from './attributes.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    role: {
      /** Makes the selected blocks paragraphs of a role: body text, căn cứ (italic), quotation. */
      setRole: (role: ParagraphRole) => ReturnType;
    };
  }
}

/** Paragraph with a role instead of a look: the writers decide how a role is set in type. */
export const RoleParagraph = Paragraph.extend({
  addAttributes() {
    return { role: { default: 'body', ...json('role', 'data-role'), validate: choice(...PARAGRAPH_ROLES) } };
  },

  renderHTML({ HTMLAttributes }) {
    return ['p', mergeAttributes(HTMLAttributes), 0];
  },

  addKeyboardShortcuts() {
    return {};
  },

  addCommands() {
    return {
      ...this.parent?.(),
      setRole:
        (role: ParagraphRole) =>
        ({ commands }: CommandProps) =>
          commands.setNode('paragraph', { role }),
    };
  },
});
