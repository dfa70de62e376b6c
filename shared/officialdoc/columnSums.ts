import { groupDigits } from './figures.ts';

/** What a sum needs to know of a cell. */
export interface SumCell {
  readonly colspan: number;
  readonly rowspan: number;
  readonly isHeader: boolean;
  /** Holds the sum itself, so it is not added up. */
  readonly isSum: boolean;
  /** Its words as printed, citations left out. */
  readonly text: string;
}

/** Digits behind the comma that are kept exactly. */
const DECIMALS = 6;
const FIGURE =
  /^[(]?([-−]?)(\d{1,3}(?:[.\s\u00a0]\d{3})+|\d+)(?:,(\d{1,6}))?[)]?\s*(đồng|đ|triệu đồng|tỷ đồng|m²|m2|ha|%)?$/iu;

/** A cell that is one figure: its value in millionths, and the unit written behind it. */
export function readFigure(text: string): { readonly value: bigint; readonly unit: string } | null {
  const match = FIGURE.exec(text.normalize('NFC').trim());
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', unit = ''] = match;
  const digits = whole.replace(/\D/g, '') + fraction.padEnd(DECIMALS, '0');
  return { value: sign === '' ? BigInt(digits) : -BigInt(digits), unit: unit.toLowerCase() };
}

function figureText(value: bigint, unit: string): string {
  const digits = String(value < 0n ? -value : value).padStart(DECIMALS + 1, '0');
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '');
  const whole = groupDigits(BigInt(digits.slice(0, -DECIMALS)));
  return `${value < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `,${fraction}`}${unit === '' ? '' : ` ${unit}`}`;
}

interface PlacedCell extends SumCell {
  readonly column: number;
}

/** Cells with the column they start in: merged cells push their neighbours to the right. */
function placed(rows: readonly (readonly SumCell[])[]): PlacedCell[][] {
  const busyUntil: number[] = [];
  return rows.map((row, y) => {
    let column = 0;
    return row.map(cell => {
      while ((busyUntil[column] ?? 0) > y) column++;
      const at = column;
      for (let x = at; x < at + cell.colspan; x++) busyUntil[x] = y + cell.rowspan;
      column += cell.colspan;
      return { ...cell, column: at };
    });
  });
}

/** Seen on paper and by the checks, where figures cannot be added. */
export const UNSURE_SUM = '…';

/**
 * The sum of every cell that holds one: the figures above it in its column, headers and other sums left out. Words are
 * passed over; `…` where a cell holds digits that are not one figure, or where units differ: a wrong sum is worse than none.
 * @returns per row and cell the text of the sum, null for other cells
 */
export function columnSums(rows: readonly (readonly SumCell[])[]): readonly (readonly (string | null)[])[] {
  const cells = placed(rows);
  return cells.map((row, y) => row.map(cell => (cell.isSum ? sumAbove(cells.slice(0, y), cell.column) : null)));
}

function sumAbove(rows: readonly (readonly PlacedCell[])[], column: number): string {
  let total = 0n;
  let unit: string | null = null;
  for (const cell of rows.flat()) {
    if (cell.column !== column || cell.colspan !== 1 || cell.isHeader || cell.isSum) continue;
    const figure = readFigure(cell.text);
    if (figure === null) {
      if (/\d/.test(cell.text)) return UNSURE_SUM;
      continue;
    }
    if (unit !== null && unit !== figure.unit) return UNSURE_SUM;
    unit = figure.unit;
    total += figure.value;
  }
  return figureText(total, unit ?? '');
}
