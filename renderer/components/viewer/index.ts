export { LeafPreview } from './LeafPreview.tsx';
export type { LeafFocus, PageQuote } from './pageQuote.ts';
export { Viewer } from './Viewer.tsx';
