import { diffArrays } from 'diff';
import type { Block } from '../tree.ts';
import { type Line, type LineStyle, linesOf } from './lines.ts';
import { type Pair, type Pairable, pairsOf } from './pairs.ts';
import { comparedWords, type Piece } from './words.ts';

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

/** Shorter lines («Tổng cộng») stand in many places; that one is found elsewhere says nothing. */
const SHORTEST_MOVED = 12;

const keyOf = (line: Line): string =>
  `${line.style === 'row' || line.style === 'image' ? line.style : ''}\u0000${line.cells.join('\u0001')}`;

const pairable = (line: Line): Pairable => ({
  key: keyOf(line),
  kind: line.style === 'row' ? 'row' : 'line',
  text: line.cells.join(' '),
});

/** What was added, removed, changed and moved between two texts: by paragraph, table row and word. */
export function compareTexts(before: readonly Block[], after: readonly Block[]): Comparison {
  const old = linesOf(before);
  const now = linesOf(after);
  const moves = new Map<Line, number>();
  const pairs = pairsOf(old.map(pairable), now.map(pairable));
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
