import { type Node, Slice } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { AddMarkStep, RemoveMarkStep, ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';
import { MODIFIED_MARKS, type SuggestionAttributes } from '#officialdoc';
import { strike } from './deletions.ts';
import { putIn } from './insertions.ts';
import { isInOwnWhole, isLine, isOwnInsertion, plainMarks } from './suggestion.ts';

/** Meta of an edit whose words are replaced whole: a figure that is another is not that figure with another digit. */
export const WHOLE_WORDS = 'suggestionsWholeWords';

/** What an edit becomes when it is only suggested; null when it cannot be (merged cells, new columns): nothing is done then. */
export function suggested(
  transaction: Transaction,
  state: EditorState,
  suggestion: SuggestionAttributes,
): Transaction | null {
  const tr = state.tr;
  const { steps } = transaction;
  if (steps.every(step => step instanceof AddMarkStep || step instanceof RemoveMarkStep))
    return modified(transaction, tr, suggestion);
  if (steps.every(step => step instanceof ReplaceAroundStep)) return restyled(transaction, tr, suggestion);
  if (
    !steps.every(step => step instanceof ReplaceStep || step instanceof AddMarkStep || step instanceof RemoveMarkStep)
  )
    return null;
  const isTyped = state.selection.empty && transaction.getMeta(WHOLE_WORDS) !== true;
  const [last, ...others] = changesOf(transaction, isTyped).toReversed();
  if (last === undefined) return tr;
  // From the end: places before a change stay where they were.
  const end = replaced(tr, last, suggestion, state.selection);
  if (end === null) return null;
  for (const change of others) if (replaced(tr, change, suggestion, null) === null) return null;
  const caret = tr.mapping.slice(end.steps).map(end.caret);
  const $caret = tr.doc.resolve(caret);
  const put = $caret.nodeBefore;
  const isChosen = transaction.selection instanceof NodeSelection && put !== null && put.isInline && !put.isText;
  tr.setSelection(
    isChosen
      ? NodeSelection.create(tr.doc, caret - put.nodeSize)
      : Selection.near($caret, end.caret >= last.to ? 1 : -1),
  );
  return finished(tr, transaction);
}

interface Change {
  /** Of the text before. */
  readonly from: number;
  readonly to: number;
  /** What stands there afterwards. */
  readonly slice: Slice;
}

/** One change for each place a transaction touched, in order. */
function changesOf({ before, doc, mapping, steps }: Transaction, isAtCaret: boolean): readonly Change[] {
  if (steps.length === 1) {
    const [step] = steps;
    if (step instanceof ReplaceStep) {
      const change = { from: step.from, to: step.to, slice: step.slice };
      // Who selected words and types others replaces them, whatever letter they have in common.
      return [isAtCaret ? trimmed(change, before) : change];
    }
  }
  const back = mapping.invert();
  const ranges: { from: number; to: number; start: number; end: number }[] = [];
  mapping.maps.forEach((map, at) =>
    map.forEach((_from, _to, newFrom, newTo) => {
      const rest = mapping.slice(at + 1);
      const [start, end] = [rest.map(newFrom, -1), rest.map(newTo, 1)];
      ranges.push({ start, end, from: back.map(start, -1), to: back.map(end, 1) });
    }),
  );
  ranges.sort((a, b) => a.from - b.from || a.start - b.start);
  const joined: typeof ranges = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last === undefined || range.from > last.to) joined.push({ ...range });
    else {
      last.to = Math.max(last.to, range.to);
      last.end = Math.max(last.end, range.end);
    }
  }
  return joined.map(({ from, to, start, end }) => trimmed({ from, to, slice: doc.slice(start, end) }, before));
}

/** Words at either end that are replaced by the same words are no part of the change: composition replaces whole words. */
function trimmed(change: Change, before: Node): Change {
  const { from, to, slice } = change;
  const $from = before.resolve(from);
  if (slice.openStart > 0 || slice.openEnd > 0 || !$from.sameParent(before.resolve(to)) || !$from.parent.inlineContent)
    return change;
  const old = before.slice(from, to).content;
  const start = old.findDiffStart(slice.content);
  if (start === null) return { from: to, to, slice: Slice.empty };
  const end = old.findDiffEnd(slice.content);
  if (end === null) return change;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return {
    from: from + start,
    to: from + end.a + overlap,
    slice: new Slice(slice.content.cut(start, end.b + overlap), 0, 0),
  };
}

/** @returns where the caret goes, and at how many steps that was true; null when it cannot be suggested */
function replaced(
  tr: Transaction,
  { from, to, slice }: Change,
  suggestion: SuggestionAttributes,
  selection: Selection | null,
): { readonly caret: number; readonly steps: number } | null {
  const struck = strike(tr, from, to, suggestion);
  if (struck === null) return null;
  if (slice.size === 0 || (from < to && isOnlyAShell(slice))) {
    // Backspace goes on to the left, Delete to the right; a struck selection is left behind.
    const goesLeft = selection?.empty === true && selection.head >= to;
    return { caret: goesLeft ? struck.from : struck.to, steps: tr.steps.length };
  }
  const end = putIn(tr, struck.sameLine ? struck.to : struck.from, slice, suggestion);
  return end === null ? null : { caret: end, steps: tr.steps.length };
}

