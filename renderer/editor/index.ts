export { DocumentEditor, type DocumentEditorProps } from './DocumentEditor.tsx';
export type { CitationAt } from './extensions/citation.ts';
export { BODY_FRAGMENT } from './extensions/index.ts';
export { pageAt } from './extensions/pageBreaks.ts';
export { type ProofFix, type ProofMark, proofPlace } from './extensions/proofMarks.ts';
export { anchorOf, placeOfAnchor, quoteOf, type RemarkMark } from './extensions/remarkMarks.ts';
export { findPageBreaks, type PageBreak } from './pages/findBreaks.ts';
export { bareLetters, printedLetters } from './pages/letters.ts';
export { styleOf } from './paragraphStyles.ts';
export * from './references.ts';
export {
  SUGGESTION_KINDS,
  type Suggestion,
  type SuggestionKind,
  type SuggestionPiece,
  suggestionsIn,
} from './suggestions/list.ts';
export { isPendingBreak, isStruck } from './suggestions/suggestion.ts';
export { isSuggesting, suggestionKey } from './suggestions/suggestions.ts';
export { editTowards } from './towards.ts';
