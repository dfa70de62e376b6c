export { DocumentEditor, type DocumentEditorProps } from './DocumentEditor.tsx';
export { BODY_FRAGMENT } from './extensions/index.ts';
export * from './references.ts';
