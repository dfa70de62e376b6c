import { type ReactElement, useMemo } from 'react';
import { useCase, useT } from '../../app/index.ts';
import { RecordTable, useChosen, useRecordColumns, useRecordOptions } from '../../components/record/index.ts';
import { useAmountColumns, useSumFooter } from './useAmountColumns.ts';

/** Every line of money of the case in one table: filter by unit, year, measure or state and read the sum. */
export function AmountsPanel(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const { focusId } = useChosen('amountLine');
  const optionsOf = useRecordOptions();
  const column = useRecordColumns('amountLine');
  const lineColumns = useAmountColumns();
  const footer = useSumFooter();
  const columns = useMemo(
    () => [column('findingId', 'reference', 200, { options: optionsOf('finding') }), ...lineColumns],
    [column, optionsOf, lineColumns],
  );
  const rows = useMemo(() => Object.values(view.records.amountLine), [view.records.amountLine]);
  return (
    <RecordTable
      kind="amountLine"
      tableId="amountLine.all"
      label={t('findings.panel.amountLine')}
      rows={rows}
      columns={columns}
      focusId={focusId}
      emptyText={t('findings.noAmounts')}
      footer={shown => ({ ...footer(shown), findingId: t('findings.sum'), organisationId: '' })}
      fresh={() => ({ order: rows.length + 1 })}
      rowTone={row => (row.overlapsId !== null ? 'quiet' : undefined)}
    />
  );
}
