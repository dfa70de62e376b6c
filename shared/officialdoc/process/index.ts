export { copiesOf, copyPlaces, copyTree } from './copies.ts';
export { issuedTree, issueParts, issuesOf } from './issue.ts';
export {
  type IssueNumber,
  type IssueProblem,
  issueProblems,
  MOVES,
  nextMoves,
  nextTeamNumber,
  stateAfter,
} from './moves.ts';
export { compareSigned, type SignedComparison, type SignedDifference } from './signed.ts';
