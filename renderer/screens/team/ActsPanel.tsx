import { Button, Menu, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Fragment, type ReactElement, useMemo } from 'react';
import { type ActKind, setRecord } from '#casefile';
import { newId, useCase, useT, useToday } from '../../app/index.ts';
import {
  ChooseRow,
  DeadlineList,
  FormGrid,
  FormPart,
  RecordField,
  RecordTable,
  SplitView,
  useActs,
  useChosen,
  useRecordColumns,
  useRecordOptions,
} from '../../components/record/index.ts';
import { ACT_STAGES, actKindsOf, actStage, rulesStartedBy } from './actStages.ts';

/** Dated acts of procedure; the stage and every deadline are computed from them. */
export function ActsPanel(): ReactElement {
  const t = useT();
  const { view, isReadOnly } = useCase();
  const today = useToday();
  const { act } = useActs();
  const { chosen, focusId, pick, choose } = useChosen('procedureAct');
  const column = useRecordColumns('procedureAct');
  const rows = useMemo(() => Object.values(view.records.procedureAct), [view.records.procedureAct]);
  const columns = useMemo(
    () => [
      column('stage', 'text', 60, {
        label: t('team.stage'),
        isReadOnly: true,
        value: row => actStage(row.actKind),
        show: row => (actStage(row.actKind) === 'other' ? '–' : actStage(row.actKind)),
      }),
      column('actKind', 'choice', 210),
      column('dateIssued', 'date', 120),
      column('dateEffective', 'date', 120),
      column('documentNumber', 'text', 110),
      column('days', 'whole', 70),
      column('pauseFrom', 'date', 104),
      column('pauseTo', 'date', 104),
      column('reason', 'longText', 220),
    ],
    [column, t],
  );
  const add = (actKind: ActKind) => {
    const id = newId();
    pick(id);
    void act([
      setRecord('procedureAct', id, { actKind, dateIssued: today }, { rulesApplied: [...rulesStartedBy(actKind)] }),
    ]);
  };
  const addMenu = !isReadOnly && (
    <Menu position="bottom-start" width={360}>
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />}>
          {t('team.addAct')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} className="act-menu">
        {ACT_STAGES.map(stage => (
          <Fragment key={stage}>
            <Menu.Label>{t(`team.actStage.${stage}`)}</Menu.Label>
            {actKindsOf(stage).map(kind => (
              <Menu.Item key={kind} onClick={() => add(kind)}>
                {t(`choice.procedureAct.actKind.${kind}`)}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
  return (
    <SplitView
      label={t('team.actDetail')}
      list={
        <RecordTable
          kind="procedureAct"
          tableId="procedureAct"
          label={t('team.panel.acts')}
          rows={rows}
          columns={columns}
          focusId={focusId}
          initialSort={{ key: 'dateIssued', isDown: false }}
          emptyText={t('team.noActs')}
          tools={addMenu}
          onActive={choose}
          alongWith={(row, field, value) =>
            field === 'actKind'
              ? [
                  setRecord(
                    'procedureAct',
                    row.id,
                    {},
                    { rulesApplied: [...rulesStartedBy(value as ActKind)] },
                    { rulesApplied: row.rulesApplied.map(rule => rule.id) },
                  ),
                ]
              : []
          }
        />
      }
      detail={
        <>
          {chosen === undefined ? <ChooseRow /> : <ActDetail act={chosen} />}
          <FormPart title={t('overview.deadlines')}>
            <Text size="xs" c="dimmed">
              {t('team.deadlinesHint')}
            </Text>
            <DeadlineList />
          </FormPart>
        </>
      }
    />
  );
}

function ActDetail({
  act,
}: {
  readonly act: ReturnType<typeof useChosen<'procedureAct'>>['chosen'] & object;
}): ReactElement {
  const t = useT();
  const optionsOf = useRecordOptions();
  const field = (name: string, type: Parameters<typeof RecordField>[0]['type']) => (
    <RecordField key={`${act.id}-${name}`} kind="procedureAct" record={act} field={name} type={type} />
  );
  const hasDays = act.actKind === 'extended' || act.actKind === 'appraisalOrdered' || act.days !== null;
  return (
    <FormPart title={t(`choice.procedureAct.actKind.${act.actKind}`)}>
      <FormGrid>
        {field('documentNumber', 'text')}
        {field('dateIssued', 'date')}
        {field('dateEffective', 'date')}
        {hasDays && field('days', 'whole')}
        {act.actKind === 'paused' && field('pauseFrom', 'date')}
        {act.actKind === 'paused' && field('pauseTo', 'date')}
        <RecordField
          kind="procedureAct"
          record={act}
          field="documentId"
          type="reference"
          options={optionsOf('document')}
        />
        <RecordField
          kind="procedureAct"
          record={act}
          field="evidenceId"
          type="reference"
          options={optionsOf('evidence')}
        />
      </FormGrid>
      <RecordField
        kind="procedureAct"
        record={act}
        field="subjectIds"
        type="references"
        options={optionsOf('subject')}
      />
      {field('title', 'text')}
      {field('reason', 'longText')}
      {field('note', 'longText')}
    </FormPart>
  );
}
