import type { ReactElement } from 'react';
import type { RecordValue } from '#casefile';
import { officeLabel, organisationName } from '#casefile';
import { newId, useCase, useT, useToday } from '../../app/index.ts';
import { CollectionTable, useRecordOptions } from '../../components/record/index.ts';
import type { Column } from '../../components/table/index.ts';

type Responsible = RecordValue<'finding'>['responsible'][number];

/** Who answers for a finding: by office («nguyên …»), or an organisation as a whole. */
export function ResponsibleTable({ finding }: { readonly finding: RecordValue<'finding'> }): ReactElement {
  const t = useT();
  const { view } = useCase();
  const today = useToday();
  const optionsOf = useRecordOptions();
  const columns: readonly Column<Responsible>[] = [
    {
      key: 'officeHoldingId',
      label: t('findings.responsibleOffice'),
      type: 'reference',
      width: 240,
      isOptional: true,
      options: optionsOf('officeHolding'),
      value: row => row.officeHoldingId,
      hint: row => officeLabel(view, row.officeHoldingId, today),
    },
    {
      key: 'organisationId',
      label: t('findings.responsibleOrganisation'),
      type: 'reference',
      width: 200,
      isOptional: true,
      options: optionsOf('organisation'),
      value: row => row.organisationId,
      hint: row => organisationName(view, row.organisationId),
    },
    {
      key: 'responsibility',
      label: t('findings.responsibility'),
      type: 'longText',
      width: 260,
      value: row => row.responsibility,
    },
  ];
  return (
    <CollectionTable<Responsible>
      kind="finding"
      record={finding}
      field="responsible"
      items={finding.responsible}
      label={t('record.finding.responsible')}
      columns={columns}
      emptyText={t('findings.noResponsible')}
      addLabel={t('findings.addResponsible')}
      fresh={() => ({ id: newId(), officeHoldingId: null, organisationId: null, responsibility: '' })}
    />
  );
}
