import type { CaseView } from '../view.ts';
import { countedLines, MEASURE_GROUPS, type MeasureGroup, measureGroupOf } from './amounts.ts';
import { findingsInOrder } from './matrix.ts';

/** What the rows of a summary stand for. */
export const SUM_ROWS = ['findingId', 'organisationId', 'fiscalYear', 'measure'] as const;
export type SumRowsBy = (typeof SUM_ROWS)[number];

export interface SumRow {
  /** Id of the finding or organisation, the year, the kind of measure; empty = the lines do not say. */
  readonly key: string;
  /** Whole đồng of counted lines. */
  readonly total: number;
  readonly measures: Readonly<Record<MeasureGroup, number>>;
  /** Of the total: paid while the inspection ran. */
  readonly paid: number;
}

/**
 * The money of a case by finding, unit, year or kind of measure; overlapping lines count once, so every way of summing gives
 * the same total. Findings in the order of the matrix, years ascending, others by their first line; lines that do not say last.
 */
export function sumTable(view: CaseView, by: SumRowsBy): { readonly rows: readonly SumRow[]; readonly all: SumRow } {
  const rows = new Map<string, SumRow>();
  let all = emptyRow('');
  const lines = [...countedLines(view)].sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
  for (const line of lines) {
    const group = measureGroupOf(line.measure);
    const key = by === 'measure' ? group : String(line[by] ?? '');
    const amount = line.amount ?? 0;
    const paid = line.state === 'paidDuringInspection' ? amount : 0;
    rows.set(key, added(rows.get(key) ?? emptyRow(key), group, amount, paid));
    all = added(all, group, amount, paid);
  }
  const places = by === 'findingId' ? new Map(findingsInOrder(view).map((each, at) => [each.id, at])) : null;
  const place = ({ key }: SumRow) =>
    key === '' ? Number.POSITIVE_INFINITY : by === 'fiscalYear' ? Number(key) : (places?.get(key) ?? 0);
  const sorted = [...rows.values()].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
  return { rows: sorted, all };
}

const emptyRow = (key: string): SumRow => ({
  key,
  total: 0,
  measures: Object.fromEntries(Object.keys(MEASURE_GROUPS).map(group => [group, 0])) as Record<MeasureGroup, number>,
  paid: 0,
});

const added = (row: SumRow, group: MeasureGroup, amount: number, paid: number): SumRow => ({
  key: row.key,
  total: row.total + amount,
  measures: { ...row.measures, [group]: row.measures[group] + amount },
  paid: row.paid + paid,
});