/** An empty line that a deletion leaves in place of those it takes: what is only struck leaves them all. */
function isOnlyAShell({ content }: Slice): boolean {
  let lines = 0;
  let hasMore = false;
  content.descendants(node => {
    if (node.isTextblock) lines++;
    else if (node.isLeaf) hasMore = true;
    return true;
  });
  return !hasMore && lines <= 1;
}

/** Bold, italic, underline: done at once, and remembered how the words were. */
function modified(transaction: Transaction, tr: Transaction, suggestion: SuggestionAttributes): Transaction {
  const type = tr.doc.type.schema.marks.modification;
  for (const step of transaction.steps) {
    if (!(step instanceof AddMarkStep || step instanceof RemoveMarkStep)) continue;
    if (!MODIFIED_MARKS.some(name => name === step.mark.type.name)) {
      tr.step(step);
      continue;
    }
    transaction.before.nodesBetween(step.from, step.to, (node, pos) => {
      if (!node.isText || type === undefined) return;
      const isKnown = node.marks.some(mark => mark.type === type) || isOwnInsertion(node, suggestion.by);
      if (isKnown || isInOwnWhole(transaction.before.resolve(pos), suggestion.by)) return;
      const was = MODIFIED_MARKS.filter(name => node.marks.some(mark => mark.type.name === name));
      const [from, to] = [Math.max(pos, step.from), Math.min(pos + node.nodeSize, step.to)];
      tr.addMark(from, to, type.create({ ...suggestion, was }));
    });
    tr.step(step);
  }
  return finished(tr, transaction);
}

/** Another style of a line waits: changing a node's type would take the words out and put copies in. */
function restyled(transaction: Transaction, tr: Transaction, suggestion: SuggestionAttributes): Transaction | null {
  for (const step of transaction.steps) {
    if (!(step instanceof ReplaceAroundStep)) return null;
    const made = step.slice.content.firstChild;
    const node = transaction.before.nodeAt(step.from);
    const isMarkup = step.gapFrom === step.from + 1 && step.gapTo === step.to - 1 && step.insert === 1;
    if (!isMarkup || made === null || made === undefined || node === null || !isLine(node) || !isLine(made))
      return null;
    const { insertion, deletion, restyle: _waiting, ...attrs } = made.attrs;
    const isOwn = isOwnInsertion(node, suggestion.by);
    if (isOwn) tr.setNodeMarkup(step.from, made.type, { ...attrs, insertion, deletion });
    else {
      const isAsBefore = node.hasMarkup(made.type, { ...made.attrs, restyle: node.attrs.restyle });
      const restyle = isAsBefore ? null : { ...suggestion, type: made.type.name, attrs };
      tr.setNodeAttribute(step.from, 'restyle', restyle);
    }
  }
  return finished(tr, transaction);
}

const CARRIED = ['paste', 'uiEvent', 'preventAutolink', 'composition', 'pointer'] as const;

function finished(tr: Transaction, original: Transaction): Transaction {
  for (const name of CARRIED) {
    const value: unknown = original.getMeta(name);
    if (value !== undefined) tr.setMeta(name, value);
  }
  return original.scrolledIntoView ? tr.scrollIntoView() : tr;
}

/**
 * Hands an edit on in steps where it puts in or takes out lines and changes others as well: the binding to Yjs pairs lines by
 * likeness, and taken all at once it could write one line's words into another.
 */
export function inSteps(tr: Transaction, stateNow: () => EditorState, next: (tr: Transaction) => void): void {
  const isOfLines = tr.steps.some((step, at) => {
    const doc = tr.docs[at];
    if (!(step instanceof ReplaceStep) || doc === undefined) return false;
    const $from = doc.resolve(step.from);
    return !($from.parent.inlineContent && $from.sameParent(doc.resolve(step.to)));
  });
  if (!isOfLines || tr.steps.length === 1) {
    next(tr);
    return;
  }
  for (const step of tr.steps) next(stateNow().tr.step(step));
  const { anchor, head } = tr.selection;
  const last = stateNow().tr;
  last.setSelection(TextSelection.between(last.doc.resolve(anchor), last.doc.resolve(head)));
  next(tr.scrolledIntoView ? last.scrollIntoView() : last);
}

/**
 * Words put in directly, in the middle of words that are only suggested, are not part of that suggestion: rejecting it must not
 * take them. @returns the same transaction, with such words set free
 */
export function directly(transaction: Transaction): Transaction {
  const { doc, mapping } = transaction;
  const ranges: { from: number; to: number }[] = [];
  mapping.maps.forEach((map, at) =>
    map.forEach((_from, _to, start, end) => {
      const rest = mapping.slice(at + 1);
      ranges.push({ from: rest.map(start, 1), to: rest.map(end, -1) });
    }),
  );
  for (const { from, to } of ranges) {
    if (from >= to) continue;
    doc.nodesBetween(from, to, (node, pos) => {
      if (!node.isText || plainMarks(node.marks).length === node.marks.length) return;
      for (const mark of node.marks)
        if (!plainMarks([mark]).includes(mark))
          transaction.removeMark(Math.max(pos, from), Math.min(pos + node.nodeSize, to), mark);
    });
  }
  return transaction;
}
