import { Extension, Mark, mergeAttributes } from '@tiptap/core';
import {
  modificationAttributes,
  PENDING_BREAK,
  restyleAttributes,
  type SuggestionAttributes,
  suggestionAttributes,
} from '#officialdoc';
import { formatDateTime } from '../../app/index.ts';
import { json } from '../extensions/attributes.ts';
import { ATOMS, WHOLES } from './suggestion.ts';

const id = (value: unknown) => void suggestionAttributes.shape.id.parse(value);
const by = (value: unknown) => void suggestionAttributes.shape.by.parse(value);
const at = (value: unknown) => void suggestionAttributes.shape.at.parse(value);
const was = (value: unknown) => void modificationAttributes.shape.was.parse(value);

const author = {
  id: { default: '', ...json('id', 'data-suggestion'), validate: id },
  by: { default: '', ...json('by', 'data-by'), validate: by },
  at: { default: 0, ...json('at', 'data-at'), validate: at },
};

/** How many colours tell authors apart; names, in the title and the list, tell them for certain. */
const HUES = 4;

/** What shows whose suggestion it is, and from when. */
export function shownAttributes(suggestion: Pick<SuggestionAttributes, 'by' | 'at'>) {
  let sum = 0;
  for (const letter of suggestion.by) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return { title: `${suggestion.by} · ${formatDateTime(suggestion.at)}`, 'data-hue': String(sum % HUES) };
}

/** Words that somebody suggests to put in. Two people's may overlap. */
export const Insertion = Mark.create({
  name: 'insertion',
  inclusive: false,
  excludes: '',
  addAttributes: () => author,
  parseHTML: () => [{ tag: 'ins[data-suggestion]' }],
  renderHTML: ({ mark, HTMLAttributes }) => [
    'ins',
    mergeAttributes(HTMLAttributes, { class: 'suggestion', ...shownAttributes(mark.attrs as SuggestionAttributes) }),
    0,
  ],
});

/** Words that somebody suggests to strike. */
export const Deletion = Mark.create({
  name: 'deletion',
  inclusive: false,
  excludes: '',
  addAttributes: () => author,
  parseHTML: () => [{ tag: 'del[data-suggestion]' }],
  renderHTML: ({ mark, HTMLAttributes }) => [
    'del',
    mergeAttributes(HTMLAttributes, { class: 'suggestion', ...shownAttributes(mark.attrs as SuggestionAttributes) }),
    0,
  ],
});

/** Words set bold, italic or underlined by suggestion: they look so already, and the mark knows how they were. */
export const Modification = Mark.create({
  name: 'modification',
  inclusive: false,
  addAttributes: () => ({ ...author, was: { default: [], ...json('was', 'data-was'), validate: was } }),
  parseHTML: () => [{ tag: 'span[data-was]' }],
  renderHTML: ({ mark, HTMLAttributes }) => [
    'span',
    mergeAttributes(HTMLAttributes, {
      class: 'suggestion suggested-format',
      ...shownAttributes(mark.attrs as SuggestionAttributes),
    }),
    0,
  ],
});

const optional = (schema: typeof suggestionAttributes | typeof restyleAttributes) => (value: unknown) =>
  void schema.nullable().parse(value);
/** Never copied to the second half of a split, nor into or out of a clipboard. */
const silent = { default: null, keepOnSplit: false, rendered: false, parseHTML: () => null };

/** The attributes by which citations, blocks and rows carry a suggestion. */
export const SuggestionAttributesOnNodes = Extension.create({
  name: 'suggestionAttributes',
  addGlobalAttributes: () => [
    {
      types: [...ATOMS, ...WHOLES, 'paragraph', 'heading'],
      attributes: {
        insertion: { ...silent, validate: optional(suggestionAttributes) },
        deletion: { ...silent, validate: optional(suggestionAttributes) },
      },
    },
    {
      types: ['paragraph', 'heading'],
      attributes: { restyle: { ...silent, validate: optional(restyleAttributes) } },
    },
  ],
});

/**
 * The sign for a new paragraph suggested inside a paragraph. The words stay where they are until it is accepted; it is a word
 * itself, because a node would cut the words in two for Yjs. Never made from a clipboard.
 */
export const PendingBreak = Mark.create({
  name: PENDING_BREAK,
  inclusive: false,
  parseHTML: () => [{ tag: 'span[data-pending-break]', ignore: true }],
  renderHTML: () => ['span', { class: 'pending-break', 'data-pending-break': '' }, 0],
});
