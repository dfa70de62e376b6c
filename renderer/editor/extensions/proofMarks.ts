import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** A place that a check speaks of; positions of the document as it is now. */
export interface ProofMark {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning' | 'note';
}

/** What one click puts in a place: words instead of the same words there, or a live sum instead of a typed figure. */
export type ProofFix =
  | { readonly type: 'words'; readonly find: string; readonly put: string }
  | { readonly type: 'amount'; readonly lineIds: readonly string[]; readonly unit: 'dong' | 'trieu' | 'ty' };

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    proofMarks: {
      /** Underlines the places; an empty list takes all marks away. */
      setProofMarks: (marks: readonly ProofMark[]) => ReturnType;
      /** Selects the place and brings it into view. False when its words are gone. */
      goToProof: (id: string) => ReturnType;
      /** Puts the fix in its place, in one step that one undo takes back. False when the words are others now. */
      fixProof: (id: string, fix: ProofFix) => ReturnType;
    };
  }
}

const key = new PluginKey<DecorationSet>('proofMarks');

/** Marks of the proof check. They follow the text while it is edited, until the next check brings others. */
export const ProofMarks = Extension.create({
  name: 'proofMarks',

  addCommands() {
    return {
      setProofMarks:
        marks =>
        ({ tr, dispatch }) => {
          dispatch?.(tr.setMeta(key, marks).setMeta('addToHistory', false));
          return true;
        },
      goToProof:
        id =>
        ({ state, tr, dispatch }) => {
          const place = proofPlace(state, id);
          if (place === null) return false;
          const isAtom = place.to - place.from === 1 && tr.doc.nodeAt(place.from)?.isText === false;
          tr.setSelection(
            isAtom
              ? NodeSelection.create(tr.doc, place.from)
              : TextSelection.between(tr.doc.resolve(place.from), tr.doc.resolve(place.to)),
          );
          dispatch?.(tr.scrollIntoView());
          return true;
        },
      fixProof:
        (id, fix) =>
        ({ state, tr, dispatch }) => {
          const place = proofPlace(state, id);
          if (place === null) return false;
          if (fix.type === 'words') {
            const at = findIn(tr.doc, place, fix.find);
            if (at === null) return false;
            tr.insertText(fix.put, at, at + fix.find.length);
          } else {
            const node = state.schema.nodes.amount?.create({ lineIds: fix.lineIds, unit: fix.unit, words: false });
            if (node === undefined) return false;
            tr.replaceRangeWith(place.from, place.to, node);
          }
          dispatch?.(tr.scrollIntoView());
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
            const marks = transaction.getMeta(key) as readonly ProofMark[] | undefined;
            if (marks === undefined)
              return transaction.docChanged ? old.map(transaction.mapping, transaction.doc) : old;
            return DecorationSet.create(
              transaction.doc,
              marks
                .filter(({ from, to }) => from >= 0 && from < to && to <= transaction.doc.content.size)
                .map(({ id, from, to, severity }) =>
                  Decoration.inline(from, to, { class: `proof-${severity}` }, { proof: id }),
                ),
            );
          },
        },
        props: { decorations: state => key.getState(state) },
      }),
    ];
  },
});

/** Where the words of a mark stand now; null when they are gone. */
export function proofPlace(state: EditorState, id: string): { readonly from: number; readonly to: number } | null {
  const [found] = key.getState(state)?.find(undefined, undefined, spec => spec.proof === id) ?? [];
  return found === undefined || found.from >= found.to ? null : { from: found.from, to: found.to };
}

/** Position of words inside a range of one text block; null when they are not there as they were. */
function findIn(doc: Node, { from, to }: { readonly from: number; readonly to: number }, words: string): number | null {
  // A live node counts one letter, as it takes one position.
  const at = words === '' ? -1 : doc.textBetween(from, to, '\n', '\uFFFC').indexOf(words);
  return at === -1 ? null : from + at;
}
