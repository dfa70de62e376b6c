import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import * as z from 'zod';

/** A place that a remark speaks of; positions of the document as it is now. */
export interface RemarkMark {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    remarkMarks: {
      /** Marks the places that remarks speak of; an empty list takes all marks away. */
      setRemarkMarks: (marks: readonly RemarkMark[]) => ReturnType;
    };
  }
}

const key = new PluginKey<DecorationSet>('remarkMarks');

/** Places of remarks. They follow the text while it is edited. */
export const RemarkMarks = Extension.create({
  name: 'remarkMarks',
  addCommands() {
    return {
      setRemarkMarks:
        marks =>
        ({ tr, dispatch }) => {
          dispatch?.(tr.setMeta(key, marks).setMeta('addToHistory', false));
          return true;
        },
    };
  },
  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (transaction, old) => {
            const marks = transaction.getMeta(key) as readonly RemarkMark[] | undefined;
            if (marks === undefined)
              return transaction.docChanged ? old.map(transaction.mapping, transaction.doc) : old;
            return DecorationSet.create(
              transaction.doc,
              marks.map(({ id, from, to }) => Decoration.inline(from, to, { class: 'remarked', 'data-remark': id })),
            );
          },
        },
        props: { decorations: state => key.getState(state) },
      }),
    ];
  },
});

interface Sync {
  readonly doc: Y.Doc;
  readonly type: Y.XmlFragment;
  readonly binding: { readonly mapping: Parameters<typeof absolutePositionToRelativePosition>[2] };
}

const id = z.object({ client: z.int().min(0), clock: z.int().min(0) });
/** What `Y.relativePositionToJSON` writes. */
const relative = z
  .object({ type: id.nullish(), tname: z.string().nullish(), item: id.nullish(), assoc: z.int().optional() })
  .refine(({ type, tname, item }) => type != null || tname != null || item != null);
const anchor = z.tuple([relative, relative]);

/** Both ends of a stretch as Yjs positions: they stay with their letters whatever is written around them, here or elsewhere. */
export function anchorOf(state: EditorState, from: number, to: number): string {
  const { type, binding } = ySyncPluginKey.getState(state) as Sync;
  const relative = (position: number) =>
    Y.relativePositionToJSON(absolutePositionToRelativePosition(position, type, binding.mapping));
  return JSON.stringify([relative(from), relative(to)]);
}

/**
 * Where the words of an anchor stand now; null when they are gone. A line that is broken or moved is written anew by the
 * binding, letters and all: then the words are found by what they say, the nearest first.
 * @param quote as `quoteOf` gave it when the anchor was made
 */
export function placeOfAnchor(state: EditorState, written: string, quote: string): Omit<RemarkMark, 'id'> | null {
  const [from, to] = endsOfAnchor(state, written);
  const isPlace = from !== null && to !== null && from < to && to <= state.doc.content.size;
  if (isPlace && quoteOf(state.doc, from, to) === quote) return { from, to };
  return findQuote(state.doc, quote, from ?? to ?? 0) ?? (isPlace ? { from, to } : null);
}

function endsOfAnchor(state: EditorState, written: string): readonly [number | null, number | null] {
  const { doc, type, binding } = ySyncPluginKey.getState(state) as Sync;
  try {
    const [from = null, to = null] = anchor
      .parse(JSON.parse(written))
      .map(each =>
        relativePositionToAbsolutePosition(doc, type, Y.createRelativePositionFromJSON(each), binding.mapping),
      );
    return [from, to];
  } catch (error) {
    // Written by another program: a remark without a place is still a remark.
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof z.ZodError) return [null, null];
    throw error;
  }
}

/** Longer quotations would only repeat the text. */
const LONGEST_QUOTE = 300;

/** Words of a stretch as a remark quotes them. */
export function quoteOf(doc: Node, from: number, to: number): string {
  return doc.textBetween(from, to, ' ', '…').slice(0, LONGEST_QUOTE).normalize('NFC');
}

interface Letters {
  readonly text: string;
  /** Place of each letter of `text`. */
  readonly places: readonly number[];
}
const known = new WeakMap<Node, Letters>();

/** The text as `quoteOf` writes it, letter by letter. */
function lettersOf(doc: Node): Letters {
  let letters = known.get(doc);
  if (letters === undefined) {
    let text = '';
    const places: number[] = [];
    doc.descendants((node, position) => {
      if (node.isTextblock && text !== '') {
        text += ' ';
        places.push(position);
      }
      const own = node.isText ? (node.text ?? '') : node.isInline && node.isLeaf ? '…' : '';
      text += own;
      for (let i = 0; i < own.length; i++) places.push(position + i);
    });
    letters = { text, places };
    known.set(doc, letters);
  }
  return letters;
}

function findQuote(doc: Node, quote: string, near: number): Omit<RemarkMark, 'id'> | null {
  if (quote.trim() === '') return null;
  const { text, places } = lettersOf(doc);
  let best: Omit<RemarkMark, 'id'> | null = null;
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    const from = places[at] ?? 0;
    const found = { from, to: (places[at + quote.length - 1] ?? from) + 1 };
    if (best === null || Math.abs(found.from - near) < Math.abs(best.from - near)) best = found;
  }
  return best;
}
