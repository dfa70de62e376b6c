import { type CommandProps, mergeAttributes } from '@tiptap/core';
import { Paragraph } from '@tiptap/extension-paragraph';
import { choice, json } from './attributes.ts';

export const PARAGRAPH_ROLES = ['body', 'legalBasis', 'quote'] as const;
export type ParagraphRole = (typeof PARAGRAPH_ROLES)[number];

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
