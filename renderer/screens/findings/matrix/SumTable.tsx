import { SegmentedControl, Text } from '@mantine/core';
import { type ReactElement, useMemo, useState } from 'react';
import {
  type CaseView,
  MEASURE_GROUPS,
  type MeasureGroup,
  organisationName,
  SUM_ROWS,
  type SumRow,
  type SumRowsBy,
  sumTable,
} from '#casefile';
import { formatMoney, type T, useCase, useT } from '../../../app/index.ts';
import { moneyHint } from '../../../components/record/index.ts';

const GROUPS = Object.keys(MEASURE_GROUPS) as readonly MeasureGroup[];

/** Money of the case by finding, unit, year or kind of measure. Whole đồng; overlapping lines are counted once. */
export function SumTable(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const [by, setBy] = useState<SumRowsBy>('findingId');
  const { rows, all } = useMemo(() => sumTable(view, by), [view, by]);
  // By kind of measure the columns would say the rows again.
  const groups = by === 'measure' ? [] : GROUPS.filter(group => all.measures[group] !== 0);
  const money = (amount: number) => (
    <td className="money" title={amount === 0 ? undefined : moneyHint(amount)}>
      {amount === 0 ? '–' : formatMoney(amount)}
    </td>
  );
  const cells = (row: SumRow) => (
    <>
      {money(row.total)}
      {groups.map(group => (
        <Money key={group}>{money(row.measures[group])}</Money>
      ))}
      {money(row.paid)}
    </>
  );
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('findings.sumsBy')}
        data={SUM_ROWS.map(value => ({ value, label: t(`findings.sumsBy_${value}`) }))}
        value={by}
        onChange={value => setBy(SUM_ROWS.find(each => each === value) ?? 'findingId')}
      />
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('findings.noAmounts')}
        </Text>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t(`findings.sumsBy_${by}`)}</th>
              <th className="money">{t('findings.total')}</th>
              {groups.map(group => (
                <th key={group} className="money">
                  {t(`findings.measure_${group}`)}
                </th>
              ))}
              <th className="money">{t('findings.sumsPaid')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.key}>
                <td>{rowName(view, by, row.key, t)}</td>
                {cells(row)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th>{t('findings.sum')}</th>
              {cells(all)}
            </tr>
          </tfoot>
        </table>
      )}
    </>
  );
}

function Money({ children }: { readonly children: ReactElement }): ReactElement {
  return children;
}

function rowName(view: CaseView, by: SumRowsBy, key: string, t: T): string {
  const name =
    by === 'findingId'
      ? view.records.finding[key]?.title
      : by === 'organisationId'
        ? organisationName(view, key)
        : by === 'measure'
          ? t(`findings.measure_${key}`)
          : key;
  return name || t('findings.sumsUnknown');
}
