import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { canJoin } from '@tiptap/pm/transform';
import type { SuggestionAttributes } from '#officialdoc';
import { isAtom, isInOwnWhole, isLine, isOwnInsertion, isWhole, suggestionsOn } from './suggestion.ts';

export interface Struck {
  readonly from: number;
  readonly to: number;
  /** Both ends stand in one line of text. */
  readonly sameLine: boolean;
}

/**
 * Suggests that a stretch of the text goes: words and live values are marked, breaks between lines, rows and whole tables too.
 * What this person only suggested to put in goes for good.
 * @returns where the stretch is now; null when a part of it cannot be struck by itself (cells of a table)
 */
export function strike(tr: Transaction, from: number, to: number, suggestion: SuggestionAttributes): Struck | null {
  const $from = tr.doc.resolve(from);
  const sameLine = $from.parent.inlineContent && $from.sameParent(tr.doc.resolve(to));
  const start = tr.steps.length;
  const struck: { readonly node: Node; readonly pos: number }[] = [];
  let isPossible = true;
  if (from < to)
    tr.doc.nodesBetween(from, to, (node, pos) => {
      const isAll = pos >= from && pos + node.nodeSize <= to;
      if (node.isText) struck.push({ node, pos });
      else if (isAtom(node) || isWhole(node)) {
        if (isAll) struck.push({ node, pos });
        return !isAll;
      } else if (isLine(node)) {
        if (pos >= from && pos < to) struck.push({ node, pos });
      } else if (isAll) isPossible = false;
      return true;
    });
  if (!isPossible) return null;
  for (const { node, pos } of struck.reverse()) {
    if (node.isText) strikeWords(tr, node, Math.max(pos, from), Math.min(pos + node.nodeSize, to), suggestion);
    else if (isLine(node)) strikeBreak(tr, node, pos, suggestion);
    else strikeNode(tr, node, pos, suggestion);
  }
  const mapping = tr.mapping.slice(start);
  return { from: mapping.map(from, -1), to: mapping.map(to, 1), sameLine };
}

function isOwn(tr: Transaction, node: Node, pos: number, by: string): boolean {
  return isOwnInsertion(node, by) || isInOwnWhole(tr.doc.resolve(pos), by);
}

function strikeWords(tr: Transaction, node: Node, from: number, to: number, suggestion: SuggestionAttributes): void {
  const type = tr.doc.type.schema.marks.deletion;
  if (isOwn(tr, node, from, suggestion.by)) tr.delete(from, to);
  else if (type !== undefined && suggestionsOn(node, 'deletion').length === 0)
    tr.addMark(from, to, type.create(neighbour(tr, from, to, suggestion)));
}

/** A word struck letter by letter is one suggestion. */
function neighbour(tr: Transaction, from: number, to: number, suggestion: SuggestionAttributes): SuggestionAttributes {
  const beside = [tr.doc.resolve(from).nodeBefore, tr.doc.resolve(to).nodeAfter];
  for (const node of beside) {
    const own = node === null ? undefined : suggestionsOn(node, 'deletion').find(each => each.by === suggestion.by);
    if (own !== undefined) return own;
  }
  return suggestion;
}

function strikeNode(tr: Transaction, node: Node, pos: number, suggestion: SuggestionAttributes): void {
  if (isOwn(tr, node, pos, suggestion.by)) {
    const { parent } = tr.doc.resolve(pos);
    const paragraph = tr.doc.type.schema.nodes.paragraph;
    const isOnly = !node.isInline && parent.childCount === 1 && paragraph !== undefined;
    if (isOnly && parent.type.name === 'doc') tr.replaceWith(pos, pos + node.nodeSize, paragraph.create());
    else if (isOnly) tr.setNodeAttribute(pos, 'deletion', suggestion);
    else tr.delete(pos, pos + node.nodeSize);
  } else if (suggestionsOn(node, 'deletion').length === 0)
    tr.setNodeAttribute(pos, 'deletion', neighbour(tr, pos, pos + node.nodeSize, suggestion));
}

/** The break before a line. One's own goes at once, with the line when nothing is left in it. */
function strikeBreak(tr: Transaction, node: Node, pos: number, suggestion: SuggestionAttributes): void {
  const now = tr.doc.nodeAt(pos);
  if (now === null) return;
  if (isOwnInsertion(node, suggestion.by)) {
    if (now.content.size === 0 && tr.doc.resolve(pos).parent.childCount > 1) tr.delete(pos, pos + now.nodeSize);
    else if (tr.doc.resolve(pos).nodeBefore?.isTextblock === true && canJoin(tr.doc, pos)) tr.join(pos);
    else tr.setNodeAttribute(pos, 'deletion', suggestion);
  } else if (suggestionsOn(node, 'deletion').length === 0) tr.setNodeAttribute(pos, 'deletion', suggestion);
}
