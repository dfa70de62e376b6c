import { diffArrays } from 'diff';
import { type Token, tokensOf } from '../proof/quotes.ts';

/** One place where a signed copy and the exported text do not say the same. */
export interface SignedDifference {
  /** Some words before, in both. */
  readonly before: string;
  /** '' = only the signed copy has words here. */
  readonly exported: string;
  /** '' = the signed copy lacks the words here. */
  readonly signed: string;
  readonly after: string;
}

export type SignedComparison =
  | { readonly state: 'compared'; readonly words: number; readonly differences: readonly SignedDifference[] }
  /** More is different than is alike: another document, or a text layer that cannot be read. */
  | { readonly state: 'unlike' };

const CONTEXT_WORDS = 6;
/** Words changed, added and taken away; beyond it the two are not one document. */
const MOST_EDITS = 6_000;

/**
 * The words of a signed copy against those of the file it was printed from. Line ends, spaces, punctuation and capitals are set anew by
 * every scanner and do not count; words and figures do.
 */
export function compareSigned(exported: string, signed: string): SignedComparison {
  const [ours, theirs] = [tokensOf(exported), tokensOf(signed)];
  const changes = diffArrays(
    ours.map(each => each.key),
    theirs.map(each => each.key),
    { maxEditLength: MOST_EDITS },
  );
  if (changes === undefined) return { state: 'unlike' };
  const differences: SignedDifference[] = [];
  let [at, there, same] = [0, 0, 0];
  for (let index = 0; index < changes.length; index++) {
    const change = changes[index];
    if (change === undefined) break;
    if (!change.added && !change.removed) {
      same += change.count;
      at += change.count;
      there += change.count;
      continue;
    }
    const from = { at, there };
    // What went and what came in its place is one difference.
    for (let next = changes[index]; next?.added || next?.removed; next = changes[++index]) {
      if (next.removed) at += next.count;
      else there += next.count;
    }
    index--;
    differences.push({
      before: words(ours, from.at - CONTEXT_WORDS, from.at),
      exported: words(ours, from.at, at),
      signed: words(theirs, from.there, there),
      after: words(ours, at, at + CONTEXT_WORDS),
    });
  }
  if (same * 2 < Math.max(ours.length, theirs.length)) return { state: 'unlike' };
  return { state: 'compared', words: same, differences };
}

const words = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(Math.max(0, from), to)
    .map(each => each.text)
    .join(' ');
