import { pairsOf } from '../compare/index.ts';
import type { EditorBlock, EditorList } from '../editorJson.ts';
import { blocksFromEditor, type Resolver } from '../fromEditor.ts';
import { plainText } from '../plainText.ts';
import { printedKey } from './printedKey.ts';

interface Item {
  readonly key: string;
  readonly kind: 'item';
  readonly text: string;
  /** Which of the lists it stands in. */
  readonly list: number;
}

/**
 * Lists that follow each other are one on paper. A list of the file is cut where the present text goes from one list to the next.
 * @returns for each list of the file, in order, the lists it is
 */
export function splitLists(
  lists: readonly EditorList[],
  current: readonly EditorBlock[],
  resolver: Resolver,
): readonly (readonly EditorList[])[] {
  const old = itemsOf(
    current.flatMap(node => (node.type === 'bulletList' ? [node] : [])),
    resolver,
  );
  const now = itemsOf(lists, resolver);
  const ownerOf = new Map<number, number>();
  for (const [i, j] of pairsOf(old, now)) {
    const owner = i === null ? undefined : old[i]?.list;
    if (owner !== undefined && j !== null) ownerOf.set(j, owner);
  }
  let at = 0;
  return lists.map(list => {
    const made: EditorList[] = [];
    let last: number | undefined;
    for (const item of list.content) {
      const owner = ownerOf.get(at++);
      const open = made.at(-1);
      if (open === undefined || (owner !== undefined && last !== undefined && owner !== last))
        made.push({ type: 'bulletList', content: [item] });
      else open.content.push(item);
      last = owner ?? last;
    }
    return made;
  });
}

function itemsOf(lists: readonly EditorList[], resolver: Resolver): readonly Item[] {
  return lists.flatMap((list, index) =>
    list.content.map(item => {
      const tree = blocksFromEditor({ type: 'bulletList', content: [item] }, '', resolver);
      return {
        key: tree.map(printedKey).join('\n'),
        kind: 'item' as const,
        text: tree.map(each => ('inlines' in each ? plainText(each.inlines) : '')).join(' '),
        list: index,
      };
    }),
  );
}
