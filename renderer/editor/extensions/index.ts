import type { Extensions } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import type * as Y from 'yjs';
import type { CitationAttributes } from '../references.ts';
import { Deletion, Insertion, Modification, PendingBreak, SuggestionAttributesOnNodes } from '../suggestions/schema.ts';
import { type SuggestionOptions, Suggestions } from '../suggestions/suggestions.ts';
import { ActiveFootnoteExtension } from './activeFootnote.ts';
import { Amount } from './amount.ts';
import { AutoNumber } from './autoNumber.ts';
import { body } from './body.ts';
import { CaseTable } from './caseTable.ts';
import { CaseValue } from './caseValue.ts';
import { Citation, type CitationAt } from './citation.ts';
import { ColumnSum } from './columnSum.ts';
import { Dashes, DashItem } from './dashes.ts';
import { DocumentEnds } from './documentEnds.ts';
import { Figure } from './figure.ts';
import { Footnote } from './footnote.ts';
import { FormField } from './formField.ts';
import { Heading } from './heading.ts';
import type { LiveReferences } from './liveReferences.ts';
import { Numbering } from './numbering.ts';
import { PageBreaks } from './pageBreaks.ts';
import { RoleParagraph } from './paragraph.ts';
import { Paste } from './paste.ts';
import { ProofMarks } from './proofMarks.ts';
import { ReferenceOffer, type ReferenceOfferOptions } from './referenceOffer.ts';
import { RemarkMarks } from './remarkMarks.ts';
import { Search } from './search.ts';
import { StyleKeys } from './styleKeys.ts';
import { tableExtensions } from './table/table.ts';
import { TypedCitations } from './typedCitations.ts';

export { BODY_FRAGMENT } from './body.ts';

export interface EditorParts {
  readonly text: Y.Doc;
  readonly references: LiveReferences;
  readonly onOpenCitation: (citation: CitationAttributes) => void;
  /** A citation under the pointer or chosen by keyboard, null when it is left. */
  readonly onCitation: (at: CitationAt | null) => void;
  /** A footnote's text is to be written: its position. */
  readonly onOpenFootnote: (position: number) => void;
  readonly onPicturesLeftOut: (count: number) => void;
  readonly offer: ReferenceOfferOptions;
  readonly suggestions: SuggestionOptions;
}

/**
 * The one list of what a document may hold and what the editor does, in the order that matters. Undo is Yjs's: it covers one's
 * own session. Something new is one file here and one line below; a new node also needs its row in `editorJson`, in the tree
 * and in both writers.
 */
export function documentExtensions(parts: EditorParts): Extensions {
  const { references } = parts;
  return [
    StarterKit.configure({
      paragraph: false,
      heading: false,
      bulletList: false,
      listItem: false,
      blockquote: false,
      code: false,
      codeBlock: false,
      horizontalRule: false,
      link: false,
      orderedList: false,
      strike: false,
      undoRedo: false,
      trailingNode: false,
      dropcursor: { class: 'drop-cursor' },
    }),
    // Before everything with keys of its own: an offer at the caret takes Enter and Tab.
    ReferenceOffer.configure(parts.offer),
    RoleParagraph,
    Heading,
    Dashes,
    DashItem,
    ...tableExtensions(references),
    Citation.configure({ references, onOpen: parts.onOpenCitation, onShow: parts.onCitation }),
    Amount.configure({ references }),
    CaseValue.configure({ references }),
    FormField.configure({ references }),
    CaseTable.configure({ references }),
    ColumnSum.configure({ references }),
    Footnote.configure({ onOpen: parts.onOpenFootnote }),
    Figure.configure({ references }),
    Insertion,
    Deletion,
    Modification,
    PendingBreak,
    SuggestionAttributesOnNodes,
    Suggestions.configure(parts.suggestions),
    Numbering,
    AutoNumber,
    StyleKeys,
    DocumentEnds,
    ActiveFootnoteExtension,
    Search,
    PageBreaks,
    ProofMarks,
    RemarkMarks,
    Paste.configure({ onPicturesLeftOut: parts.onPicturesLeftOut }),
    TypedCitations.configure({ references }),
    ...body(parts.text),
  ];
}
