import type { Node } from '@tiptap/pm/model';
import { headingNumbers } from '../extensions/numbering.ts';
import type {
  AmountAttributes,
  CaseReferences,
  CaseValueAttributes,
  CitationAttributes,
  FormFieldAttributes,
} from '../references.ts';
import { isPendingBreak, isStruck } from '../suggestions/suggestion.ts';

/** The letters of a text as printed, without spaces and in small letters, and where in the document each stands. */
export interface PrintedLetters {
  readonly letters: string;
  readonly positions: readonly number[];
}

/** Letters by which two texts are compared: no spaces, NFC, small. */
export function bareLetters(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/gu, '');
}

/** What a document prints, in the order of the paper; notes at the foot of a page and their marks are left out. */
export function printedLetters(doc: Node, references: CaseReferences): PrintedLetters {
  const pieces: string[] = [];
  const positions: number[] = [];
  const add = (text: string, positionOf: (index: number) => number) => {
    const bare = bareLetters(text);
    pieces.push(bare);
    // Where a letter is written as two, its place is as near as its share of the text.
    const share = text.length / Math.max(1, bare.length);
    const small = text.toLowerCase();
    let next = 0;
    for (let i = 0; i < bare.length; i++) {
      const found = small.indexOf(bare[i] ?? '', next);
      const at = found === -1 ? Math.floor(i * share) : found;
      next = found === -1 ? next : found + 1;
      positions.push(positionOf(at));
    }
  };
  const headings = new Map(headingNumbers(doc).map(({ from, text }) => [from, text]));
  doc.descendants((node, position) => {
    const own = () => position;
    if (isStruck(node) || isPendingBreak(node)) return false;
    if (node.isText) add(node.text ?? '', at => position + at);
    else if (node.type.name === 'heading') add(headings.get(position) ?? '', own);
    else if (node.type.name === 'listItem') add('-', own);
    else add(labelOf(node, references), own);
    return node.type.name !== 'footnote';
  });
  return { letters: pieces.join(''), positions };
}

function labelOf(node: Node, references: CaseReferences): string {
  switch (node.type.name) {
    case 'citation':
      return references.citationLabel(node.attrs as CitationAttributes);
    case 'amount':
      return references.amountLabel(node.attrs as AmountAttributes);
    case 'caseValue':
      return references.valueLabel(node.attrs as CaseValueAttributes);
    case 'formField':
      return references.fieldLabel(node.attrs as FormFieldAttributes);
    case 'caseTable': {
      const { caption, header, rows } = references.caseTable(node.attrs.table);
      return [caption, ...header, ...rows.flat()].join('');
    }
    default:
      return '';
  }
}
