/** A run of words of a comparison: in both, only as quoted, only in the source. */
export interface DiffPiece {
  readonly op: 'same' | 'quoted' | 'source';
  readonly text: string;
}

export type QuoteMatch =
  | { readonly state: 'same' }
  | { readonly state: 'differs'; readonly pieces: readonly DiffPiece[] }
  /** Nothing like it in the source. */
  | { readonly state: 'notFound' };

export interface Token {
  /** As printed. */
  readonly text: string;
  /** As compared: case, composition and the place of the tone mark make no difference. */
  readonly key: string;
}

/** A source made ready once for all quotations from it. */
export interface QuoteSource {
  readonly tokens: readonly Token[];
  readonly places: ReadonlyMap<string, readonly number[]>;
}

const WORD = /\d+(?:[.,/]\d+)*|\p{L}[\p{L}\p{M}]*|[%²³]/gu;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** «…», «[…]», «(...)»: something was left out on purpose. */
const LEFT_OUT = /[[(]?\s*(?:…|\.{3,})\s*[\])]?/u;
/** Less alike than this share of words is another text. */
const ALIKE = 0.6;

/** `hoà` and `hòa` are one word; so are `NGHIỆM THU` and `Nghiệm thu`. */
function keyOf(word: string): string {
  const letters = word.toLowerCase().normalize('NFD');
  const tones = letters.match(TONES)?.join('') ?? '';
  return letters.replace(TONES, '') + tones;
}

/** Words and figures of a text, in order; how they are set, composed or capitalised makes no difference to their keys. */
export function tokensOf(text: string): Token[] {
  // A word cut at the end of a line belongs together.
  const whole = text.normalize('NFC').replace(/(\p{L})[-\u00ad]\s*\n\s*(\p{Ll})/gu, '$1$2');
  return Array.from(whole.matchAll(WORD), ([word]) => ({ text: word, key: keyOf(word) }));
}

export function quoteSource(text: string): QuoteSource {
  const tokens = tokensOf(text);
  const places = new Map<string, number[]>();
  tokens.forEach(({ key }, index) => {
    const known = places.get(key);
    if (known === undefined) places.set(key, [index]);
    else known.push(index);
  });
  return { tokens, places };
}

/**
 * Compares a quotation with its source, tolerant of spaces, line ends, punctuation, capitals, composition and the place of
 * tone marks; numbers and words must agree. What the quotation leaves out with «…» may be missing, in order.
 */
export function matchQuote(quote: string, source: QuoteSource): QuoteMatch {
  const parts = quote
    .split(new RegExp(LEFT_OUT, 'gu'))
    .map(tokensOf)
    .filter(part => part.length > 0);
  if (parts.length === 0) return { state: 'same' };
  const pieces: DiffPiece[] = [];
  let isSame = true;
  let from = 0;
  for (const [index, part] of parts.entries()) {
    if (index > 0) pieces.push({ op: 'same', text: '…' });
    const at = exactPlace(part, source, from);
    if (at !== null) {
      pieces.push({ op: 'same', text: textOf(part) });
      from = at + part.length;
      continue;
    }
    const found = closest(part, source);
    if (found === null) return { state: 'notFound' };
    isSame = false;
    pieces.push(...found);
  }
  return isSame ? { state: 'same' } : { state: 'differs', pieces };
}

const textOf = (tokens: readonly Token[]) => tokens.map(token => token.text).join(' ');

/** Index of the part in the source, at or after `from`; null when it is not there word by word. */
function exactPlace(part: readonly Token[], source: QuoteSource, from: number): number | null {
  // The rarest word decides where to look.
  let rarest = 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (const [index, { key }] of part.entries()) {
    const count = source.places.get(key)?.length ?? 0;
    if (count === 0) return null;
    if (count < fewest) [rarest, fewest] = [index, count];
  }
  for (const place of source.places.get(part[rarest]?.key ?? '') ?? []) {
    const start = place - rarest;
    if (start >= from && part.every(({ key }, index) => source.tokens[start + index]?.key === key)) return start;
  }
  return null;
}

