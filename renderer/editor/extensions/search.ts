import { Extension } from '@tiptap/core';
import { type EditorState, NodeSelection, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { findMatches, type Match, type SearchQuery } from '../find/matches.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    search: {
      /** Marks every place where the words stand; null ends the search. */
      setSearch: (query: SearchQuery | null) => ReturnType;
      /** Goes to the next (1) or previous (-1) place, around the end. */
      findNext: (direction: 1 | -1) => ReturnType;
      /** Replaces the place gone to and goes to the next. */
      replaceMatch: (text: string) => ReturnType;
      /** Replaces every place, in one step that one undo takes back. */
      replaceAllMatches: (text: string) => ReturnType;
    };
  }
}

export interface SearchState {
  readonly query: SearchQuery | null;
  readonly matches: readonly Match[];
  /** Which match the selection is on; -1 = none. */
  readonly current: number;
}

const NOTHING: SearchState = { query: null, matches: [], current: -1 };
const key = new PluginKey<SearchState & { readonly decorations: DecorationSet }>('search');
/** More marks than a person can look at; the count goes on. */
const MOST_SHOWN = 2_000;

export function searchState(state: EditorState): SearchState {
  return key.getState(state) ?? NOTHING;
}

/** Find and replace: letters with or without marks, capitals or not. Marks of the text stay, citations are never touched. */
export const Search = Extension.create({
  name: 'search',

  addCommands() {
    return {
      setSearch:
        query =>
        ({ tr, dispatch }) => {
          dispatch?.(tr.setMeta(key, query));
          return true;
        },
      findNext:
        direction =>
        ({ state, tr, dispatch }) => {
          const { matches } = searchState(state);
          const match = nextMatch(matches, state, direction);
          if (match === undefined) return false;
          dispatch?.(selectMatch(tr, match));
          return true;
        },
      replaceMatch:
        text =>
        ({ state, tr, dispatch, commands }) => {
          const { matches, current } = searchState(state);
          const match = matches[current];
          if (match === undefined) return commands.findNext(1);
          if (dispatch) {
            replaceText(tr, match, text);
            const after = match.from + text.length;
            const query = searchState(state).query;
            const rest = query === null ? [] : findMatches(tr.doc, query);
            const next = rest.find(each => each.from >= after) ?? rest[0];
            if (next !== undefined) selectMatch(tr, next);
            dispatch(tr);
          }
          return true;
        },
      replaceAllMatches:
        text =>
        ({ state, tr, dispatch }) => {
          const { matches } = searchState(state);
          if (matches.length === 0) return false;
          if (dispatch) {
            for (const match of [...matches].reverse()) replaceText(tr, match, text);
            dispatch(tr);
          }
          return true;
        },
    };
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key,
        state: {
          init: () => ({ ...NOTHING, decorations: DecorationSet.empty }),
          apply: (transaction, old, _before, after) => {
            const query = (transaction.getMeta(key) as SearchQuery | null | undefined) ?? old.query;
            if (transaction.getMeta(key) === null || query === null)
              return old.query === null ? old : { ...NOTHING, decorations: DecorationSet.empty };
            const isSame = query === old.query && !transaction.docChanged;
            const matches = isSame ? old.matches : findMatches(after.doc, query);
            const current = matches.findIndex(match => isSelected(after, match));
            if (isSame && current === old.current) return old;
            return { query, matches, current, decorations: marksOf(after, matches, current) };
          },
        },
        props: { decorations: state => key.getState(state)?.decorations },
      }),
    ];
  },
});

function isSelected({ selection, doc }: EditorState, match: Match): boolean {
  if (selection instanceof NodeSelection)
    return (
      selection.from < match.from && match.to < selection.to && doc.nodeAt(selection.from)?.type.name === 'footnote'
    );
  return selection.from === match.from && selection.to === match.to;
}

function nextMatch(matches: readonly Match[], { selection }: EditorState, direction: 1 | -1): Match | undefined {
  if (direction === 1) return matches.find(match => match.from >= selection.to) ?? matches[0];
  return matches.findLast(match => match.to <= selection.from) ?? matches.at(-1);
}

/** Selects the words; those of a footnote are selected as the whole note, whose text is edited in its pane. */
function selectMatch(transaction: Transaction, match: Match): Transaction {
  const $from = transaction.doc.resolve(match.from);
  const selection =
    $from.parent.type.name === 'footnote'
      ? NodeSelection.create(transaction.doc, $from.before())
      : TextSelection.create(transaction.doc, match.from, match.to);
  return transaction.setSelection(selection).scrollIntoView();
}

function replaceText(transaction: Transaction, { from, to }: Match, text: string): void {
  if (text === '') transaction.delete(from, to);
  else transaction.insertText(text, from, to);
}

function marksOf({ doc }: EditorState, matches: readonly Match[], current: number): DecorationSet {
  const first = Math.max(0, Math.min(current - MOST_SHOWN / 2, matches.length - MOST_SHOWN));
  return DecorationSet.create(
    doc,
    matches
      .slice(first, first + MOST_SHOWN)
      .map(({ from, to }, i) =>
        Decoration.inline(from, to, { class: first + i === current ? 'found found-current' : 'found' }),
      ),
  );
}
