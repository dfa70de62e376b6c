import { expect, it } from 'vitest';
import { areaText, arrangeRows, asTsv, readArea, readCell } from '../../../renderer/components/table/cellValue.ts';
import type { Column } from '../../../renderer/components/table/column.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly amount: number | null;
}
const columns: readonly Column<Row>[] = [
  { key: 'name', label: 'Tên', type: 'text', width: 100, value: row => row.name },
  { key: 'amount', label: 'Số tiền', type: 'money', width: 100, value: row => row.amount },
];
const rows: readonly Row[] = [
  { id: '1', name: 'Đặng Thị Én', amount: 5_000_000 },
  { id: '2', name: 'Bùi Văn Ổn', amount: null },
  { id: '3', name: 'Ánh Dương', amount: 20 },
];
const none = { search: '', filters: {}, sort: null };
const ids = (list: readonly Row[]) => list.map(row => row.id).join('');

it('finds without marks, đ as d', () => {
  expect(ids(arrangeRows(rows, columns, { ...none, search: 'dang thi' }))).toBe('1');
  expect(ids(arrangeRows(rows, columns, { ...none, filters: { name: 'van on' } }))).toBe('2');
  expect(ids(arrangeRows(rows, columns, { ...none, search: '5.000' }))).toBe('1');
});

it('sorts in Vietnamese order and keeps empty cells last both ways', () => {
  expect(ids(arrangeRows(rows, columns, { ...none, sort: { key: 'name', isDown: false } }))).toBe('321');
  expect(ids(arrangeRows(rows, columns, { ...none, sort: { key: 'amount', isDown: false } }))).toBe('312');
  expect(ids(arrangeRows(rows, columns, { ...none, sort: { key: 'amount', isDown: true } }))).toBe('132');
});

it('copies tab-separated lines with money as bare digits', () => {
  expect(asTsv([{ id: '9', name: 'hai\tdòng\nmột', amount: 1_200_000 }], columns)).toBe('hai dòng một\t1200000');
});

it('empties a cell when its text is emptied and refuses what it cannot read', () => {
  expect(readCell('money', ' ')).toEqual({ ok: true, value: null });
  expect(readCell('money', 'x')).toEqual({ ok: false });
  expect(readCell('whole', '12,5')).toEqual({ ok: false });
  expect(readCell('date', '5/3/24')).toEqual({ ok: true, value: '2024-03-05' });
});

it('reads land in m² and ha as whole hundredths of m²', () => {
  expect(readArea('1.234,5')).toBe(123_450);
  expect(readArea('2 ha')).toBe(2_000_000);
  expect(readArea('0,25 ha')).toBe(250_000);
  expect(readArea('1,234')).toBeNull();
  expect(areaText(123_450)).toBe('1.234,5 m²');
  expect(readArea(areaText(123_405))).toBe(123_405);
});
