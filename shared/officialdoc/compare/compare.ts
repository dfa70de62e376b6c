import { diffArrays } from 'diff';
import type { Block } from '../tree.ts';
import { anchorsOf } from './anchors.ts';
import { type Line, type LineStyle, linesOf } from './lines.ts';
import { bagOf, comparedWords, likeness, type Piece } from './words.ts';

/**
 * `changed`: other words; `restyled`: the same words set otherwise; `movedFrom` and `movedTo`: the same line in another place,
 * shown in both.
 */
export type LineChange = 'same' | 'added' | 'removed' | 'changed' | 'restyled' | 'movedFrom' | 'movedTo';

export interface ComparedLine {
  readonly change: LineChange;
  readonly style: LineStyle;
  /** Its style in the earlier text; null where it was not there. */
  readonly oldStyle: LineStyle | null;
  /** Number of a heading in the text it is shown from: the later one, unless it is gone. */
  readonly label: string;
  /** Of a table row one for each cell, else one. */
  readonly cells: readonly (readonly Piece[])[];
  /** Joins the two places of a moved line. */
  readonly move?: number;
}

export interface Comparison {
  readonly lines: readonly ComparedLine[];
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly moved: number;
}

/** Below it two lines are not one that was changed, but one that went and one that came. */
const ALIKE = 0.5;
/** Inside a larger stretch of changes a line is looked for only this far: a text written anew is not one line changed. */
const REACH = 24;
/** Shorter lines («Tổng cộng») stand in many places; that one is found elsewhere says nothing. */
const SHORTEST_MOVED = 12;

const keyOf = (line: Line): string =>
  `${line.style === 'row' || line.style === 'image' ? line.style : ''}\u0000${line.cells.join('\u0001')}`;

type Pair = readonly [before: number | null, after: number | null];

/** What was added, removed, changed and moved between two texts: by paragraph, table row and word. */
export function compareTexts(before: readonly Block[], after: readonly Block[]): Comparison {
  const old = linesOf(before);
  const now = linesOf(after);
  const moves = new Map<Line, number>();
  const pairs = pairsOf(old, now);
  noteMoves(pairs, old, now, moves);
  const lines = pairs.map(([i, j]) =>
    comparedLine(i === null ? null : (old[i] ?? null), j === null ? null : (now[j] ?? null), moves),
  );
  const count = (...changes: LineChange[]) => lines.filter(line => changes.includes(line.change)).length;
  return {
    lines,
    added: count('added'),
    removed: count('removed'),
    changed: count('changed', 'restyled'),
    moved: count('movedTo'),
  };
}

function pairsOf(old: readonly Line[], now: readonly Line[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let [lastOld, lastNow] = [0, 0];
  for (const [i, j] of [...anchorsOf(old.map(keyOf), now.map(keyOf)), [old.length, now.length] as const]) {
    pairs.push(...pairGap(old, now, [lastOld, i], [lastNow, j]));
    if (i < old.length) pairs.push([i, j]);
    [lastOld, lastNow] = [i + 1, j + 1];
  }
  return pairs;
}

/** Between two lines that stayed: which of the lines that went is which of those that came, in order. */
function pairGap(
  old: readonly Line[],
  now: readonly Line[],
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): Pair[] {
  const pairs: Pair[] = [];
  const bags = new Map<Line, ReadonlyMap<string, number>>();
  const bag = (line: Line) => {
    const known = bags.get(line) ?? bagOf(line.cells.join(' '));
    bags.set(line, known);
    return known;
  };
  let next = start;
  for (let i = from; i < to; i++) {
    const line = old[i];
    if (line === undefined) continue;
    let best: { j: number; likeness: number } | null = null;
    for (let j = next; j < Math.min(end, next + REACH); j++) {
      const other = now[j];
      if (other === undefined || (line.style === 'row') !== (other.style === 'row')) continue;
      const alike = likeness(bag(line), bag(other));
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

/** A line that went in one place and came with the same words in another was moved. */
function noteMoves(pairs: readonly Pair[], old: readonly Line[], now: readonly Line[], moves: Map<Line, number>): void {
  const gone = new Map<string, Line[]>();
  for (const [i, j] of pairs) {
    const line = i === null ? undefined : old[i];
    if (line === undefined || j !== null || line.cells.join('').length < SHORTEST_MOVED) continue;
    const key = keyOf(line);
    gone.set(key, [...(gone.get(key) ?? []), line]);
  }
  let move = 0;
  for (const [i, j] of pairs) {
    const line = j === null ? undefined : now[j];
    if (line === undefined || i !== null) continue;
    const from = gone.get(keyOf(line))?.shift();
    if (from === undefined) continue;
    moves.set(from, move);
    moves.set(line, move++);
  }
}

function comparedLine(before: Line | null, after: Line | null, moves: ReadonlyMap<Line, number>): ComparedLine {
  const line = after ?? before;
  if (line === null) throw new RangeError('a line of neither text');
  const { style, label } = line;
  const oldStyle = before?.style ?? null;
  if (before !== null && after !== null) {
    const isSame = keyOf(before) === keyOf(after);
    const change = !isSame ? 'changed' : before.style === after.style ? 'same' : 'restyled';
    return { change, style, oldStyle, label, cells: comparedCells(before.cells, after.cells) };
  }
  const move = moves.get(line);
  const kind = after === null ? 'removed' : 'added';
  const change = move === undefined ? kind : after === null ? 'movedFrom' : 'movedTo';
  return {
    change,
    style,
    oldStyle,
    label,
    cells: line.cells.map(text => [{ kind: move === undefined ? kind : 'same', text }]),
    ...(move !== undefined && { move }),
  };
}

/** Cell by cell; where a column came or went, cells are first matched by their words. */
function comparedCells(before: readonly string[], after: readonly string[]): readonly (readonly Piece[])[] {
  if (before.length === after.length) return before.map((text, i) => comparedWords(text, after[i] ?? ''));
  return diffArrays([...before], [...after]).flatMap(({ added, removed, value }) =>
    value.map((text): Piece[] => [{ kind: added ? 'added' : removed ? 'removed' : 'same', text }]),
  );
}
