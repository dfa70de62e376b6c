import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountSums,
  amountTotals,
  type CaseView,
  countedAmong,
  countedLines,
  foldAll,
  MEASURES,
  quantitySums,
  type RecordValue,
  setRecord,
  sumOf,
} from '#casefile';
import { FakeJournal } from '../../fixtures/foldEntries.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const id = fc.constantFrom(...IDS);
const aLine = fc.record({
  amount: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 9_000_000_000 })),
  findingId: fc.constantFrom('f1', 'f2', null),
  organisationId: fc.constantFrom('o1', 'o2', null),
  fiscalYear: fc.constantFrom(2022, 2023, null),
  measure: fc.constantFrom(...MEASURES),
  overlapsId: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, id, fc.constant('gone')),
});
const lines = fc.dictionary(id, aLine, { minKeys: 1 });

function viewOf(table: Readonly<Record<string, object>>, order: readonly string[] = Object.keys(table)): CaseView {
  const journal = new FakeJournal();
  journal.write(
    'an',
    order.flatMap(key => {
      const line = table[key];
      return line === undefined ? [] : [setRecord('amountLine', key, line)];
    }),
  );
  return foldAll(journal.caseId, journal.entries).view();
}

describe('sums of amount lines', () => {
  it('do not depend on the order in which lines came', () => {
    fc.assert(
      fc.property(lines, fc.shuffledSubarray([...IDS], { minLength: IDS.length }), (table, order) => {
        expect(amountSums(viewOf(table, order))).toEqual(amountSums(viewOf(table)));
      }),
      { numRuns: 100 },
    );
  });

  it('by finding, unit, year or measure add up to the total', () => {
    fc.assert(
      fc.property(lines, table => {
        const view = viewOf(table);
        const total = sumOf(countedLines(view));
        for (const key of ['findingId', 'organisationId', 'fiscalYear', 'measure', 'state'] as const) {
          const totals = amountTotals(view, line => String(line[key]));
          expect([...totals.values()].reduce((a, b) => a + b, 0)).toBe(total);
        }
      }),
    );
  });

  it('count overlapping money once: of lines that point to each other exactly one counts', () => {
    fc.assert(
      fc.property(lines, table => {
        const view = viewOf(table);
        const counted = new Set(countedLines(view).map(line => line.id));
        for (const group of overlapGroups(view)) expect(group.filter(each => counted.has(each))).toHaveLength(1);
      }),
    );
  });

  it('of chosen lines: a line without a chosen overlap counts, all lines together count as the case does', () => {
    fc.assert(
      fc.property(lines, fc.subarray([...IDS]), (table, chosen) => {
        const view = viewOf(table);
        expect(
          countedAmong(view, [...IDS])
            .map(line => line.id)
            .sort(),
        ).toEqual(
          countedLines(view)
            .map(line => line.id)
            .sort(),
        );
        for (const each of chosen)
          if (view.records.amountLine[each] !== undefined) expect(countedAmong(view, [each])).toHaveLength(1);
        const twice = countedAmong(view, [...chosen, ...chosen]);
        expect(sumOf(twice)).toBe(sumOf(countedAmong(view, chosen)));
      }),
    );
  });

  it('names each sum once and gives the lines behind it', () => {
    fc.assert(
      fc.property(lines, table => {
        const view = viewOf(table);
        const sums = amountSums(view);
        expect(new Set(sums.map(sum => JSON.stringify(sum.scope))).size).toBe(sums.length);
        for (const sum of sums)
          expect(sumOf(sum.lineIds.flatMap(each => view.records.amountLine[each] ?? []))).toBe(sum.amount);
      }),
    );
  });
});

describe('sums of land and counts', () => {
  it('of the findings add up to those of the case', () => {
    const quantity = fc.record({
      quantityKind: fc.constantFrom('landCentiM2', 'persons', 'items'),
      value: fc.integer({ min: 0, max: 10_000_000 }),
      findingId: fc.constantFrom('f1', 'f2'),
    });
    fc.assert(
      fc.property(fc.dictionary(id, quantity), table => {
        const journal = new FakeJournal();
        journal.write('an', [
          setRecord('finding', 'f1', {}),
          ...Object.entries(table).map(([key, value]) =>
            setRecord('quantity', key, value as Partial<RecordValue<'quantity'>>),
          ),
        ]);
        const sums = quantitySums(foldAll(journal.caseId, journal.entries).view());
        for (const whole of sums.filter(each => each.findingId === null)) {
          const parts = sums.filter(each => each.findingId !== null && each.quantityKind === whole.quantityKind);
          expect(parts.reduce((sum, each) => sum + each.value, 0)).toBe(whole.value);
        }
      }),
    );
  });
});

/** Lines joined by «trùng với», whichever way it points. */
function overlapGroups(view: CaseView): string[][] {
  const table = view.records.amountLine;
  const parent = new Map(Object.keys(table).map(key => [key, key]));
  const root = (key: string): string => (parent.get(key) === key ? key : root(parent.get(key) ?? key));
  for (const line of Object.values(table))
    if (line.overlapsId !== null && table[line.overlapsId] !== undefined)
      parent.set(root(line.id), root(line.overlapsId));
  const groups = new Map<string, string[]>();
  for (const key of Object.keys(table)) groups.set(root(key), [...(groups.get(root(key)) ?? []), key]);
  return [...groups.values()];
}
