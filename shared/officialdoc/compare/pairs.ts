import { anchorsOf } from './anchors.ts';
import { bagOf, likeness } from './words.ts';

/** A piece of a text as it is matched with those of another: equal keys are equal pieces, only one kind becomes the same kind. */
export interface Pairable {
  readonly key: string;
  readonly kind: string;
  readonly text: string;
}

/** Places in the two texts; null = it is not in that text. */
export type Pair = readonly [before: number | null, after: number | null];

/** Below it two pieces are not one that was changed, but one that went and one that came. */
const ALIKE = 0.5;
/** Inside a larger stretch of changes a piece is looked for only this far: a text written anew is not one line changed. */
const REACH = 24;

/** Which piece of the earlier text is which of the later, in order: what stayed, then what was changed between. */
export function pairsOf(old: readonly Pairable[], now: readonly Pairable[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let [lastOld, lastNow] = [0, 0];
  const anchors = anchorsOf(
    old.map(({ key }) => key),
    now.map(({ key }) => key),
  );
  for (const [i, j] of [...anchors, [old.length, now.length] as const]) {
    pairs.push(...pairGap(old, now, [lastOld, i], [lastNow, j]));
    if (i < old.length) pairs.push([i, j]);
    [lastOld, lastNow] = [i + 1, j + 1];
  }
  return pairs;
}

/** Between two pieces that stayed: which of those that went is which of those that came, in order. */
function pairGap(
  old: readonly Pairable[],
  now: readonly Pairable[],
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): Pair[] {
  const pairs: Pair[] = [];
  const bags = new Map<Pairable, ReadonlyMap<string, number>>();
  const bag = (piece: Pairable) => {
    const known = bags.get(piece) ?? bagOf(piece.text);
    bags.set(piece, known);
    return known;
  };
  let next = start;
  for (let i = from; i < to; i++) {
    const piece = old[i];
    if (piece === undefined) continue;
    let best: { j: number; likeness: number } | null = null;
    for (let j = next; j < Math.min(end, next + REACH); j++) {
      const other = now[j];
      if (other === undefined || piece.kind !== other.kind) continue;
      const alike = likeness(bag(piece), bag(other));
      if (alike >= ALIKE && alike > (best?.likeness ?? 0)) best = { j, likeness: alike };
    }
    if (best === null) {
      pairs.push([i, null]);
      continue;
    }
    for (; next < best.j; next++) pairs.push([null, next]);
    pairs.push([i, next++]);
  }
  for (; next < end; next++) pairs.push([null, next]);
  return pairs;
}
