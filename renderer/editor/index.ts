export { DocumentEditor, type DocumentEditorProps } from './DocumentEditor.tsx';
export type { CitationAt } from './extensions/citation.ts';
export { BODY_FRAGMENT } from './extensions/index.ts';
export { pageAt } from './extensions/pageBreaks.ts';
export { type ProofFix, type ProofMark, proofPlace } from './extensions/proofMarks.ts';
export { findPageBreaks, type PageBreak } from './pages/findBreaks.ts';
export { bareLetters, printedLetters } from './pages/letters.ts';
export * from './references.ts';
