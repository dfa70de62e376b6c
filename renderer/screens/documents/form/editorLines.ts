import type { Node } from '@tiptap/pm/model';
import type { FormLine } from '#officialdoc';
import { isPendingBreak, isStruck } from '../../../editor/index.ts';

/** Stands for what is no letter (a citation, a sum, a note), one for each position it takes: offsets stay those of the editor. */
const ATOM = '\ufffc';

/** The editor's text as the rules of form read it; `text.<n>` is the position of the line's first letter. */
export function editorLines(text: Node): readonly FormLine[] {
  const lines: FormLine[] = [];
  text.descendants((node, position, parent) => {
    // A table or picture of the case: something stands there, whatever it says.
    if (node.isBlock && node.isAtom) lines.push({ place: `text.${position}`, component: 'table', text: ATOM });
    if (!node.isTextblock) return true;
    const inTable = parent !== null && /cell|header/i.test(parent.type.name);
    const { level, variant } = node.attrs as { level?: number; variant?: string };
    const isHeading = node.type.name === 'heading' && level !== undefined;
    lines.push({
      place: `text.${position + 1}`,
      component: inTable ? 'table' : node.attrs.role === 'legalBasis' ? 'legalBasis' : 'body',
      text: lettersOf(node),
      ...(isHeading && {
        heading: { level, isTitle: level < 3 && (variant === 'title' || variant === 'unnumbered') },
      }),
    });
    return false;
  });
  return lines;
}

function lettersOf(block: Node): string {
  let text = '';
  block.forEach(inline => {
    if (isStruck(inline)) text += ATOM.repeat(inline.nodeSize);
    else if (isPendingBreak(inline)) text += '\n'.repeat(inline.nodeSize);
    else if (inline.isText) text += inline.text ?? '';
    else text += inline.type.name === 'hardBreak' ? '\n' : ATOM.repeat(inline.nodeSize);
  });
  return text;
}

/** Position of a place of the editor; null when the place is elsewhere. */
export function positionOf(place: string): number | null {
  const found = /^text\.(\d+)$/.exec(place);
  return found === null ? null : Number(found[1]);
}

export const readable = (words: string): string => words.replaceAll(/\ufffc+/g, '…').trim();
