import { type Pairable, pairsOf } from '../compare/index.ts';
import type { EditorBlock, EditorDoc } from '../editorJson.ts';
import { blocksFromEditor, type Resolver } from '../fromEditor.ts';
import { headingLabels } from '../numbering.ts';
import { plainText } from '../plainText.ts';
import type { Block, TableBlock } from '../tree.ts';
import { mergedTable } from './mergeTable.ts';
import { printedKey } from './printedKey.ts';
import type { WordBlock, WordText } from './readText.ts';
import { inlinesWithin, Relinking, relinkedLine } from './relink.ts';
import { splitLists } from './splitLists.ts';

/** A text that came back from Word, as a text of ours. */
export interface TakenBack {
  readonly body: EditorDoc;
  /** Pictures of the file that are not in this text: they are first taken in as evidence. */
  readonly picturesLeftOut: number;
  /** Tables of the case that were changed in Word: they go on saying what the case says. */
  readonly tablesKept: number;
}

interface Piece extends Pairable {
  readonly node: EditorBlock;
  readonly tree: readonly Block[];
  readonly caption: string;
}

/**
 * The text of a Word file in place of the present one. What is printed as before stays the block it was, with everything only we
 * know of it; what was changed keeps its references where their words still stand.
 */
export function takenBack(read: WordText, current: EditorDoc, resolver: Resolver): TakenBack {
  const { blocks, picturesLeftOut } = withFigures(read.blocks, current, resolver);
  const old = piecesOf(
    current.content.map(node => ({ node, caption: '' })),
    resolver,
  );
  const now = piecesOf(withSplitLists(blocks, current, resolver), resolver);
  const pairs = pairsOf(old, now);
  const gone = new Set(pairs.flatMap(([i, j]) => (i !== null && j === null ? [old[i]] : [])));
  let tablesKept = 0;
  const content = pairs.flatMap(([i, j]): EditorBlock[] => {
    const before = i === null ? undefined : old[i];
    const after = j === null ? undefined : now[j];
    // An empty line is not written into the file.
    if (after === undefined) return before !== undefined && gone.has(before) && before.text === '' ? [before.node] : [];
    if (before?.key === after.key) return [before.node];
    const moved = [...gone].find(piece => piece?.key === after.key || isCaseTable(piece, after));
    const own = before ?? moved;
    if (moved !== undefined && before === undefined) gone.delete(moved);
    if (own === undefined) return [after.node];
    if (own.node.type === 'caseTable') {
      // How cells are set is the form's.
      if (own.text !== after.text) tablesKept++;
      return [own.node];
    }
    return own.key === after.key ? [own.node] : [merged(own, after, resolver)];
  });
  return { body: { type: 'doc', content }, picturesLeftOut, tablesKept };
}

/** A table of the case by its title, however much of it was changed. */
function isCaseTable(piece: Piece | undefined, after: Piece): boolean {
  return piece?.node.type === 'caseTable' && after.caption !== '' && piece.caption === after.caption;
}

function merged(old: Piece, now: Piece, resolver: Resolver): EditorBlock {
  const { node } = now;
  const [oldTree, nowTree] = [old.tree[0], now.tree[0]];
  if (node.type === 'table' && old.node.type === 'table' && oldTree?.type === 'table' && nowTree?.type === 'table')
    return mergedTable({ node: old.node, tree: oldTree }, { node, tree: nowTree }, resolver);
  if (node.type !== 'heading' && node.type !== 'paragraph' && node.type !== 'bulletList') return node;
  return relinkedLine(node, new Relinking(inlinesWithin(old.node), resolver));
}

interface Captioned {
  readonly node: EditorBlock;
  readonly caption: string;
}

function piecesOf(blocks: readonly Captioned[], resolver: Resolver): readonly Piece[] {
  const labels = headingLabels(blocks.flatMap(({ node }) => (node.type === 'heading' ? [node.attrs] : [])));
  let heading = 0;
  return blocks.map(({ node, caption }, at) => {
    const tree = blocksFromEditor(node, node.type === 'heading' ? (labels[heading++] ?? '') : '', resolver);
    const key = tree.map(printedKey).join('\n');
    return {
      node,
      tree,
      caption: node.type === 'caseTable' ? captionOf(tree[0]) : caption,
      key: at === blocks.length - 1 ? withoutStop(key) : key,
      kind: KINDS[node.type],
      text: tree.map(textOf).join('\n').trim(),
    };
  });
}

/** Whether a full stop stands behind the last words cannot be told from `./.`. */
const withoutStop = (key: string) => key.replace(/\.(<\/>)?$/, '$1');

const KINDS: Readonly<Record<EditorBlock['type'], string>> = {
  heading: 'line',
  paragraph: 'line',
  bulletList: 'list',
  table: 'table',
  caseTable: 'table',
  figure: 'figure',
};

const captionOf = (block: Block | undefined): string => (block?.type === 'table' ? block.caption : '');

function textOf(block: Block): string {
  if (block.type === 'table') return rowsText(block);
  return block.type === 'image' ? `${block.alt} ${plainText(block.caption)}` : plainText(block.inlines);
}

const rowsText = ({ rows }: TableBlock) =>
  rows
    .flat()
    .flatMap(cell => cell.blocks.map(({ inlines }) => plainText(inlines)))
    .join(' ');

function withSplitLists(blocks: readonly Captioned[], current: EditorDoc, resolver: Resolver): readonly Captioned[] {
  const lists = blocks.flatMap(({ node }) => (node.type === 'bulletList' ? [node] : []));
  const split = splitLists(lists, current.content, resolver)[Symbol.iterator]();
  return blocks.flatMap(block =>
    block.node.type === 'bulletList' ? (split.next().value ?? []).map(node => ({ node, caption: '' })) : [block],
  );
}

/** Pictures of the file that are pictures of this text, known by their alternative text, in order. */
function withFigures(
  blocks: readonly WordBlock[],
  current: EditorDoc,
  resolver: Resolver,
): { readonly blocks: readonly Captioned[]; readonly picturesLeftOut: number } {
  const known = current.content.flatMap(node => (node.type === 'figure' ? [node] : []));
  const altOf = (figure: EditorBlock) => {
    const [printed] = blocksFromEditor(figure, '', resolver);
    return printed?.type === 'image' ? printed.alt : '';
  };
  let picturesLeftOut = 0;
  const found = blocks.flatMap((block): Captioned[] => {
    if (block.type === 'block') return [block];
    const at = known.findIndex(figure => altOf(figure) === block.alt);
    const [figure] = at === -1 ? [] : known.splice(at, 1);
    if (figure !== undefined) return [{ node: { ...figure, content: [...block.content] }, caption: '' }];
    picturesLeftOut++;
    return block.content.length === 0
      ? []
      : [{ node: { type: 'paragraph', attrs: { role: 'body' }, content: [...block.content] }, caption: '' }];
  });
  return { blocks: found, picturesLeftOut };
}
