export { type ComparedLine, type Comparison, compareTexts, type LineChange } from './compare.ts';
export type { LineStyle } from './lines.ts';
export { type Pair, type Pairable, pairsOf } from './pairs.ts';
export { comparedWords, type Piece } from './words.ts';
