export { renderDocx } from './docx/renderDocx.ts';
export * from './editorJson.ts';
export * from './figures.ts';
export { caseResolver, documentTree } from './fromCase.ts';
export { bodyFromEditor, type Resolver } from './fromEditor.ts';
export { headingLabels, pointLetter, roman } from './numbering.ts';
export { conclusionSkeleton } from './skeleton.ts';
export * from './tree.ts';
export { amountInWords, numberInWords, type Reading } from './words.ts';
