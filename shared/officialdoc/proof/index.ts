export { ProofChecker, type ProofInput } from './checker.ts';
export { CLAIM_RULES, type ClaimReader, type ClaimReason, type ClaimRules, claimReader } from './claims.ts';
export { factsOf, type NodeFacts } from './facts.ts';
export { type Figure, figuresIn, type Hedge, saysPercent, saysValue } from './figures.ts';
export * from './issues.ts';
export { driftOf, generatedFacts, type MatrixFact, matrixFact, matrixFacts } from './matrixFacts.ts';
export { type DiffPiece, matchQuote, type QuoteMatch, quoteSource } from './quotes.ts';
export { sentencesIn } from './sentences.ts';
export { type DocNode, positionOf, textBlocksOf } from './textBlocks.ts';
