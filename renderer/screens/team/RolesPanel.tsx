import { type ReactElement, useMemo } from 'react';
import { personName, type RecordValue } from '#casefile';
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

type Period = RecordValue<'teamRole'>['inspectorPeriods'][number];

/** The team by period; whether a member was a thanh tra viên is itself dated. */
export function RolesPanel(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const { chosen, focusId, choose } = useChosen('teamRole');
  const optionsOf = useRecordOptions();
  const column = useRecordColumns('teamRole');
  const rows = useMemo(
    () => Object.values(view.records.teamRole).sort((a, b) => a.order - b.order),
    [view.records.teamRole],
  );
  const columns = useMemo(
    () => [
      column('personId', 'reference', 190, { options: optionsOf('person') }),
      column('role', 'choice', 150),
      column('from', 'date', 104),
      column('to', 'date', 104),
      column('inspectorPeriods', 'text', 120, {
        isReadOnly: true,
        value: row => row.inspectorPeriods.map(period => period.rank).join('; '),
      }),
      column('conflictStatementDate', 'date', 110),
    ],
    [column, optionsOf],
  );
  return (
    <SplitView
      label={t('team.roleDetail')}
      list={
        <RecordTable
          kind="teamRole"
          tableId="teamRole"
          label={t('team.panel.roles')}
          rows={rows}
          columns={columns}
          focusId={focusId}
          emptyText={t('team.noRoles')}
          onActive={choose}
          fresh={() => ({ role: 'member' as const, order: rows.length })}
          rowTone={row => (row.to !== null ? 'quiet' : undefined)}
        />
      }
      detail={
        chosen === undefined ? <ChooseRow /> : <RoleDetail role={chosen} name={personName(view, chosen.personId)} />
      }
    />
  );
}

function RoleDetail({ role, name }: { readonly role: RecordValue<'teamRole'>; readonly name: string }): ReactElement {
  const t = useT();
  const optionsOf = useRecordOptions();
  const columns: readonly Column<Period>[] = [
    { key: 'rank', label: t('team.rank'), type: 'text', width: 220, value: row => row.rank },
    { key: 'from', label: t('team.periodFrom'), type: 'date', width: 110, value: row => row.from },
    { key: 'to', label: t('team.periodTo'), type: 'date', width: 110, value: row => row.to },
  ];
  return (
    <>
      <FormPart title={name || t('record.teamRole')}>
        <FormGrid>
          <RecordField kind="teamRole" record={role} field="personId" type="reference" options={optionsOf('person')} />
          <RecordField kind="teamRole" record={role} field="role" type="choice" />
          <RecordField kind="teamRole" record={role} field="from" type="date" />
          <RecordField kind="teamRole" record={role} field="to" type="date" />
        </FormGrid>
      </FormPart>
      <FormPart title={t('record.teamRole.inspectorPeriods')}>
        <CollectionTable
          kind="teamRole"
          record={role}
          field="inspectorPeriods"
          items={role.inspectorPeriods}
          label={t('record.teamRole.inspectorPeriods')}
          columns={columns}
          emptyText={t('team.noInspectorPeriods')}
          addLabel={t('team.addPeriod')}
          fresh={() => ({ id: newId(), rank: t('team.defaultRank'), from: role.from, to: null })}
        />
      </FormPart>
      <FormPart title={t('team.conflict')}>
        <RecordField key={role.id} kind="teamRole" record={role} field="conflictStatement" type="longText" />
        <FormGrid>
          <RecordField kind="teamRole" record={role} field="conflictStatementDate" type="date" />
        </FormGrid>
      </FormPart>
    </>
  );
}
