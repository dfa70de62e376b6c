import type { Editor } from '@tiptap/core';
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { ReplaceStep } from '@tiptap/pm/transform';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { diffArrays } from 'diff';
import { pairsOf } from '#officialdoc';
import { isSuggesting } from './suggestions/suggestions.ts';
import { WHOLE_WORDS } from './suggestions/track.ts';

/** A change of the text: what stands from here to there is replaced. */
interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly content: Fragment;
}

interface Restyle {
  readonly pos: number;
  readonly node: Node;
}

interface Changes {
  readonly replacements: Replacement[];
  readonly restyles: Restyle[];
}

/**
 * Turns the text into another by changing only what differs, word by word: what stays keeps its place, its cursor, its remarks.
 * One undo takes it back. @param suggests the changes wait as suggestions of whoever writes
 * @returns false when the other text holds what this editor does not know; nothing was changed then
 */
export function editTowards(editor: Editor, body: unknown, { suggests }: { readonly suggests: boolean }): boolean {
  const target = nodeOf(editor, body);
  if (target === null) return false;
  const undo = yUndoPluginKey.getState(editor.state) as { undoManager: { stopCapturing(): void } } | undefined;
  undo?.undoManager.stopCapturing();
  const was = isSuggesting(editor.state);
  editor.commands.setSuggesting(suggests);
  const { restyles, replacements } = changesTowards(editor.state.doc, target);
  // A style changes no place: those of the other changes stay true.
  for (const { pos, node } of restyles) editor.view.dispatch(editor.state.tr.setNodeMarkup(pos, node.type, node.attrs));
  for (const { from, to, content } of replacements.toReversed())
    editor.view.dispatch(
      editor.state.tr.step(new ReplaceStep(from, to, new Slice(content, 0, 0))).setMeta(WHOLE_WORDS, true),
    );
  editor.commands.setSuggesting(was);
  undo?.undoManager.stopCapturing();
  return true;
}

function nodeOf(editor: Editor, body: unknown): Node | null {
  try {
    const node = editor.schema.nodeFromJSON(body);
    node.check();
    return node.childCount > 0 ? node : (node.type.createAndFill() ?? node);
  } catch (error) {
    if (error instanceof RangeError) return null; // what ProseMirror says of a node it does not know
    throw error;
  }
}

/** What has to change, in the order of the text, at places of the text as it is. */
export function changesTowards(doc: Node, target: Node): Changes {
  const changes: Changes = { replacements: [], restyles: [] };
  childrenTowards(doc, target, 0, changes);
  return changes;
}

/** @param start place of the first child */
function childrenTowards(old: Node, now: Node, start: number, changes: Changes): void {
  const before = childrenOf(old);
  const after = childrenOf(now);
  const pairs = isCell(before[0])
    ? before.map((_, i) => [i, i] as const)
    : pairsOf(before.map(pieceOf), after.map(pieceOf));
  let at = start;
  for (const [i, j] of pairs) {
    const node = i === null ? undefined : before[i];
    const other = j === null ? undefined : after[j];
    if (node !== undefined && other !== undefined) nodeTowards(node, other, at, changes);
    else if (node !== undefined)
      changes.replacements.push({ from: at, to: at + node.nodeSize, content: Fragment.empty });
    else if (other !== undefined) changes.replacements.push({ from: at, to: at, content: Fragment.from(other) });
    at += node?.nodeSize ?? 0;
  }
}

function nodeTowards(node: Node, other: Node, at: number, changes: Changes): void {
  if (node.eq(other)) return;
  if (node.isTextblock && other.isTextblock && isLine(node) === isLine(other)) {
    if (!node.hasMarkup(other.type, other.attrs)) changes.restyles.push({ pos: at, node: other });
    wordsTowards(node, other, at + 1, changes);
  } else if (isAlikeInside(node, other)) childrenTowards(node, other, at + 1, changes);
  else changes.replacements.push({ from: at, to: at + node.nodeSize, content: Fragment.from(other) });
}

const isLine = (node: Node) => node.type.name === 'paragraph' || node.type.name === 'heading';
const isCell = (node: Node | undefined) => node?.type.name === 'tableCell' || node?.type.name === 'tableHeader';

/** Can the one become the other by changing what it holds? A row only with the same cells. */
function isAlikeInside(node: Node, other: Node): boolean {
  if (node.isLeaf || node.isTextblock || !node.sameMarkup(other)) return false;
  const [cells, others] = [childrenOf(node), childrenOf(other)];
  if (!isCell(cells[0])) return true;
  return cells.length === others.length && cells.every((cell, i) => others[i]?.sameMarkup(cell) === true);
}

/** Words, spaces and signs that came and went, with the values and notes between them. */
function wordsTowards(old: Node, now: Node, start: number, changes: Changes): void {
  const before = tokensOf(old);
  const after = tokensOf(now);
  const parts = diffArrays(before.map(keyOf), after.map(keyOf));
  let [at, i, j] = [start, 0, 0];
  let open: { from: number; to: number; nodes: Node[] } | null = null;
  const close = () => {
    if (open !== null)
      changes.replacements.push({ from: open.from, to: open.to, content: Fragment.fromArray(open.nodes) });
    open = null;
  };
  for (const { added, removed, count } of parts) {
    if (!added && !removed) {
      close();
      for (let n = 0; n < count; n++, i++, j++) at += before[i]?.nodeSize ?? 0;
      continue;
    }
    open ??= { from: at, to: at, nodes: [] };
    if (added) for (let n = 0; n < count; n++, j++) open.nodes.push(...[after[j]].filter(node => node !== undefined));
    else for (let n = 0; n < count; n++, i++) at += before[i]?.nodeSize ?? 0;
    open.to = at;
  }
  close();
}

const TOKEN = /[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu;

function tokensOf(line: Node): readonly Node[] {
  return childrenOf(line).flatMap(node => {
    if (!node.isText) return [node];
    const tokens = [...(node.text ?? '').matchAll(TOKEN)];
    return tokens.map(({ 0: token, index }) => node.cut(index, index + token.length));
  });
}

const keyOf = (node: Node): string => JSON.stringify(node.toJSON());

function pieceOf(node: Node) {
  const kind = isLine(node) ? 'line' : node.type.name;
  return { key: keyOf(node), kind, text: node.textContent };
}

const childrenOf = (node: Node): Node[] => Array.from({ length: node.childCount }, (_, i) => node.child(i));
