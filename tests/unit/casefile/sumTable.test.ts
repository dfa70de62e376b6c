import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEASURES, SUM_ROWS, setRecord, sumTable } from '#casefile';
import { sampleCase } from '../../fixtures/sampleCase.ts';

const sample = sampleCase();

describe('sums of a case', () => {
  it('of the sample by year and kind of measure', () => {
    const byYear = sumTable(sample.view, 'fiscalYear');
    expect(byYear.rows.map(row => row.key).filter(Boolean)).toEqual(['2022', '2023', '2024']);
    const byMeasure = sumTable(sample.view, 'measure');
    for (const row of byMeasure.rows) expect(row.measures[row.key as keyof typeof row.measures]).toBe(row.total);
  });

  it('are the same whole whichever way they are summed, and an overlapping line counts once', () => {
    const line = fc.record({
      findingId: fc.constantFrom('f1', 'f2', null),
      organisationId: fc.constantFrom('o1', 'o2', null),
      fiscalYear: fc.constantFrom(2022, 2023, null),
      measure: fc.constantFrom(...MEASURES),
      state: fc.constantFrom('found', 'paidDuringInspection'),
      amount: fc.option(fc.integer({ min: 0, max: 10_000_000_000 })),
      overlapsId: fc.constantFrom('a0', 'a1', null),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), lines => {
        const view = sample.with(
          ...Object.keys(sample.view.records.amountLine).map(
            id => ({ type: 'record.removed', kind: 'amountLine', id }) as const,
          ),
          ...lines.map((each, at) => setRecord('amountLine', `a${at}`, each as never)),
        );
        const whole = SUM_ROWS.map(by => sumTable(view, by));
        for (const { rows, all } of whole) {
          expect(all).toEqual(whole[0]?.all);
          expect(rows.reduce((sum, row) => sum + row.total, 0)).toBe(all.total);
          expect(Object.values(all.measures).reduce((sum, each) => sum + each, 0)).toBe(all.total);
        }
      }),
      { numRuns: 60 },
    );
  });
});
