import { type ReactElement, useMemo } from 'react';
import { setRecord } from '#casefile';
import { useCase, useT, useToday } from '../../app/index.ts';
import { RecordTable, useChosen, useRecordColumns, useRecordOptions } from '../../components/record/index.ts';

/** Niêm phong, tạm giữ, phong tỏa, kiểm kê, thu hồi … with term and end. */
export function MeasuresPanel(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const today = useToday();
  const { focusId } = useChosen('measure');
  const optionsOf = useRecordOptions();
  const column = useRecordColumns('measure');
  const rows = useMemo(() => Object.values(view.records.measure), [view.records.measure]);
  const columns = useMemo(
    () => [
      column('measureKind', 'choice', 150),
      column('object', 'longText', 220),
      column('partyId', 'reference', 180, { options: [...optionsOf('organisation'), ...optionsOf('person')] }),
      column('decisionNumber', 'text', 110),
      column('decidedOn', 'date', 104),
      column('decidedBy', 'reference', 150, { options: optionsOf('person') }),
      column('from', 'date', 104),
      column('to', 'date', 104),
      column('endedOn', 'date', 104),
      column('endDocumentNumber', 'text', 120),
      column('evidenceIds', 'references', 180, { options: optionsOf('evidence') }),
      column('note', 'longText', 160),
    ],
    [column, optionsOf],
  );
  return (
    <RecordTable
      kind="measure"
      tableId="measure"
      label={t('recommendations.panel.measure')}
      rows={rows}
      columns={columns}
      focusId={focusId}
      initialSort={{ key: 'decidedOn', isDown: false }}
      emptyText={t('recommendations.noMeasures')}
      fresh={() => ({ decidedOn: today })}
      alongWith={(row, field, value) =>
        field === 'partyId' && typeof value === 'string'
          ? [
              setRecord('measure', row.id, {
                partyType: view.records.person[value] === undefined ? 'organisation' : 'person',
              }),
            ]
          : []
      }
      rowTone={row => (row.endedOn !== null ? 'quiet' : row.to !== null && row.to < today ? 'warn' : undefined)}
    />
  );
}
