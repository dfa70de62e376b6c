import { useMemo } from 'react';
import { citationText, countedLines, type RecordValue, sumOf } from '#casefile';
import { formatMoney, useCase, useT } from '../../app/index.ts';
import { useRecordColumns, useRecordOptions } from '../../components/record/index.ts';
import type { Column } from '../../components/table/index.ts';

type Line = RecordValue<'amountLine'>;

/** Columns of the money tables: unit × year × source × measure × state, amount, overlap and the papers it rests on. */
export function useAmountColumns(): readonly Column<Line>[] {
  const t = useT();
  const { view } = useCase();
  const optionsOf = useRecordOptions();
  const column = useRecordColumns('amountLine');
  return useMemo(() => {
    const leaf = (id: string | null) =>
      id === null ? '' : citationText(view, { leafId: id, toLeafId: null, side: null });
    return [
      column('organisationId', 'reference', 170, { options: optionsOf('organisation') }),
      column('fiscalYear', 'whole', 70),
      column('fundingSource', 'text', 130),
      column('measure', 'choice', 150),
      column('state', 'choice', 120),
      column('amount', 'money', 140),
      column('overlapsId', 'reference', 110, {
        options: optionsOf('amountLine'),
        hint: () => t('findings.overlapHint'),
      }),
      column('calculationLeafId', 'text', 100, { isReadOnly: true, value: row => leaf(row.calculationLeafId) }),
      column('confirmationLeafId', 'text', 100, { isReadOnly: true, value: row => leaf(row.confirmationLeafId) }),
      column('note', 'longText', 180),
    ];
  }, [column, optionsOf, view, t]);
}

/** The sum line: lines that overlap another count once. */
export function useSumFooter(): (shown: readonly Line[]) => Readonly<Record<string, string>> {
  const t = useT();
  const { view } = useCase();
  return useMemo(() => {
    const counted = new Set(countedLines(view).map(line => line.id));
    return shown => ({
      organisationId: t('findings.sum'),
      amount: formatMoney(sumOf(shown.filter(line => counted.has(line.id)))),
      overlapsId: shown.every(line => counted.has(line.id)) ? '' : t('findings.countedOnce'),
    });
  }, [view, t]);
}
