import { Text } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { organisationName, type RecordValue, successorOf } from '#casefile';
import { newId, useCase, useT } from '../../app/index.ts';
import {
  ChooseRow,
  CollectionTable,
  FormGrid,
  FormPart,
  RecordField,
  RecordTable,
  SplitView,
  useChosen,
  useRecordColumns,
  useRecordOptions,
} from '../../components/record/index.ts';
import type { Column } from '../../components/table/index.ts';

type DatedName = RecordValue<'organisation'>['names'][number];

/** Organisations: dated names, the unit above, and who took over from one that ended. */
export function OrganisationsPanel(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const { chosen, focusId, choose } = useChosen('organisation');
  const optionsOf = useRecordOptions();
  const column = useRecordColumns('organisation');
  const rows = useMemo(() => Object.values(view.records.organisation), [view.records.organisation]);
  const columns = useMemo(
    () => [
      column('name', 'text', 260),
      column('abbreviation', 'text', 90),
      column('level', 'choice', 120),
      column('parentId', 'reference', 180, { options: optionsOf('organisation') }),
      column('successorId', 'reference', 180, { options: optionsOf('organisation') }),
      column('endedOn', 'date', 104),
    ],
    [column, optionsOf],
  );
  return (
    <SplitView
      label={t('record.organisation')}
      list={
        <RecordTable
          kind="organisation"
          tableId="organisation"
          label={t('parties.panel.organisation')}
          rows={rows}
          columns={columns}
          focusId={focusId}
          initialSort={{ key: 'name', isDown: false }}
          emptyText={t('parties.noOrganisations')}
          onActive={choose}
          fresh={() => ({})}
          rowTone={row => (row.endedOn !== null ? 'quiet' : undefined)}
        />
      }
      detail={chosen === undefined ? <ChooseRow /> : <OrganisationDetail organisation={chosen} />}
    />
  );
}

function OrganisationDetail({ organisation }: { readonly organisation: RecordValue<'organisation'> }): ReactElement {
  const t = useT();
  const { view } = useCase();
  const optionsOf = useRecordOptions();
  const others = optionsOf('organisation', id => id !== organisation.id);
  const heir = successorOf(view, organisation.id);
  const columns: readonly Column<DatedName>[] = [
    { key: 'name', label: t('parties.datedName'), type: 'text', width: 320, value: row => row.name },
    { key: 'from', label: t('parties.nameFrom'), type: 'date', width: 110, value: row => row.from },
    { key: 'to', label: t('parties.nameTo'), type: 'date', width: 110, value: row => row.to },
  ];
  return (
    <>
      <FormPart title={organisation.name || t('record.organisation')}>
        <RecordField
          key={`${organisation.id}-name`}
          kind="organisation"
          record={organisation}
          field="name"
          type="text"
        />
        <FormGrid>
          <RecordField kind="organisation" record={organisation} field="abbreviation" type="text" />
          <RecordField kind="organisation" record={organisation} field="symbol" type="text" />
          <RecordField kind="organisation" record={organisation} field="level" type="choice" />
          <RecordField kind="organisation" record={organisation} field="place" type="text" />
          <RecordField kind="organisation" record={organisation} field="parentId" type="reference" options={others} />
          <RecordField kind="organisation" record={organisation} field="endedOn" type="date" />
          <RecordField
            kind="organisation"
            record={organisation}
            field="successorId"
            type="reference"
            options={others}
          />
        </FormGrid>
        {heir !== organisation.id && <Text size="xs">{t('parties.heir', { name: organisationName(view, heir) })}</Text>}
        <RecordField key={organisation.id} kind="organisation" record={organisation} field="note" type="longText" />
      </FormPart>
      <FormPart title={t('record.organisation.names')}>
        <CollectionTable
          kind="organisation"
          record={organisation}
          field="names"
          items={organisation.names}
          label={t('record.organisation.names')}
          columns={columns}
          emptyText={t('parties.noNames')}
          addLabel={t('parties.addName')}
          fresh={() => ({ id: newId(), name: organisation.name || t('record.organisation'), from: null, to: null })}
          changed={(item, field, value) => (field === 'name' && value === '' ? null : { ...item, [field]: value })}
        />
      </FormPart>
    </>
  );
}
