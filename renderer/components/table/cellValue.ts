import { type HonestDate, spanOf } from '#casefile';
import { formatDate, formatMoney } from '../../app/format.ts';
import { foldVietnamese } from '../foldVietnamese.ts';
import { readTypedDate, readTypedMoney } from '../typedDate.ts';
import type { CellType, Column } from './column.ts';
import { honestDateText, readHonestDate } from './honestDateText.ts';

/** Hundredths of m² as printed: `1.234,56 m²`. */
export function areaText(centiM2: number): string {
  const sign = centiM2 < 0 ? '-' : '';
  const size = Math.abs(centiM2);
  const fraction = size % 100;
  const tail = fraction === 0 ? '' : `,${String(fraction).padStart(2, '0').replace(/0$/, '')}`;
  return `${sign}${formatMoney(Math.floor(size / 100))}${tail} m²`;
}

/** `1.234,5 m²`, `2 ha` → hundredths of m²; null when it is no area. */
export function readArea(typed: string): number | null {
  const match = /^(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d+))?\s*(m2|m²|ha)?$/iu.exec(typed.trim());
  if (match === null) return null;
  const [, wholePart = '', fraction = '', unit = 'm2'] = match;
  const digits = unit.toLowerCase() === 'ha' ? 6 : 2;
  if (fraction.length > digits) return null;
  const value = Number(wholePart.replaceAll('.', '') + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(value) ? value : null;
}

/** What a cell says. */
export function cellText<Row>(column: Column<Row>, row: Row): string {
  if (column.show !== undefined) return column.show(row);
  const value = column.value(row);
  if (column.options !== undefined) {
    const label = (key: unknown) => column.options?.find(option => option.value === key)?.label ?? '';
    return Array.isArray(value) ? value.map(label).filter(Boolean).join('; ') : label(value);
  }
  return valueText(column.type, value);
}

/** A value as it is typed: what an editor starts with. */
export function valueText(type: CellType, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (type === 'date') return formatDate(value as string);
  if (type === 'honestDate') return honestDateText(value as HonestDate);
  if (type === 'money') return formatMoney(value as number);
  if (type === 'area') return areaText(value as number);
  if (type === 'flag') return value === true ? '✓' : '';
  return String(value);
}

export type ReadCell = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

/** Reads what was typed into a cell of a text-like type; empty text empties the cell. */
export function readCell(type: CellType, typed: string): ReadCell {
  const text = typed.normalize('NFC');
  if (type === 'text' || type === 'longText') return { ok: true, value: text.trim() };
  if (type === 'honestDate') return found(readHonestDate(text));
  if (text.trim() === '') return { ok: true, value: null };
  if (type === 'date') return found(readTypedDate(text));
  if (type === 'money') return found(readTypedMoney(text));
  if (type === 'area') return found(readArea(text));
  if (type === 'whole')
    return /^-?\d{1,15}$/.test(text.trim()) ? { ok: true, value: Number(text.trim()) } : { ok: false };
  return { ok: false };
}

function found(value: unknown): ReadCell {
  return value === null ? { ok: false } : { ok: true, value };
}

const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'base' });

/** Order of two rows by a column; empty cells come last. */
export function compareCells<Row>(column: Column<Row>, a: Row, b: Row): number {
  const left = sortKey(column, a);
  const right = sortKey(column, b);
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return collator.compare(String(left), String(right));
}

function sortKey<Row>(column: Column<Row>, row: Row): string | number | null {
  const value = column.value(row);
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 0 : 1;
  if (column.type === 'date') return String(value);
  if (column.type === 'honestDate') return spanOf(value as HonestDate)?.from ?? null;
  const text = cellText(column, row);
  return text === '' ? null : text;
}

/** Rows that hold every filter (folded: no marks, đ = d) and the search in some cell, in the order asked for. */
export function arrangeRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  view: {
    readonly search: string;
    readonly filters: Readonly<Record<string, string>>;
    readonly sort: { readonly key: string; readonly isDown: boolean } | null;
  },
): readonly Row[] {
  const search = foldVietnamese(view.search);
  const wanted = columns.flatMap(column => {
    const filter = foldVietnamese(view.filters[column.key] ?? '');
    return filter === '' ? [] : [{ column, filter }];
  });
  const kept =
    search === '' && wanted.length === 0
      ? rows
      : rows.filter(
          row =>
            wanted.every(({ column, filter }) => foldVietnamese(cellText(column, row)).includes(filter)) &&
            (search === '' || columns.some(column => foldVietnamese(cellText(column, row)).includes(search))),
        );
  const { sort } = view;
  const by = sort === null ? undefined : columns.find(column => column.key === sort.key);
  if (by === undefined || sort === null) return kept;
  return [...kept].sort((a, b) => {
    const order = compareCells(by, a, b);
    // Empty cells stay last whichever way the column runs.
    const isEmpty = sortKey(by, a) === null || sortKey(by, b) === null;
    return sort.isDown && !isEmpty ? -order : order;
  });
}

/** Cells as tab-separated lines, ready for a spreadsheet. Money goes as bare digits. */
export function asTsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cell = (column: Column<Row>, row: Row) => {
    const value = column.value(row);
    const text = column.type === 'money' && typeof value === 'number' ? String(value) : cellText(column, row);
    return text.replace(/[\t\r\n]+/g, ' ');
  };
  return rows.map(row => columns.map(column => cell(column, row)).join('\t')).join('\n');
}
