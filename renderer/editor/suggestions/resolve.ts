import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { canJoin } from '@tiptap/pm/transform';
import type { ModificationAttributes, RestyleAttributes, SuggestionAttributes } from '#officialdoc';
import { isLine, isPendingBreak, isWhole, suggestionsOn } from './suggestion.ts';

export type Verdict = 'accept' | 'reject';
type Wanted = (suggestion: SuggestionAttributes) => boolean;

/** Accepts or rejects the suggestions that are wanted; all others stay. What it gives for all of them is `acceptedText`. */
export function resolveSuggestions(tr: Transaction, verdict: Verdict, isWanted: Wanted): void {
  const places: { readonly node: Node; readonly pos: number }[] = [];
  tr.doc.descendants((node, pos) => {
    places.push({ node, pos });
    return true;
  });
  // From the end: what is before stays where it was. A block comes after everything in it.
  for (const { node, pos } of places.reverse()) {
    if (node.isText) resolveWords(tr, node, pos, verdict, isWanted);
    else resolveNode(tr, pos, verdict, isWanted);
  }
}

/** What takes a thing away under a verdict, and what lets it stay. */
const sides = (verdict: Verdict) =>
  verdict === 'accept' ? (['deletion', 'insertion'] as const) : (['insertion', 'deletion'] as const);

function resolveWords(tr: Transaction, node: Node, pos: number, verdict: Verdict, isWanted: Wanted): void {
  const [taking, leaving] = sides(verdict);
  const end = pos + node.nodeSize;
  if (suggestionsOn(node, taking).some(isWanted)) {
    tr.delete(pos, end);
    return;
  }
  if (isPendingBreak(node) && suggestionsOn(node, leaving).some(isWanted) && verdict === 'accept') {
    tr.delete(pos, end);
    for (let at = pos; at < end; at++) splitAt(tr, pos);
    return;
  }
  for (const mark of node.marks) {
    const { name } = mark.type;
    if (name === leaving && isWanted(mark.attrs as SuggestionAttributes)) tr.removeMark(pos, end, mark);
    if (name !== 'modification' || !isWanted(mark.attrs as ModificationAttributes)) continue;
    tr.removeMark(pos, end, mark);
    if (verdict === 'accept') continue;
    for (const format of ['bold', 'italic', 'underline'] as const) {
      const type = tr.doc.type.schema.marks[format];
      if (type === undefined) continue;
      if ((mark.attrs as ModificationAttributes).was.includes(format)) tr.addMark(pos, end, type.create());
      else tr.removeMark(pos, end, type);
    }
  }
}

function resolveNode(tr: Transaction, pos: number, verdict: Verdict, isWanted: Wanted): void {
  const node = tr.doc.nodeAt(pos);
  if (node === null) return;
  const [taking, leaving] = sides(verdict);
  if (suggestionsOn(node, taking).some(isWanted)) {
    const isGone = isLine(node) ? takeBreak(tr, pos) : takeOut(tr, pos);
    if (isGone) return;
  }
  if (suggestionsOn(node, leaving).some(isWanted)) tr.setNodeAttribute(pos, leaving, null);
  const restyle = (node.attrs.restyle ?? null) as RestyleAttributes | null;
  if (restyle === null || !isWanted(restyle)) return;
  if (verdict === 'reject') tr.setNodeAttribute(pos, 'restyle', null);
  else {
    const { insertion, deletion } = tr.doc.nodeAt(pos)?.attrs ?? {};
    const type = tr.doc.type.schema.nodes[restyle.type];
    tr.setNodeMarkup(pos, type, { ...restyle.attrs, insertion, deletion, restyle: null });
  }
}

/** Takes out a whole thing, and with it what would hold nothing any more. */
function takeOut(tr: Transaction, at: number): true {
  let pos = at;
  for (let $pos = tr.doc.resolve(pos); $pos.depth > 0 && isWhole($pos.parent) && $pos.parent.childCount === 1; ) {
    pos = $pos.before();
    $pos = tr.doc.resolve(pos);
  }
  const node = tr.doc.nodeAt(pos);
  if (node === null) return true;
  const $pos = tr.doc.resolve(pos);
  const paragraph = tr.doc.type.schema.nodes.paragraph;
  if (!node.isInline && $pos.parent.childCount === 1 && paragraph !== undefined)
    tr.replaceWith(pos, pos + node.nodeSize, paragraph.create());
  else tr.delete(pos, pos + node.nodeSize);
  return true;
}

/** Takes the break before a line away. @returns false when nothing stands before it that it could join: it stays, resolved */
function takeBreak(tr: Transaction, pos: number): boolean {
  const node = tr.doc.nodeAt(pos);
  const $pos = tr.doc.resolve(pos);
  if (node === null) return true;
  if (node.content.size === 0 && $pos.parent.childCount > 1) {
    tr.delete(pos, pos + node.nodeSize);
    return true;
  }
  if (node.content.size > 0 && $pos.nodeBefore !== null && isLine($pos.nodeBefore) && canJoin(tr.doc, pos)) {
    tr.join(pos);
    return true;
  }
  tr.setNodeAttribute(pos, 'deletion', null).setNodeAttribute(pos, 'insertion', null);
  return false;
}

/** The second half goes on as the first began; only the first counts from where it was told to. */
function splitAt(tr: Transaction, pos: number): void {
  const { parent } = tr.doc.resolve(pos);
  const { insertion: _i, deletion: _d, restyle: _r, ...attrs } = parent.attrs;
  tr.split(pos, 1, [{ type: parent.type, attrs: { ...attrs, ...('start' in attrs && { start: null }) } }]);
}
