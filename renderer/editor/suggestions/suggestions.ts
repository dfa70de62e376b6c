import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Mark } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { DecorationSet, type EditorView } from '@tiptap/pm/view';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import type { RestyleAttributes, SuggestionAttributes } from '#officialdoc';
import { suggestionDecorations } from './decorations.ts';
import { suggestionsIn } from './list.ts';
import { resolveSuggestions, type Verdict } from './resolve.ts';
import { isLine, plainMarks, suggestionsOn } from './suggestion.ts';
import { directly, inSteps, suggested } from './track.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    suggestions: {
      /** From now on edits are only suggested (or no more). */
      setSuggesting: (isOn: boolean) => ReturnType;
      /** Accepts or rejects suggestions by their keys (see `suggestionKey`), in one step that one undo takes back. */
      resolveSuggestions: (verdict: Verdict, keys: ReadonlySet<string>) => ReturnType;
      /** Selects a suggestion and brings it into view. False when it is gone. */
      goToSuggestion: (key: string) => ReturnType;
      /** Lets what this chain does to the text stand as it is: an import that brings suggestions of its own. */
      asWritten: () => ReturnType;
    };
  }
}

export interface SuggestionOptions {
  /** Name of the person who writes. */
  readonly author: () => string;
  readonly now: () => number;
  /** What was done cannot be suggested (a merged cell): nothing happened. */
  readonly onRefused: () => void;
  readonly styleName: (restyle: RestyleAttributes) => string;
}

interface State {
  readonly isOn: boolean;
  readonly decorations: DecorationSet;
}

const key = new PluginKey<State>('suggestions');
/** Meta of edits that are neither suggested nor set free of suggestions. */
const AS_WRITTEN = 'suggestionsAsWritten';

/** `keyCode` of every key that an input method takes for itself. */
const HANDLED_BY_INPUT_METHOD = 229;

export const isSuggesting = (state: EditorState): boolean => key.getState(state)?.isOn ?? false;
export const suggestionKey = ({ id, by }: Pick<SuggestionAttributes, 'id' | 'by'>): string => `${id}\n${by}`;

/** Suggestion mode, and accepting and rejecting. Every edit of the text passes here. */
export const Suggestions = Extension.create<SuggestionOptions>({
  name: 'suggestions',
  // Outermost: what other extensions dispatch is suggested too.
  priority: 1_000,

  addOptions() {
    return { author: () => '', now: () => Date.now(), onRefused: () => undefined, styleName: () => '' };
  },

  dispatchTransaction({ transaction, next }) {
    const { state } = this.editor;
    if (!transaction.docChanged || isChangeOrigin(transaction) || transaction.getMeta(AS_WRITTEN) === true)
      return next(transaction);
    if (!isSuggesting(state)) return next(directly(transaction));
    const made = suggested(transaction, state, newSuggestion(this.options));
    if (made === null) {
      this.options.onRefused();
      return;
    }
    // At once, so that a key costs one transaction.
    const marks = this.editor.view.composing ? null : ink(made, this.options);
    if (marks !== null) made.setStoredMarks(marks);
    inSteps(made, () => this.editor.state, next);
  },

  addCommands() {
    return {
      setSuggesting:
        isOn =>
        ({ tr, dispatch }) => {
          dispatch?.(tr.setMeta(key, isOn).setStoredMarks(null));
          return true;
        },
      resolveSuggestions:
        (verdict, keys) =>
        ({ state, tr, dispatch }) => {
          if (dispatch === undefined) return true;
          resolveSuggestions(tr, verdict, suggestion => keys.has(suggestionKey(suggestion)));
          if (!tr.docChanged) return false;
          (
            yUndoPluginKey.getState(state) as { undoManager: { stopCapturing(): void } } | undefined
          )?.undoManager.stopCapturing();
          dispatch(tr.setMeta(AS_WRITTEN, true));
          return true;
        },
      goToSuggestion:
        wanted =>
        ({ tr, dispatch }) => {
          const found = suggestionsIn(tr.doc).find(each => suggestionKey(each) === wanted);
          if (found === undefined) return false;
          const first = found.pieces[0] ?? found;
          tr.setSelection(
            TextSelection.between(tr.doc.resolve(first.from), tr.doc.resolve(Math.max(first.from, first.to))),
          );
          dispatch?.(tr.scrollIntoView());
          return true;
        },
      asWritten:
        () =>
        ({ tr }) => {
          tr.setMeta(AS_WRITTEN, true);
          return true;
        },
    };
  },

  addKeyboardShortcuts() {
    return {
      'Mod-Alt-e': () => this.editor.isEditable && this.editor.commands.setSuggesting(!isSuggesting(this.editor.state)),
    };
  },

  addProseMirrorPlugins() {
    const { options, editor } = this;
    return [
      new Plugin<State>({
        key,
        state: {
          init: (_config, { doc }) => ({ isOn: false, decorations: suggestionDecorations(doc, options.styleName) }),
          apply: (transaction, old) => {
            const isOn = (transaction.getMeta(key) as boolean | undefined) ?? old.isOn;
            const decorations = transaction.docChanged
              ? suggestionDecorations(transaction.doc, options.styleName)
              : old.decorations;
            return isOn === old.isOn && decorations === old.decorations ? old : { isOn, decorations };
          },
        },
        props: {
          decorations: state => key.getState(state)?.decorations ?? DecorationSet.empty,
          handleDOMEvents: {
            keydown: (view, event) => {
              const isInTheWay = isSuggesting(view.state) || isOneAtom(view.state);
              if (isInTheWay && !view.composing && isComposingLetter(event)) strikeSelection(view);
              return false;
            },
            compositionstart: view => {
              if (isSuggesting(view.state)) prepareComposition(view, options);
              return false;
            },
          },
        },
        appendTransaction: (_transactions, _before, state) => {
          const marks = isSuggesting(state) && !editor.view.composing ? ink(state, options) : null;
          return marks === null ? null : state.tr.setStoredMarks(marks);
        },
      }),
    ];
  },
});

