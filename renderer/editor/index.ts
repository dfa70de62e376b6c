export { DocumentEditor, type DocumentEditorProps } from './DocumentEditor.tsx';
export type { CitationAt } from './extensions/citation.ts';
export { BODY_FRAGMENT } from './extensions/index.ts';
export * from './references.ts';
