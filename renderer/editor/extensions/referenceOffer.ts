import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type LeafOffer, readTypedReference } from '../references.ts';
import type { LiveReferences } from './liveReferences.ts';

/** Leaves offered at the caret for what was just typed. */
export interface Offer {
  /** Where it was typed: the text, or the text of a footnote. */
  readonly view: EditorView;
  readonly from: number;
  readonly to: number;
  readonly leaves: readonly LeafOffer[];
  /** Caret on the screen, px. */
  readonly caret: { readonly left: number; readonly bottom: number };
}

export interface ReferenceOfferOptions {
  references: LiveReferences | null;
  /** Shows or hides (null) the offer. */
  onOffer: (offer: Offer | null) => void;
  /** Keys go to the shown offer first; true = it used the key. */
  onKey: (event: KeyboardEvent) => boolean;
}

const LONGEST_REFERENCE = 40;

/** Typing `BL 12` offers the leaf; Enter or Tab makes it a live citation. Composition (Telex, VNI) is left alone. */
export const ReferenceOffer = Extension.create<ReferenceOfferOptions>({
  name: 'referenceOffer',
  addOptions() {
    return { references: null, onOffer: () => undefined, onKey: () => false };
  },
  addProseMirrorPlugins() {
    return [referenceOfferPlugin(this.options)];
  },
});

export function referenceOfferPlugin(options: ReferenceOfferOptions): Plugin {
  let hadOffer = false;
  const show = (offer: Offer | null) => {
    if (offer === null && !hadOffer) return;
    hadOffer = offer !== null;
    options.onOffer(offer);
  };
  return new Plugin({
    key: new PluginKey('referenceOffer'),
    props: {
      handleKeyDown: (view, event) => {
        if (!hadOffer || view.composing || event.isComposing) return false;
        return options.onKey(event);
      },
    },
    view: () => ({
      update: (view, before) => {
        if (view.composing || (view.state.doc.eq(before.doc) && view.state.selection.eq(before.selection))) return;
        show(view.state.doc.eq(before.doc) ? null : offerAtCaret(view, options.references));
      },
      destroy: () => show(null),
    }),
  });
}

function offerAtCaret(view: EditorView, references: LiveReferences | null): Offer | null {
  const { selection } = view.state;
  if (!selection.empty || references === null || !view.hasFocus()) return null;
  const { $from } = selection;
  const start = Math.max(0, $from.parentOffset - LONGEST_REFERENCE);
  const typed = readTypedReference($from.parent.textBetween(start, $from.parentOffset, undefined, '￼'));
  if (typed === null) return null;
  const leaves = references.current.offerLeaves(typed.reference);
  if (leaves.length === 0) return null;
  const { left, bottom } = view.coordsAtPos($from.pos);
  return { view, from: $from.pos - typed.length, to: $from.pos, leaves, caret: { left, bottom } };
}

/** Puts the chosen leaf where its number was typed. */
export function acceptOffer({ view, from, to }: Offer, leaf: LeafOffer): void {
  const { schema, tr } = view.state;
  const citation = schema.nodes.citation?.create({ ...leaf.attributes });
  if (citation === undefined) return;
  view.dispatch(tr.replaceWith(from, to, [citation, schema.text(' ')]).scrollIntoView());
  view.focus();
}
