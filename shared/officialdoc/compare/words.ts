import { diffArrays } from 'diff';

/** A run of words of a changed line: in both texts, only in the later, only in the earlier. */
export interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A word with its marks, a run of spaces, or one other sign. */
const TOKEN = /[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu;

/** Words of a line, in order. */
export const tokensOf = (text: string): readonly string[] => text.match(TOKEN) ?? [];

/** What became of the words of a line. Joined without `removed` it is `after`, without `added` it is `before`. */
export function comparedWords(before: string, after: string): readonly Piece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const pieces = diffArrays([...tokensOf(before)], [...tokensOf(after)]).map(
    ({ added, removed, value }): Piece => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    }),
  );
  return withoutIslands(pieces);
}

/** A lone space between two changed words only hides that both changed together. */
function withoutIslands(pieces: readonly Piece[]): readonly Piece[] {
  const joined: { kind: Piece['kind']; text: string }[] = [];
  const takes = (from: number, kind: Piece['kind']) => {
    for (let i = from; i < pieces.length && pieces[i]?.kind !== 'same'; i++) if (pieces[i]?.kind === kind) return true;
    return false;
  };
  const isIsland = (piece: Piece, at: number) =>
    piece.kind === 'same' &&
    /^\s+$/.test(piece.text) &&
    at > 0 &&
    (['removed', 'added'] as const).every(kind => takes(at + 1, kind)) &&
    pieces[at - 1]?.kind !== 'same';
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') joined.push({ kind: 'removed', text: removed });
    if (added !== '') joined.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  pieces.forEach((piece, at) => {
    if (piece.kind === 'removed') removed += piece.text;
    else if (piece.kind === 'added') added += piece.text;
    else if (isIsland(piece, at) && removed !== '' && added !== '') {
      removed += piece.text;
      added += piece.text;
    } else {
      flush();
      joined.push({ kind: 'same', text: piece.text });
    }
  });
  flush();
  return joined;
}

/** How alike two lines are: 0 = no word in common, 1 = the same words (Sørensen–Dice over words). */
export function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0;
  let all = 0;
  for (const [word, count] of a) {
    common += Math.min(count, b.get(word) ?? 0);
    all += count;
  }
  for (const count of b.values()) all += count;
  return all === 0 ? 1 : (2 * common) / all;
}

/** Words of a line with how often each stands in it; spaces and signs do not count. */
export function bagOf(text: string): ReadonlyMap<string, number> {
  const bag = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}\p{M}]+/gu)) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}
