export type { WordHead } from './head.ts';
export { readWordText, type WordText } from './readText.ts';
export type { FileReference } from './references.ts';
export { type TakenBack, takenBack } from './takeBack.ts';
