import { mergeAttributes, Node } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { HEADING_STYLES, type HeadingLevel, type HeadingStyle } from '#officialdoc';
import { choice, json, startNumber } from './attributes.ts';

export interface HeadingAttributes {
  readonly level: HeadingLevel;
  readonly variant: HeadingStyle;
  readonly start: number | null;
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    numbered: {
      /** Makes the selected blocks numbered ones: Phần, I., Điều, 1., a). */
      setNumbered: (heading: Pick<HeadingAttributes, 'level' | 'variant'>) => ReturnType;
      /** Counts from `start` at the caret; null goes on counting. */
      setStart: (start: number | null) => ReturnType;
      /** One level down (I. → 1. → a)) or up. */
      shiftHeading: (by: 1 | -1) => ReturnType;
    };
  }
}

const LEVELS = [0, 1, 2, 3] as const;

/** Khoản and điểm that are sentences: Enter goes on with the next one. */
const isSentence = ({ level, variant }: HeadingAttributes) =>
  level === 3 || variant === 'text' || variant === 'article';

function headingAt($from: ResolvedPos): HeadingAttributes | null {
  return $from.parent.type.name === 'heading' ? ($from.parent.attrs as HeadingAttributes) : null;
}

/** A numbered block (Phần, mục, Điều, khoản, điểm). Its number is never typed: see `numbering`. */
export const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,

  addAttributes() {
    return {
      level: { default: 1, ...json('level', 'data-level'), validate: choice(...LEVELS) },
      variant: { default: 'title', ...json('variant', 'data-variant'), validate: choice(...HEADING_STYLES) },
      start: { default: null, ...json('start', 'data-start'), validate: startNumber },
    };
  },

  parseHTML() {
    return [
      { tag: 'h1[data-level], h2[data-level], h3[data-level], h4[data-level]', priority: 60 },
      ...[1, 2, 3, 4, 5, 6].map(level => ({ tag: `h${level}`, attrs: { level: Math.min(level, 3) } })),
    ];
  },

  renderHTML({ node, HTMLAttributes }) {
    return [`h${(node.attrs as HeadingAttributes).level + 1}`, mergeAttributes(HTMLAttributes), 0];
  },

  addCommands() {
    return {
      setNumbered:
        attributes =>
        ({ commands }) =>
          commands.setNode(this.name, { ...attributes, start: null }),
      setStart:
        start =>
        ({ commands }) =>
          commands.updateAttributes(this.name, { start }),
      shiftHeading:
        by =>
        ({ state, commands }) => {
          const heading = headingAt(state.selection.$from);
          const level = heading === null ? null : LEVELS[heading.level + by];
          if (heading === null || level === undefined || heading.level === 0 || level === 0) return false;
          const variant = heading.variant === 'unnumbered' ? heading.variant : 'title';
          return commands.updateAttributes(this.name, { level, variant, start: null });
        },
    };
  },

  addKeyboardShortcuts() {
    const atStart = () => {
      const { empty, $from } = this.editor.state.selection;
      return empty && $from.parentOffset === 0 && $from.parent.type.name === this.name;
    };
    return {
      Tab: () => atStart() && this.editor.commands.shiftHeading(1),
      'Shift-Tab': () => atStart() && this.editor.commands.shiftHeading(-1),
      Backspace: () => atStart() && this.editor.commands.setRole('body'),
      Enter: () => {
        const { empty, $from } = this.editor.state.selection;
        const heading = headingAt($from);
        if (heading === null || !empty) return false;
        if ($from.parent.content.size === 0) return this.editor.commands.setRole('body');
        if (!isSentence(heading) || $from.parentOffset < $from.parent.content.size) return false;
        return this.editor
          .chain()
          .insertContentAt($from.after(), { type: this.name, attrs: { ...heading, start: null } })
          .setTextSelection($from.after() + 1)
          .scrollIntoView()
          .run();
      },
    };
  },
});
