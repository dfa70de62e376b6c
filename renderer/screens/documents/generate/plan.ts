import type { Node } from '@tiptap/pm/model';
import type { Editor, JSONContent } from '@tiptap/react';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import type { CaseView } from '#casefile';
import {
  type DisplayUnit,
  type EditorDoc,
  GENERATED_PARTS,
  type GeneratedPart,
  generateSections,
  type Insertion,
  type OutlineNode,
  type PlacementMode,
  partOf,
  placeSections,
} from '#officialdoc';

/** What is done with each part: left alone, added after what is written, or put in its place. */
export type PartModes = Readonly<Record<GeneratedPart, PlacementMode | 'leave'>>;

export interface PartState {
  readonly part: GeneratedPart;
  /** Nodes written under the part's heading now. */
  readonly written: number;
}

/** What the document has of each part that the matrix can write. */
export function partStates(doc: Node): readonly PartState[] {
  const nodes = outlineOf(doc);
  return GENERATED_PARTS.map(part => {
    const at = nodes.findIndex(node => node.level === 1 && partOf(node.text) === part);
    if (at === -1) return { part, written: 0 };
    const next = nodes.findIndex((node, index) => index > at && node.level === 1);
    const own = nodes.slice(at + 1, next === -1 ? nodes.length : next);
    return { part, written: own.filter(node => !node.isEmpty && node.level === null).length };
  });
}

/** Where the matrix's sections would go in the document as it is. */
export function planInsertions(doc: Node, view: CaseView, unit: DisplayUnit, modes: PartModes): readonly Insertion[] {
  const parts = GENERATED_PARTS.filter(part => modes[part] !== 'leave');
  return placeSections(outlineOf(doc), generateSections(view, parts, unit), part =>
    modes[part] === 'replace' ? 'replace' : 'append',
  );
}

/** What the generated parts will read like: each part with its headings, as the document will have it. */
export function previewOf(doc: Node, insertions: readonly Insertion[], modes: PartModes): EditorDoc {
  const content: JSONContent[] = [];
  let parts = 0;
  let isShown = false;
  const pass = (node: JSONContent, isFresh: boolean) => {
    const isPart = node.type === 'heading' && node.attrs?.level === 1 && node.attrs.variant !== 'unnumbered';
    if (isPart) {
      parts++;
      const part = partOf((node.content ?? []).map(each => each.text ?? '').join(''));
      isShown = GENERATED_PARTS.some(each => each === part && modes[each] !== 'leave');
    }
    // Its number is the one it has in the whole document.
    if (isShown || isFresh) content.push(isPart ? { ...node, attrs: { ...node.attrs, start: parts } } : node);
  };
  let at = 0;
  const passTo = (to: number) => {
    for (; at < to; at++) pass(doc.child(at).toJSON() as JSONContent, false);
  };
  for (const { from, to, blocks } of insertions) {
    passTo(from);
    for (const block of blocks) pass(block as JSONContent, true);
    at = Math.max(at, to);
  }
  passTo(doc.childCount);
  return { type: 'doc', content } as EditorDoc;
}

/** Puts everything in with one transaction, so that one undo takes all of it back. */
export function applyToEditor(editor: Editor, insertions: readonly Insertion[]): void {
  const step = () => yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing();
  step();
  editor
    .chain()
    .command(({ tr, state }) => {
      for (const { from, to, blocks } of [...insertions].reverse()) {
        const nodes = blocks.map(block => state.schema.nodeFromJSON(block));
        tr.replaceWith(positionOf(state.doc, from), positionOf(state.doc, to), nodes);
      }
      return true;
    })
    .run();
  step();
}

/** Position before the top-level node of this index, or the end. */
function positionOf(doc: Node, index: number): number {
  let position = 0;
  for (let i = 0; i < Math.min(index, doc.childCount); i++) position += doc.child(i).nodeSize;
  return position;
}

function outlineOf(doc: Node): readonly OutlineNode[] {
  return Array.from({ length: doc.childCount }, (_, index) => {
    const node = doc.child(index);
    const { level, table } = node.attrs as { level?: number; table?: string };
    return {
      level: node.type.name === 'heading' ? (level ?? null) : null,
      text: node.textContent,
      isEmpty: node.type.name === 'paragraph' && node.content.size === 0,
      caseTable: node.type.name === 'caseTable' ? (table ?? null) : null,
    };
  });
}
