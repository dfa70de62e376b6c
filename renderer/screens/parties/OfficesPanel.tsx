import { type ReactElement, useMemo } from 'react';
import { officeLabel } from '#casefile';
import { useCase, useT, useToday } from '../../app/index.ts';
import { RecordTable, useChosen, useRecordColumns, useRecordOptions } from '../../components/record/index.ts';

/** Who held which office where and when. */
export function OfficesPanel(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const today = useToday();
  const { focusId } = useChosen('officeHolding');
  const optionsOf = useRecordOptions();
  const column = useRecordColumns('officeHolding');
  const rows = useMemo(() => Object.values(view.records.officeHolding), [view.records.officeHolding]);
  const columns = useMemo(
    () => [
      column('personId', 'reference', 200, { options: optionsOf('person') }),
      column('title', 'text', 180),
      column('organisationId', 'reference', 240, { options: optionsOf('organisation') }),
      column('from', 'date', 104),
      column('to', 'date', 104),
      column('isHead', 'flag', 100),
      column('label', 'text', 300, {
        label: t('parties.printedAs'),
        isReadOnly: true,
        value: row => officeLabel(view, row.id, today),
      }),
    ],
    [column, optionsOf, view, today, t],
  );
  return (
    <RecordTable
      kind="officeHolding"
      tableId="officeHolding"
      label={t('parties.panel.officeHolding')}
      rows={rows}
      columns={columns}
      focusId={focusId}
      emptyText={t('parties.noOffices')}
      fresh={() => ({})}
      rowTone={row => (row.to !== null ? 'quiet' : undefined)}
    />
  );
}
