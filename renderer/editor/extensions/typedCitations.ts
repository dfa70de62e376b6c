import { Extension } from '@tiptap/core';
import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { readTypedReference, readWrittenReferences, type TypedReference } from '../references.ts';
import type { LiveReferences } from './liveReferences.ts';

interface Options {
  references: LiveReferences | null;
}

/** A sign after which a typed reference is finished: a hyphen is not, a range may go on. */
const FINISHED = /^[\s),;.:”»]$/u;
/** `(BL 12, 15)`: after a citation, a bare number that is closed by a bracket or semicolon is one more folio. */
const ONE_MORE = /\uFFFC,\s?(\d{1,6}[a-zđ]?(?:\s?[-–]\s?\d{1,6}[a-zđ]?)?)$/u;
const CLOSES = /^[);]$/u;
const LONGEST = 48;

/** `BL 12-15` becomes a live citation of those leaves when the word is finished, and wherever it is pasted. */
export const TypedCitations = Extension.create<Options>({
  name: 'typedCitations',

  addOptions() {
    return { references: null };
  },

  addProseMirrorPlugins() {
    const { options } = this;
    return [
      new Plugin({
        key: new PluginKey('typedCitations'),
        props: {
          handleTextInput: (view, from, to, sign) => {
            // Composition (Telex, VNI) is left alone.
            if (view.composing || !FINISHED.test(sign)) return false;
            return finishReference(view, from, to, sign, options.references);
          },
          transformPasted: (slice, view) =>
            new Slice(
              withCitations(slice.content, view.state.schema, options.references),
              slice.openStart,
              slice.openEnd,
            ),
        },
      }),
    ];
  },
});

function finishReference(
  view: EditorView,
  from: number,
  to: number,
  sign: string,
  references: LiveReferences | null,
): boolean {
  const { citation } = view.state.schema.nodes;
  const $from = view.state.doc.resolve(from);
  if (citation === undefined || $from.parent.type.spec.code === true) return false;
  const before = $from.parent.textBetween(
    Math.max(0, $from.parentOffset - LONGEST),
    $from.parentOffset,
    undefined,
    '\uFFFC',
  );
  const typed = readTypedReference(before) ?? (CLOSES.test(sign) ? oneMore(before) : null);
  const attributes = typed === null ? null : onlyLeaf(references, typed.reference);
  if (typed === null || attributes === null) return false;
  view.dispatch(view.state.tr.insertText(sign, from, to));
  // Undo takes back the citation first and leaves what was typed.
  yUndoPluginKey.getState(view.state)?.undoManager.stopCapturing();
  const marks = $from.marks();
  view.dispatch(view.state.tr.replaceWith(from - typed.length, from, citation.create(attributes, null, marks)));
  return true;
}

function oneMore(before: string): { reference: TypedReference; length: number } | null {
  const number = ONE_MORE.exec(before)?.[1];
  const typed = number === undefined ? null : readTypedReference(`BL ${number}`);
  return typed === null || number === undefined ? null : { reference: typed.reference, length: number.length };
}

/** The one leaf (or span) a reference means; null when the case knows none, or several. */
function onlyLeaf(references: LiveReferences | null, reference: TypedReference) {
  const leaves = references?.current.offerLeaves(reference) ?? [];
  return leaves.length === 1 ? (leaves[0]?.attributes ?? null) : null;
}

/** The same content with every reference that is one leaf of the case as a live citation. */
function withCitations(content: Fragment, schema: Schema, references: LiveReferences | null): Fragment {
  const nodes: Node[] = [];
  content.forEach(node => {
    if (node.isText) nodes.push(...citedText(node, schema, references));
    else nodes.push(node.isLeaf ? node : node.copy(withCitations(node.content, schema, references)));
  });
  return Fragment.fromArray(nodes);
}

function citedText(node: Node, schema: Schema, references: LiveReferences | null): Node[] {
  const text = node.text ?? '';
  const { citation } = schema.nodes;
  if (citation === undefined) return [node];
  const nodes: Node[] = [];
  let from = 0;
  for (const { reference, start, end } of readWrittenReferences(text)) {
    const attributes = onlyLeaf(references, reference);
    if (attributes === null) continue;
    if (start > from) nodes.push(schema.text(text.slice(from, start), node.marks));
    nodes.push(citation.create(attributes, null, node.marks));
    from = end;
  }
  if (from === 0) return [node];
  if (from < text.length) nodes.push(schema.text(text.slice(from), node.marks));
  return nodes;
}
