import type { Node } from '@tiptap/pm/model';
import { isLine, isPendingBreak, isStruck } from '../suggestions/suggestion.ts';

export interface Counts {
  readonly words: number;
  readonly characters: number;
}

const known = new WeakMap<Node, Counts>();

function countsOfBlock(block: Node): Counts {
  const counted = known.get(block);
  if (counted !== undefined) return counted;
  const text = lettersOf(block);
  const counts = { words: text.match(/\S+/g)?.length ?? 0, characters: text.replace(/\n/g, '').length };
  known.set(block, counts);
  return counts;
}

/** Words that are suggested to be struck do not count; those suggested to be put in do. */
function lettersOf(block: Node): string {
  let text = '';
  block.descendants((node, _position, parent, index) => {
    if ((node.attrs.deletion ?? null) !== null && !isLine(node)) return false;
    if (node.isTextblock || (parent?.isTextblock !== true && index > 0)) text += ' ';
    if (node.isText && !isStruck(node)) text += isPendingBreak(node) ? ' ' : (node.text ?? '');
    return true;
  });
  return block.isTextblock ? text : text.trim();
}

/** Words (tiếng, parted by spaces as Word counts them) and characters of a text; blocks that did not change are not read again. */
export function countsOf(doc: Node): Counts {
  let words = 0;
  let characters = 0;
  doc.forEach(block => {
    const counts = countsOfBlock(block);
    words += counts.words;
    characters += counts.characters;
  });
  return { words, characters };
}
