import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { HonestDate } from '#casefile';
import { honestDateText, readHonestDate } from '../../../renderer/components/table/honestDateText.ts';
import { readTypedDate, readTypedMoney } from '../../../renderer/components/typedDate.ts';

it.each<[string, HonestDate | null]>([
  ['5/3/24', { precision: 'exact', date: '2024-03-05' }],
  ['05-03-2024', { precision: 'exact', date: '2024-03-05' }],
  ['3/2024', { precision: 'month', year: 2024, month: 3 }],
  ['tháng 3/2024', { precision: 'month', year: 2024, month: 3 }],
  ['năm 2024', { precision: 'year', year: 2024 }],
  ['khoảng 5/3/2024', { precision: 'about', date: '2024-03-05' }],
  ['~5/3/2024', { precision: 'about', date: '2024-03-05' }],
  ['1/3/2024 - 5/3/2024', { precision: 'range', from: '2024-03-01', to: '2024-03-05' }],
  ['từ 1/3/2024 đến 5/3/2024', { precision: 'range', from: '2024-03-01', to: '2024-03-05' }],
  ['2/2024 – 2024', { precision: 'range', from: '2024-02-01', to: '2024-12-31' }],
  ['', { precision: 'unknown' }],
  ['chưa rõ', { precision: 'unknown' }],
  ['5/3/2024 - 1/3/2024', null],
  ['31/2/2024', null],
  ['13/2024', null],
  ['hôm qua', null],
])('reads «%s» as honestly as it is typed', (typed, expected) => {
  expect(readHonestDate(typed)).toEqual(expected);
});

const isoDay = fc
  .integer({ min: Date.UTC(1945, 8, 2), max: Date.UTC(2060, 0, 1) })
  .map(time => new Date(time).toISOString().slice(0, 10));
const honest: fc.Arbitrary<HonestDate> = fc.oneof(
  isoDay.map(date => ({ precision: 'exact' as const, date })),
  isoDay.map(date => ({ precision: 'about' as const, date })),
  fc.record({
    precision: fc.constant('month' as const),
    year: fc.integer({ min: 1945, max: 2060 }),
    month: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({ precision: fc.constant('year' as const), year: fc.integer({ min: 1945, max: 2060 }) }),
  fc
    .tuple(isoDay, isoDay)
    .map(([a, b]) => ({ precision: 'range' as const, from: [a, b].sort()[0] ?? a, to: [a, b].sort()[1] ?? b })),
  fc.constant({ precision: 'unknown' as const }),
);

it('reads back every date it prints', () => {
  fc.assert(
    fc.property(honest, date => {
      expect(readHonestDate(honestDateText(date))).toEqual(date);
    }),
  );
});

it.each([
  ['1.234.000', 1_234_000],
  ['1234000', 1_234_000],
  ['1,5 tỷ', 1_500_000_000],
  ['250 triệu', 250_000_000],
  ['250tr', 250_000_000],
  ['12,345678901 tỷ', 12_345_678_901],
  ['-500.000', -500_000],
  ['1.500.000 đồng', 1_500_000],
  ['0', 0],
  ['1,5', null],
  ['1.23.000', null],
  ['mười', null],
])('reads money «%s» as whole đồng', (typed, expected) => {
  expect(readTypedMoney(typed)).toBe(expected);
});

it('refuses days that do not exist', () => {
  expect(readTypedDate('29/2/2023')).toBeNull();
  expect(readTypedDate('29/2/2024')).toBe('2024-02-29');
});
