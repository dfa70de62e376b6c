import { Extension, InputRule } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import {
  type HeadingLevel,
  type HeadingStyle,
  headingLabels,
  headingOfLabel,
  type NumberedHeading,
} from '#officialdoc';
import type { HeadingAttributes } from './heading.ts';

interface TypedNumber {
  readonly find: RegExp;
  readonly level: HeadingLevel;
  readonly variant: HeadingStyle;
}

/** What a person types at the start of a line when they number by hand, and the line it means. */
const TYPED: readonly TypedNumber[] = [
  { find: /^(Điều \d{1,3}\.)\s$/, level: 1, variant: 'article' },
  { find: /^([IVX]{1,6}\.)\s$/, level: 1, variant: 'title' },
  { find: /^(\d{1,2}\.)\s$/, level: 2, variant: 'text' },
  { find: /^([abcdđeghiklmnopqrstuvxy]\))\s$/, level: 3, variant: 'title' },
];

/**
 * «1. », «a) », «I. », «Điều 1. » typed at the start of a body line becomes the numbered line it means; Ctrl+Z gives the typed
 * letters back. A number that does not follow starts the count there.
 */
export const AutoNumber = Extension.create({
  name: 'autoNumber',
  addInputRules() {
    return TYPED.map(
      ({ find, level, variant }) =>
        new InputRule({
          find,
          handler: ({ state, range, match, commands }) => {
            const $start = state.doc.resolve(range.from);
            if ($start.depth !== 1 || $start.parent.type.name !== 'paragraph') return null;
            const typed = headingOfLabel(match[1] ?? '');
            if (typed === null) return null;
            const isNext = nextLabel(state.doc, $start.before(), { level, variant }) === match[1];
            const start = isNext ? null : typed.number;
            commands.deleteRange(range);
            commands.setNode('heading', { level, variant, start });
            return undefined;
          },
        }),
    );
  },
});

/** The label a heading would get if it stood at a position. */
function nextLabel(doc: Node, position: number, heading: NumberedHeading): string | undefined {
  const before: NumberedHeading[] = [];
  doc.forEach((node, offset) => {
    if (offset < position && node.type.name === 'heading') before.push(node.attrs as HeadingAttributes);
  });
  return headingLabels([...before, heading]).at(-1);
}
