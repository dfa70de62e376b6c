import type { Node } from '@tiptap/pm/model';

export interface Counts {
  readonly words: number;
  readonly characters: number;
}

const known = new WeakMap<Node, Counts>();

function countsOfBlock(block: Node): Counts {
  const counted = known.get(block);
  if (counted !== undefined) return counted;
  const text = block.textBetween(0, block.content.size, ' ', '');
  const counts = { words: text.match(/\S+/g)?.length ?? 0, characters: text.replace(/\n/g, '').length };
  known.set(block, counts);
  return counts;
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
