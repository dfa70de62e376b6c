import type { Node } from '@tiptap/pm/model';
import type { ModificationAttributes, RestyleAttributes, SuggestionAttributes } from '#officialdoc';
import { isLine, isPendingBreak, suggestionsOn } from './suggestion.ts';

export const SUGGESTION_KINDS = ['insertion', 'deletion', 'format', 'style'] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

/** One place of a suggestion: the words, or what stands there instead of words. */
export interface SuggestionPiece {
  readonly kind: SuggestionKind;
  readonly text: string;
  /** `words`, `break`, or the type of the node. */
  readonly what: string;
  readonly from: number;
  readonly to: number;
  /** Of `style`: the style to come. */
  readonly restyle?: RestyleAttributes;
}

export interface Suggestion extends SuggestionAttributes {
  readonly pieces: readonly SuggestionPiece[];
  /** Where its first piece begins and its last ends. */
  readonly from: number;
  readonly to: number;
}

type Found = SuggestionPiece & { readonly of: SuggestionAttributes };

const known = new WeakMap<Node, readonly Found[]>();

/** Every suggestion of a text in order of place. Blocks that did not change are not read again. */
export function suggestionsIn(doc: Node): readonly Suggestion[] {
  const all = new Map<string, { of: SuggestionAttributes; pieces: SuggestionPiece[] }>();
  doc.forEach((block, offset) => {
    const found = known.get(block) ?? foundIn(block);
    known.set(block, found);
    for (const { of, from, to, ...piece } of found) {
      // An id is of its author: two who happened on the same one have two suggestions.
      const key = `${of.id}\n${of.by}`;
      const suggestion = all.get(key) ?? { of, pieces: [] };
      all.set(key, suggestion);
      const last = suggestion.pieces.at(-1);
      const here = { ...piece, from: from + offset, to: to + offset };
      if (last?.kind === here.kind && last.what === 'words' && here.what === 'words' && last.to === here.from)
        suggestion.pieces[suggestion.pieces.length - 1] = { ...last, text: last.text + here.text, to: here.to };
      else suggestion.pieces.push(here);
    }
  });
  return [...all.values()].map(({ of: { id, by, at }, pieces }) => ({
    id,
    by,
    at,
    pieces,
    from: Math.min(...pieces.map(piece => piece.from)),
    to: Math.max(...pieces.map(piece => piece.to)),
  }));
}

function foundIn(block: Node): readonly Found[] {
  const found: Found[] = [];
  const visit = (node: Node, from: number) => {
    const to = from + node.nodeSize;
    if (node.isText) {
      const isSign = isPendingBreak(node);
      const words = { text: isSign ? '' : (node.text ?? ''), what: isSign ? 'break' : 'words', from, to };
      for (const mark of node.marks) {
        const { name } = mark.type;
        if (name === 'insertion' || name === 'deletion')
          found.push({ ...words, kind: name, of: mark.attrs as SuggestionAttributes });
        if (name === 'modification') found.push({ ...words, kind: 'format', of: mark.attrs as ModificationAttributes });
      }
      return;
    }
    const isBreak = isLine(node);
    const piece = {
      text: isBreak ? '' : node.textContent,
      what: isBreak ? 'break' : node.type.name,
      from,
      to: isLine(node) ? from + 1 : to,
    };
    for (const kind of ['insertion', 'deletion'] as const)
      for (const of of suggestionsOn(node, kind)) found.push({ ...piece, kind, of });
    const restyle = (node.attrs.restyle ?? null) as RestyleAttributes | null;
    if (restyle !== null)
      found.push({ ...piece, text: node.textContent, what: 'words', to, kind: 'style', of: restyle, restyle });
    node.forEach((child, offset) => visit(child, from + 1 + offset));
  };
  visit(block, 0);
  return found;
}
