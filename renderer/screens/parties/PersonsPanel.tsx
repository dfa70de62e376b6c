import { type ReactElement, useMemo } from 'react';
import { officeLabel } from '#casefile';
import { useCase, useT, useToday } from '../../app/index.ts';
import { RecordTable, useChosen, useRecordColumns } from '../../components/record/index.ts';

/** Persons: full name, the label documents use, and every office held («nguyên …» after it ended). */
export function PersonsPanel(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const today = useToday();
  const { focusId } = useChosen('person');
  const column = useRecordColumns('person');
  const rows = useMemo(() => Object.values(view.records.person), [view.records.person]);
  const columns = useMemo(() => {
    const offices = new Map<string, string[]>();
    for (const holding of Object.values(view.records.officeHolding)) {
      if (holding.personId === null) continue;
      offices.set(holding.personId, [...(offices.get(holding.personId) ?? []), officeLabel(view, holding.id, today)]);
    }
    return [
      column('fullName', 'text', 200),
      column('officeLabel', 'text', 240),
      column('offices', 'text', 320, {
        label: t('parties.offices'),
        isReadOnly: true,
        value: row => (offices.get(row.id) ?? []).join('; '),
      }),
      column('isInspector', 'flag', 90),
      column('birthYear', 'text', 80),
      column('note', 'longText', 200),
    ];
  }, [column, view, today, t]);
  return (
    <RecordTable
      kind="person"
      tableId="person"
      label={t('parties.panel.person')}
      rows={rows}
      columns={columns}
      focusId={focusId}
      initialSort={{ key: 'fullName', isDown: false }}
      emptyText={t('parties.noPersons')}
      fresh={() => ({})}
    />
  );
}
