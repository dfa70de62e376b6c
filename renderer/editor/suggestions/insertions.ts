import { Fragment, type Mark, type Node, type Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { BREAK_SIGN, PENDING_BREAK, type SuggestionAttributes } from '#officialdoc';
import { isAtom, isInOwnWhole, isLine, isPendingBreak, isWhole, plainMarks, suggestionsOn } from './suggestion.ts';

/**
 * Suggests to put something in. Words stand in the line; a break inside a line waits as a sign, so that nothing of the line is
 * moved; whole lines, tables and rows stand as such.
 * @returns where the caret goes; null when it cannot be suggested there (cells of a table)
 */
export function putIn(tr: Transaction, at: number, slice: Slice, suggestion: SuggestionAttributes): number | null {
  const author = ownBeside(tr, at, slice, suggestion);
  const { content } = slice;
  if (content.firstChild?.isInline === true) return putLine(tr, at, content, author);
  const blocks = blocksOf(content);
  if (blocks === null) return null;
  const $at = tr.doc.resolve(at);
  if (!$at.parent.inlineContent) return putBlocks(tr, at, content, author);
  const isOpen = slice.openStart > 0;
  const [first, ...more] = blocks;
  if (first === undefined) return at;
  const isEnd = $at.parentOffset === $at.parent.content.size;
  const isSplit = isOpen && slice.openEnd > 0;
  // Words of one line copied with a bit of their paragraph.
  if (more.length === 0)
    return isOpen || slice.openEnd > 0 ? putLine(tr, at, first.content, author) : putAfter(tr, at, content, author);
  if (isSplit && $at.parentOffset === 0 && !isEnd && blocks.every(({ content: { size } }) => size === 0)) {
    const before = $at.before($at.depth - slice.openStart + 1);
    tr.insert(before, marked(content.child(0), author));
    return tr.mapping.slice(tr.steps.length - 1).map(at);
  }
  if (isEnd || blocks.some(block => !isLine(block))) {
    const end = isOpen ? putLine(tr, at, first.content, author) : at;
    const rest = Fragment.fromArray(children(content).slice(isOpen ? 1 : 0));
    return putAfter(tr, end, rest, author, slice.openStart);
  }
  return putLine(tr, at, brokenLine($at.parent, blocks), author);
}

const children = (content: Fragment): Node[] => Array.from({ length: content.childCount }, (_, i) => content.child(i));

/** Lines of a slice, whatever they are wrapped in; null when it holds cells without their row. */
function blocksOf(content: Fragment): readonly Node[] | null {
  const blocks: Node[] = [];
  for (const node of children(content)) {
    if (node.type.name === 'tableCell' || node.type.name === 'tableHeader') return null;
    if (node.isTextblock || (isWhole(node) && node.type.name !== 'bulletList' && node.type.name !== 'listItem'))
      blocks.push(node);
    else {
      const inner = blocksOf(node.content);
      if (inner === null) return null;
      blocks.push(...inner);
    }
  }
  return blocks;
}

/** Words beside one's own suggested words are part of the same suggestion; typed ones say which (see `ink`). */
function ownBeside(
  tr: Transaction,
  at: number,
  { content }: Slice,
  suggestion: SuggestionAttributes,
): SuggestionAttributes {
  const $at = tr.doc.resolve(at);
  const typed = content.firstChild?.isText === true ? content.firstChild : null;
  for (const node of [$at.nodeBefore, $at.nodeAfter, typed, $at.parent]) {
    const own = node === null ? undefined : suggestionsOn(node, 'insertion').find(each => each.by === suggestion.by);
    if (own !== undefined && node?.type.name !== 'doc') return own;
  }
  return suggestion;
}

function putLine(tr: Transaction, at: number, content: Fragment, author: SuggestionAttributes): number {
  const isFree = isInOwnWhole(tr.doc.resolve(at), author.by);
  const nodes = children(content).map(node => (isFree ? withMarks(node, []) : marked(node, author)));
  tr.replaceWith(at, at, nodes);
  return at + nodes.reduce((sum, node) => sum + node.nodeSize, 0);
}

function putBlocks(tr: Transaction, at: number, content: Fragment, author: SuggestionAttributes): number {
  const nodes = Fragment.fromArray(children(content).map(node => marked(filled(node), author)));
  tr.insert(at, nodes);
  return at + nodes.size - 1;
}

/** Behind the line of a place, or behind the item of a list it stands in. */
function putAfter(tr: Transaction, at: number, content: Fragment, author: SuggestionAttributes, depth = 1): number {
  const $at = tr.doc.resolve(at);
  const level = Math.max(1, $at.depth - Math.max(0, depth - 1));
  const after = $at.after(level);
  const nodes = Fragment.fromArray(children(content).map(node => marked(filled(node), author)));
  tr.insert(after, nodes);
  // Into the last line.
  let end = after + nodes.size - 1;
  for (let last = nodes.lastChild; last !== null && !last.isTextblock && !last.isAtom; last = last.lastChild) end--;
  return end;
}

/** The content of the lines as one line, with a sign for each break; where none can be (a note, a caption), a space. */
function brokenLine(line: Node, blocks: readonly Node[]): Fragment {
  const { schema } = line.type;
  const sign = isLine(line) ? schema.text(BREAK_SIGN, [schema.mark(PENDING_BREAK)]) : schema.text(' ');
  return Fragment.fromArray(
    blocks.flatMap((block, index) => [...(index === 0 ? [] : [sign]), ...children(block.content)]),
  );
}

/** A node cut open by a slice, whole again. */
function filled(node: Node): Node {
  return node.isLeaf || node.isText ? node : (node.type.createAndFill(node.attrs, node.content, node.marks) ?? node);
}

function withMarks(node: Node, more: readonly Mark[]): Node {
  let marks: readonly Mark[] = plainMarks(node.marks);
  for (const mark of more) marks = mark.addToSet(marks);
  return node.mark(marks);
}

/** The same, as a suggestion of its author; what other suggestions it was copied with is left behind. */
function marked(node: Node, author: SuggestionAttributes): Node {
  if (node.isText)
    return withMarks(node, [
      node.type.schema.mark('insertion', author),
      ...(isPendingBreak(node) ? [node.type.schema.mark(PENDING_BREAK)] : []),
    ]);
  if (isAtom(node) || isWhole(node))
    return node.type.create(
      { ...node.attrs, insertion: author, ...('deletion' in node.attrs && { deletion: null }) },
      node.content,
      node.marks,
    );
  if (!isLine(node)) return node.copy(Fragment.fromArray(children(node.content).map(child => marked(child, author))));
  const attrs = { ...node.attrs, insertion: author, deletion: null, restyle: null };
  return node.type.create(
    attrs,
    children(node.content).map(child => marked(child, author)),
    node.marks,
  );
}
