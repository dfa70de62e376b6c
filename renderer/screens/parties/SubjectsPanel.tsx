import { type ReactElement, useMemo } from 'react';
import { setRecord } from '#casefile';
import { useCase, useT } from '../../app/index.ts';
import { RecordTable, useChosen, useRecordColumns, useRecordOptions } from '../../components/record/index.ts';

/** Đối tượng thanh tra, and related units and persons. */
export function SubjectsPanel(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const { focusId } = useChosen('subject');
  const optionsOf = useRecordOptions();
  const column = useRecordColumns('subject');
  const rows = useMemo(
    () => Object.values(view.records.subject).sort((a, b) => a.order - b.order),
    [view.records.subject],
  );
  const columns = useMemo(() => {
    // One picker over both: the kind of party follows the choice.
    const parties = [...optionsOf('organisation'), ...optionsOf('person')];
    return [
      column('order', 'whole', 56),
      column('role', 'choice', 180),
      column('partyId', 'reference', 360, { options: parties }),
      column('partyType', 'choice', 120, { isReadOnly: true }),
      column('note', 'longText', 300),
    ];
  }, [column, optionsOf]);
  return (
    <RecordTable
      kind="subject"
      tableId="subject"
      label={t('parties.panel.subject')}
      rows={rows}
      columns={columns}
      focusId={focusId}
      initialSort={{ key: 'order', isDown: false }}
      emptyText={t('parties.noSubjects')}
      fresh={() => ({ order: rows.length + 1 })}
      alongWith={(row, field, value) =>
        field === 'partyId' && typeof value === 'string'
          ? [
              setRecord('subject', row.id, {
                partyType: view.records.person[value] === undefined ? 'organisation' : 'person',
              }),
            ]
          : []
      }
      rowTone={row => (row.role === 'related' ? 'quiet' : undefined)}
    />
  );
}
