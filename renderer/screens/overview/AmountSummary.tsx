import { Text } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { countedLines, MEASURES, recommendationProgress, sumOf } from '#casefile';
import { formatMoney, useCase, useT } from '../../app/index.ts';
import { moneyHint } from '../../components/record/index.ts';

/** Money by measure: found, recommended, paid, left. Overlapping lines are counted once. Whole đồng. */
export function AmountSummary(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const rows = useMemo(() => {
    const lines = countedLines(view);
    return MEASURES.map(measure => {
      const ofMeasure = lines.filter(line => line.measure === measure);
      const of = (state: string) => sumOf(ofMeasure.filter(line => line.state === state));
      return {
        measure,
        total: sumOf(ofMeasure),
        found: of('found'),
        recommended: of('recommended'),
        paid: of('paidDuringInspection'),
        left: of('remaining'),
      };
    }).filter(row => row.total !== 0);
  }, [view]);
  const progress = useMemo(() => {
    const each = Object.values(view.records.recommendation).map(one => recommendationProgress(view, one));
    return { due: each.reduce((sum, one) => sum + one.due, 0), done: each.reduce((sum, one) => sum + one.done, 0) };
  }, [view]);
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('overview.noAmounts')}
      </Text>
    );
  }
  const columns = (['found', 'recommended', 'paid', 'left', 'total'] as const).filter(column =>
    rows.some(row => row[column] !== 0),
  );
  const cell = (amount: number) => (
    <td className="money" title={moneyHint(amount)}>
      {amount === 0 ? '–' : formatMoney(amount)}
    </td>
  );
  return (
    <>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('record.amountLine.measure')}</th>
            {columns.map(column => (
              <th key={column} className="money">
                {t(`overview.amount.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.measure}>
              <td>{t(`choice.amountLine.measure.${row.measure}`)}</td>
              {columns.map(column => (
                <FragmentCell key={column}>{cell(row[column])}</FragmentCell>
              ))}
            </tr>
          ))}
          <tr>
            <td>
              <b>{t('overview.amount.total')}</b>
            </td>
            {columns.map(column => (
              <FragmentCell key={column}>{cell(rows.reduce((sum, row) => sum + row[column], 0))}</FragmentCell>
            ))}
          </tr>
        </tbody>
      </table>
      <Text size="xs" c="dimmed">
        {t('overview.amountsNote')}
      </Text>
      {progress.due > 0 && (
        <Text size="sm" className="tabular">
          {t('overview.followUpMoney', {
            due: formatMoney(progress.due),
            done: formatMoney(progress.done),
            left: formatMoney(Math.max(0, progress.due - progress.done)),
            percent: Math.floor((progress.done * 100) / progress.due),
          })}
        </Text>
      )}
    </>
  );
}

function FragmentCell({ children }: { readonly children: ReactElement }): ReactElement {
  return children;
}
