import { type ReactElement, useMemo } from 'react';
import { useCase, useT } from '../../app/index.ts';
import { RecordTable, useChosen, useRecordColumns, useRecordOptions } from '../../components/record/index.ts';

/** The law this case rests on, with dates in force and how sure we are of each entry. */
export function LegalPanel(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const { focusId } = useChosen('legalBasis');
  const optionsOf = useRecordOptions();
  const column = useRecordColumns('legalBasis');
  const rows = useMemo(() => Object.values(view.records.legalBasis), [view.records.legalBasis]);
  const columns = useMemo(
    () => [
      column('instrumentType', 'text', 110),
      column('number', 'text', 150),
      column('name', 'text', 320),
      column('issuer', 'text', 130),
      column('issuedOn', 'date', 104),
      column('inForceFrom', 'date', 110),
      column('inForceTo', 'date', 110),
      column('replacedById', 'reference', 160, { options: optionsOf('legalBasis') }),
      column('verification', 'choice', 160),
    ],
    [column, optionsOf],
  );
  return (
    <RecordTable
      kind="legalBasis"
      tableId="legalBasis"
      label={t('findings.panel.legalBasis')}
      rows={rows}
      columns={columns}
      focusId={focusId}
      initialSort={{ key: 'issuedOn', isDown: true }}
      emptyText={t('findings.noBases')}
      fresh={() => ({})}
      rowTone={row => (row.inForceTo !== null ? 'quiet' : row.verification === 'unverified' ? 'warn' : undefined)}
    />
  );
}
