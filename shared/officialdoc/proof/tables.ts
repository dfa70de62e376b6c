import type { BlockFacts } from './facts.ts';

/** A column of a typed table whose sum row does not say the sum of the rows above it. */
export interface SumFault {
  /** The cell that says the sum. */
  readonly at: BlockFacts;
  /** As printed, and as added up; in the table's own unit, exact decimals as text. */
  readonly said: string;
  readonly sum: string;
}

const SUM_ROW = /^(?:tổng\s*(?:cộng|số)?|cộng)(?![\p{L}])/iu;
const NUMBER = /^-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/u;
/** «I», «II», «A»: a heading row whose figures already hold those of the rows under it. */
const GROUP_LABEL = /^(?:[IVX]{1,5}|[A-ZĐ])\.?$/u;

interface Row {
  readonly cells: readonly { readonly facts: BlockFacts; readonly text: string; readonly column: number }[];
  readonly isHeader: boolean;
  readonly isSum: boolean;
  readonly isGroup: boolean;
}

/** Sum rows of the typed tables among these blocks, recomputed column by column. */
export function tableFaults(blocks: readonly BlockFacts[]): readonly SumFault[] {
  const faults: SumFault[] = [];
  for (const rows of tablesOf(blocks)) {
    let from = rows.findIndex(row => !row.isHeader);
    if (from === -1) continue;
    rows.forEach((row, index) => {
      if (!row.isSum || index <= from) return;
      const above = rows.slice(from, index);
      // A grand total above its rows, or one that only heads others, is no sum row.
      if (!above.every(each => each.isSum)) faults.push(...columnFaults(row, above));
      if (rows[index + 1] !== undefined && !isGrand(rows, index)) from = index + 1;
    });
  }
  return faults;
}

/** Is a sum row the last one, so that it may add up the subtotals before it? */
function isGrand(rows: readonly Row[], index: number): boolean {
  return rows.slice(index + 1).every(row => !row.isSum);
}

function columnFaults(sumRow: Row, above: readonly Row[]): SumFault[] {
  return sumRow.cells.flatMap((cell): SumFault[] => {
    const said = readNumber(cell.text);
    if (said === null) return [];
    const valuesOf = (rows: readonly Row[]) =>
      rows.flatMap(row => {
        const value = readNumber(row.cells.find(each => each.column === cell.column)?.text ?? '');
        return value === null ? [] : [value];
      });
    const rows = above.filter(row => !row.isSum);
    const all = valuesOf(rows);
    if (all.length < 2) return [];
    const ways = [
      all,
      valuesOf(above.filter(row => row.isSum)),
      valuesOf(rows.filter(row => row.isGroup)),
      valuesOf(rows.filter(row => !row.isGroup)),
    ];
    if (ways.some(values => values.length > 0 && compare(added(values), said) === 0)) return [];
    return [{ at: cell.facts, said: cell.text, sum: printed(added(all)) }];
  });
}

function tablesOf(blocks: readonly BlockFacts[]): readonly (readonly Row[])[] {
  const tables = new Map<number, Map<number, BlockFacts[]>>();
  for (const facts of blocks) {
    const { cell } = facts.block;
    if (cell === null) continue;
    const rows = tables.get(cell.table) ?? new Map<number, BlockFacts[]>();
    rows.set(cell.row, [...(rows.get(cell.row) ?? []), facts]);
    tables.set(cell.table, rows);
  }
  return [...tables.values()].map(rows => [...rows.values()].map(rowOf));
}

function rowOf(facts: readonly BlockFacts[]): Row {
  const cells = facts.map(each => ({
    facts: each,
    text: each.block.text.trim(),
    column: each.block.cell?.column ?? 0,
  }));
  const first = cells.find(cell => cell.text !== '')?.text ?? '';
  return {
    cells,
    isHeader: facts.every(each => each.block.cell?.isHeader === true),
    isSum: cells.slice(0, 3).some(cell => SUM_ROW.test(cell.text)),
    isGroup: GROUP_LABEL.test(first),
  };
}

/** A decimal as whole digits and places: sums of money and land must be exact. */
interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

function readNumber(text: string): Decimal | null {
  if (!NUMBER.test(text)) return null;
  const [whole = '', fraction = ''] = text.replaceAll('.', '').split(',');
  return { digits: BigInt(whole + fraction), places: fraction.length };
}

function added(values: readonly Decimal[]): Decimal {
  const places = Math.max(0, ...values.map(value => value.places));
  const digits = values.reduce((sum, value) => sum + value.digits * 10n ** BigInt(places - value.places), 0n);
  return { digits, places };
}

function compare(a: Decimal, b: Decimal): number {
  const difference = a.digits * 10n ** BigInt(b.places) - b.digits * 10n ** BigInt(a.places);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function printed({ digits, places }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
  const whole = text.slice(0, text.length - places).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  return `${sign}${whole}${places === 0 ? '' : `,${text.slice(text.length - places)}`}`;
}
