import type { Mark, Node, ResolvedPos } from '@tiptap/pm/model';
import { BREAK_BLOCKS, PENDING_BREAK, type SuggestionAttributes } from '#officialdoc';

/** Pieces of a line that Yjs keeps no marks for: their suggestions stand in attributes. */
export const ATOMS = ['hardBreak', 'citation', 'amount', 'caseValue', 'formField', 'footnote', 'columnSum'] as const;
/** Come and go whole. */
export const WHOLES = ['bulletList', 'listItem', 'table', 'tableRow', 'caseTable', 'figure'] as const;

const isAmong = (names: readonly string[], node: Node) => names.includes(node.type.name);
export const isAtom = (node: Node): boolean => isAmong(ATOMS, node);
export const isWhole = (node: Node): boolean => isAmong(WHOLES, node);
export const isLine = (node: Node): boolean => BREAK_BLOCKS.has(node.type.name);

export type Side = 'insertion' | 'deletion';

/** Suggestions of one side on a node: words may have several (two people struck the same), everything else one. */
export function suggestionsOn(node: Node, side: Side): readonly SuggestionAttributes[] {
  if (node.isText)
    return node.marks
      .filter(mark => mark.type.name === side)
      .map(({ attrs }) => authorOf(attrs as SuggestionAttributes));
  const attribute = (node.attrs[side] ?? null) as SuggestionAttributes | null;
  return attribute === null ? [] : [attribute];
}

/** A plain object: Yjs refuses those without a prototype, as ProseMirror's are. */
const authorOf = ({ id, by, at }: SuggestionAttributes): SuggestionAttributes => ({ id, by, at });

/** Is it put in by this person, and not yet accepted? Then they take it out for good. */
export function isOwnInsertion(node: Node, by: string): boolean {
  return suggestionsOn(node, 'insertion').some(each => each.by === by);
}

/** Does a position stand in a table, list or figure that this person put in? */
export function isInOwnWhole($pos: ResolvedPos, by: string): boolean {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth);
    if (isWhole(node) && isOwnInsertion(node, by)) return true;
  }
  return false;
}

/** Is it no word, but the sign of a suggested break? */
export const isPendingBreak = (node: Node): boolean => node.marks.some(({ type }) => type.name === PENDING_BREAK);

/** Is it suggested to go? Of a line that says only: the break before it. */
export const isStruck = (node: Node): boolean => !isLine(node) && suggestionsOn(node, 'deletion').length > 0;

/** Marks of words without what suggestions put on them. */
export function plainMarks(marks: readonly Mark[]): Mark[] {
  return marks.filter(({ type }) => !['insertion', 'deletion', 'modification', PENDING_BREAK].includes(type.name));
}
