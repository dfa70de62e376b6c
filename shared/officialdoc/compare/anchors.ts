import { diffArrays } from 'diff';

export type Anchor = readonly [before: number, after: number];

/**
 * Lines that stand in both texts in the same order. First those that stand once in each («patience»: such lines rarely match by
 * chance, and their longest common order is found in n·log n however much was moved), then what repeats, between them.
 * @param before keys of the lines; equal keys are equal lines
 */
export function anchorsOf(before: readonly string[], after: readonly string[]): readonly Anchor[] {
  const anchors: Anchor[] = [];
  let [lastBefore, lastAfter] = [0, 0];
  for (const [i, j] of [...longestRise(uniqueInBoth(before, after)), [before.length, after.length] as const]) {
    for (const [k, l] of repeated(before.slice(lastBefore, i), after.slice(lastAfter, j)))
      anchors.push([lastBefore + k, lastAfter + l]);
    if (i < before.length) anchors.push([i, j]);
    [lastBefore, lastAfter] = [i + 1, j + 1];
  }
  return anchors;
}

/** Places of the lines that each text has once, in the order of the earlier. */
function uniqueInBoth(before: readonly string[], after: readonly string[]): readonly Anchor[] {
  const [inBefore, inAfter] = [placesOf(before), placesOf(after)];
  return [...inBefore].flatMap(([key, [i, ...more]]): Anchor[] => {
    const [j, ...others] = inAfter.get(key) ?? [];
    return i === undefined || j === undefined || more.length + others.length > 0 ? [] : [[i, j]];
  });
}

function placesOf(keys: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  keys.forEach((key, at) => {
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else known.push(at);
  });
  return places;
}

/** The longest choice of pairs whose places rise in both texts (patience sorting). */
function longestRise(pairs: readonly Anchor[]): readonly Anchor[] {
  interface Step {
    readonly pair: Anchor;
    readonly before: Step | null;
  }
  /** The n-th holds the pair with the least place at which a rise of n + 1 pairs can end. */
  const ends: Step[] = [];
  for (const pair of pairs) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.pair[1] ?? 0) < pair[1]) low = middle + 1;
      else high = middle;
    }
    ends[low] = { pair, before: ends[low - 1] ?? null };
  }
  const rise: Anchor[] = [];
  for (let step = ends.at(-1) ?? null; step !== null; step = step.before) rise.push(step.pair);
  return rise.reverse();
}

/** Lines that repeat, in a stretch between two anchors. What stands in one of the two only matches nothing and is left out. */
function repeated(before: readonly string[], after: readonly string[]): readonly Anchor[] {
  const [inBefore, inAfter] = [new Set(before), new Set(after)];
  const from = before.flatMap((key, i) => (inAfter.has(key) ? [i] : []));
  const to = after.flatMap((key, j) => (inBefore.has(key) ? [j] : []));
  if (from.length === 0) return [];
  const anchors: Anchor[] = [];
  let [i, j] = [0, 0];
  const parts = diffArrays(
    from.map(at => before[at]),
    to.map(at => after[at]),
  );
  for (const { added, removed, count = 0 } of parts) {
    if (added) j += count;
    else if (removed) i += count;
    else
      for (let n = 0; n < count; n++) {
        const [k, l] = [from[i++], to[j++]];
        if (k !== undefined && l !== undefined) anchors.push([k, l]);
      }
  }
  return anchors;
}
