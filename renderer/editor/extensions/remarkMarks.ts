import { Extension } from '@tiptap/core';
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
              marks.map(({ id, from, to }) => Decoration.inline(from, to, { class: 'remarked' }, { remark: id })),
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

const anchor = z.tuple([z.unknown(), z.unknown()]);

/** Both ends of a stretch as Yjs positions: they stay with their letters whatever is written around them, here or elsewhere. */
export function anchorOf(state: EditorState, from: number, to: number): string {
  const { type, binding } = ySyncPluginKey.getState(state) as Sync;
  const relative = (position: number) =>
    Y.relativePositionToJSON(absolutePositionToRelativePosition(position, type, binding.mapping));
  return JSON.stringify([relative(from), relative(to)]);
}

/** Where the stretch of an anchor stands now; null when nothing of it is left, or the anchor is none. */
export function placeOfAnchor(state: EditorState, written: string): Omit<RemarkMark, 'id'> | null {
  const { doc, type, binding } = ySyncPluginKey.getState(state) as Sync;
  try {
    const [from, to] = anchor
      .parse(JSON.parse(written))
      .map(each =>
        relativePositionToAbsolutePosition(doc, type, Y.createRelativePositionFromJSON(each), binding.mapping),
      );
    if (from === null || from === undefined || to === null || to === undefined || from >= to) return null;
    return to <= state.doc.content.size ? { from, to } : null;
  } catch (error) {
    // Written by another program: a remark without a place is still a remark.
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof z.ZodError) return null;
    throw error;
  }
}
