import type { Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { TableKit } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';
import type * as Y from 'yjs';
import type { CitationAttributes } from '../references.ts';
import { Amount } from './amount.ts';
import { RoleParagraph } from './blocks.ts';
import { CaseTable } from './caseTable.ts';
import { CaseValue } from './caseValue.ts';
import { Citation, type CitationAt } from './citation.ts';
import type { LiveReferences } from './liveReferences.ts';
import { Numbering } from './numbering.ts';
import { type Offer, ReferenceOffer } from './referenceOffer.ts';
import { TypedCitations } from './typedCitations.ts';

/** Name of the Yjs fragment that holds a document's body; the engine reads the same one. */
export const BODY_FRAGMENT = 'body';

export interface EditorParts {
  readonly text: Y.Doc;
  readonly references: LiveReferences;
  readonly onOpenCitation: (citation: CitationAttributes) => void;
  /** A citation under the pointer or chosen by keyboard, null when it is left. */
  readonly onCitation: (at: CitationAt | null) => void;
  readonly onOffer: (offer: Offer | null) => void;
  readonly onOfferKey: (event: KeyboardEvent) => boolean;
}

/** The one list of what a document may hold, in the order that matters. Undo is Yjs's: it covers one's own session. */
export function documentExtensions(parts: EditorParts): Extensions {
  return [
    StarterKit.configure({
      paragraph: false,
      heading: { levels: [1, 2, 3] },
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
    RoleParagraph,
    TableKit.configure({ table: { resizable: true, renderWrapper: true } }),
    Citation.configure({ references: parts.references, onOpen: parts.onOpenCitation, onShow: parts.onCitation }),
    Amount.configure({ references: parts.references }),
    CaseValue.configure({ references: parts.references }),
    CaseTable.configure({ references: parts.references }),
    Numbering,
    ReferenceOffer.configure({ references: parts.references, onOffer: parts.onOffer, onKey: parts.onOfferKey }),
    TypedCitations.configure({ references: parts.references }),
    Collaboration.configure({ document: parts.text, field: BODY_FRAGMENT }),
  ];
}