/**
 * A composition (Telex, VNI) stands where its first letter stood until it ends: drawn anew it would end, and every stage of the
 * word would stay. So before it begins, what it replaces is struck and what it writes is drawn as suggested; until it ends no
 * marks are stored, which would end it too.
 */
function prepareComposition(view: EditorView, options: SuggestionOptions): void {
  strikeSelection(view);
  const marks = ink(view.state, options);
  if (marks !== null) view.dispatch(view.state.tr.setStoredMarks(marks));
}

/** At its key already: when the composition starts, Chromium has settled where its caret goes, as if the selection were gone. */
function isComposingLetter({ keyCode, code, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return keyCode === HANDLED_BY_INPUT_METHOD && /^(Key|Digit)/.test(code) && !ctrlKey && !altKey && !metaKey;
}

/** Is a single citation, amount or picture selected? A composition in its place would leave Chromium's caret before it. */
function isOneAtom({ doc, selection: { from, to } }: EditorState): boolean {
  const node = doc.nodeAt(from);
  return node?.isInline === true && node.isAtom && !node.isText && to - from === node.nodeSize;
}

function strikeSelection(view: EditorView): void {
  if (!view.state.selection.empty) view.dispatch(view.state.tr.deleteSelection());
}

/**
 * What is typed next is drawn as suggested from its first letter.
 * @returns the marks of what is typed next; null where nothing can be typed, or they are right already
 */
function ink(
  { selection, storedMarks }: Pick<Transaction, 'selection' | 'storedMarks'>,
  options: SuggestionOptions,
): readonly Mark[] | null {
  const { $head } = selection;
  const insertion = $head.doc.type.schema.marks.insertion;
  if (
    insertion === undefined ||
    !(selection instanceof TextSelection) ||
    !selection.empty ||
    !$head.parent.inlineContent
  )
    return null;
  if (storedMarks?.some(mark => mark.type === insertion) === true) return null;
  const by = options.author();
  const own = [$head.nodeBefore, $head.nodeAfter, isLine($head.parent) ? $head.parent : null]
    // Beside words one struck oneself it is what replaces them.
    .flatMap(node =>
      node === null
        ? []
        : [...suggestionsOn(node, 'insertion'), ...(node.isInline ? suggestionsOn(node, 'deletion') : [])],
    )
    .find(each => each.by === by);
  return insertion.create(own ?? newSuggestion(options)).addToSet(plainMarks(storedMarks ?? $head.marks()));
}

function newSuggestion({ author, now }: SuggestionOptions): SuggestionAttributes {
  return { id: crypto.randomUUID(), by: author(), at: now() };
}
