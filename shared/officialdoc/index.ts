/**
 * Official documents (Nghị định 30/2020): one format-neutral tree, made from the editor's JSON and the case, feeds the DOCX
 * writer here and the PDF writer behind `#officialdoc/node` (native, never in the browser bundle). Writers are pure: equal
 * trees give equal bytes.
 */

export { annexAlone } from './annexAlone.ts';
export { columnSums, readFigure, type SumCell } from './columnSums.ts';
export * from './compare/index.ts';
export { renderDocx } from './docx/renderDocx.ts';
export * from './editorJson.ts';
export * from './figures.ts';
export * from './form/index.ts';
export * from './forms/index.ts';
export { annexesOf, caseResolver, documentTree } from './fromCase.ts';
export * from './fromDocx/index.ts';
export { blocksFromEditor, bodyFromEditor, type Resolver } from './fromEditor.ts';
export * from './fromMatrix/index.ts';
export {
  annexLabel,
  headingLabel,
  headingLabels,
  headingOfLabel,
  type NumberedHeading,
  pointLetter,
  roman,
} from './numbering.ts';
export { missingPictures, pictureBytes, pictureId, pictureSourceOf, withPictures } from './pictures.ts';
export { blockText, plainText } from './plainText.ts';
export { isTitle, printable } from './printable.ts';
export * from './process/index.ts';
export * from './proof/index.ts';
export * from './publicVersion.ts';
export { numberFromWords } from './readWords.ts';
export { provePdf, proveWord, type RemovalProof } from './removalProof.ts';
export { conclusionSkeleton } from './skeleton.ts';
export * from './suggestions.ts';
export * from './tree.ts';
export { amountInWords, numberInWords, type Reading } from './words.ts';