/** The stretch of the source most like the part, as a difference; null when none is alike. */
function closest(part: readonly Token[], source: QuoteSource): DiffPiece[] | null {
  const window = bestWindow(part, source);
  if (window === null) return null;
  const text = source.tokens.slice(window.start, window.end);
  const { columns, rows, at } = alignment(part, text);
  let best = 0;
  for (let column = 0; column < columns; column++) if (at(rows - 1, column) < at(rows - 1, best)) best = column;
  if (at(rows - 1, best) > part.length * (1 - ALIKE)) return null;
  return traced(part, text, at, best);
}

/** Where most words of the part stand close together, widened on both sides. */
function bestWindow(part: readonly Token[], source: QuoteSource): { start: number; end: number } | null {
  const size = part.length;
  const hits = new Uint8Array(source.tokens.length);
  for (const { key } of part) for (const place of source.places.get(key) ?? []) hits[place] = 1;
  let inWindow = 0;
  let most = 0;
  let end = 0;
  for (let index = 0; index < hits.length; index++) {
    inWindow += (hits[index] ?? 0) - (index >= size ? (hits[index - size] ?? 0) : 0);
    if (inWindow > most) [most, end] = [inWindow, index + 1];
  }
  if (most < size * ALIKE * 0.8) return null;
  return { start: Math.max(0, end - size * 2), end: Math.min(hits.length, end + size) };
}

interface Alignment {
  readonly rows: number;
  readonly columns: number;
  readonly at: (row: number, column: number) => number;
}

/** Edit distances of the whole part against any stretch of the text (the stretch may begin anywhere). */
function alignment(part: readonly Token[], text: readonly Token[]): Alignment {
  const rows = part.length + 1;
  const columns = text.length + 1;
  const cost = new Uint16Array(rows * columns);
  for (let row = 1; row < rows; row++) {
    cost[row * columns] = row;
    for (let column = 1; column < columns; column++) {
      const isSame = part[row - 1]?.key === text[column - 1]?.key;
      cost[row * columns + column] = Math.min(
        (cost[(row - 1) * columns + column - 1] ?? 0) + (isSame ? 0 : 1),
        (cost[(row - 1) * columns + column] ?? 0) + 1,
        (cost[row * columns + column - 1] ?? 0) + 1,
      );
    }
  }
  return { rows, columns, at: (row, column) => cost[row * columns + column] ?? 0 };
}

function traced(part: readonly Token[], text: readonly Token[], at: Alignment['at'], end: number): DiffPiece[] {
  const steps: { op: DiffPiece['op']; text: string }[] = [];
  let [row, column] = [part.length, end];
  while (row > 0) {
    const [quoted, said] = [part[row - 1], text[column - 1]];
    const isSame = quoted !== undefined && quoted.key === said?.key;
    if (column > 0 && at(row, column) === at(row - 1, column - 1) + (isSame ? 0 : 1)) {
      if (isSame) steps.push({ op: 'same', text: quoted.text });
      else steps.push({ op: 'source', text: said?.text ?? '' }, { op: 'quoted', text: quoted?.text ?? '' });
      row--;
      column--;
    } else if (column > 0 && at(row, column) === at(row, column - 1) + 1) {
      steps.push({ op: 'source', text: said?.text ?? '' });
      column--;
    } else {
      steps.push({ op: 'quoted', text: quoted?.text ?? '' });
      row--;
    }
  }
  return merged(steps.reverse());
}

/** Neighbouring words of one kind as one piece; within a change what was quoted comes before what the source says. */
function merged(steps: readonly { op: DiffPiece['op']; text: string }[]): DiffPiece[] {
  const pieces: DiffPiece[] = [];
  let quoted: string[] = [];
  let source: string[] = [];
  let same: string[] = [];
  const flushSame = () => {
    if (same.length > 0) pieces.push({ op: 'same', text: same.join(' ') });
    same = [];
  };
  const flushChange = () => {
    if (quoted.length > 0) pieces.push({ op: 'quoted', text: quoted.join(' ') });
    if (source.length > 0) pieces.push({ op: 'source', text: source.join(' ') });
    quoted = [];
    source = [];
  };
  for (const step of steps) {
    if (step.op === 'same') {
      flushChange();
      same.push(step.text);
    } else {
      flushSame();
      (step.op === 'quoted' ? quoted : source).push(step.text);
    }
  }
  flushChange();
  flushSame();
  return pieces;
}
