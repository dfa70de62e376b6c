import { Button, Group, Progress, Select, Text } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { organisationName, type RecordValue, recommendationProgress, setRecord } from '#casefile';
import { formatMoney, useCase, useT, useToday } from '../../app/index.ts';
import {
  CitationsField,
  FormGrid,
  FormPart,
  moneyHint,
  RecordField,
  RecordTable,
  useActs,
  useRecordColumns,
  useRecordOptions,
} from '../../components/record/index.ts';
import { areaText, foldedFilter } from '../../components/table/index.ts';
import { suggestedAddressee } from './suggestedAddressee.ts';

/** One recommendation: addressee, action, deadline, money, and each step of carrying it out with its proof. */
export function RecommendationDetail({
  recommendation,
}: {
  readonly recommendation: RecordValue<'recommendation'>;
}): ReactElement {
  const t = useT();
  const { view, isReadOnly } = useCase();
  const { act } = useActs();
  const optionsOf = useRecordOptions();
  const progress = recommendationProgress(view, recommendation);
  const suggestion = suggestedAddressee(view, recommendation);
  const setAddressee = (id: string | null) =>
    act([
      setRecord('recommendation', recommendation.id, {
        addresseeId: id,
        addresseeType: id !== null && view.records.person[id] !== undefined ? 'person' : 'organisation',
      }),
    ]);
  const field = (name: string, type: Parameters<typeof RecordField>[0]['type']) => (
    <RecordField kind="recommendation" record={recommendation} field={name} type={type} />
  );
  const landDone = Object.values(view.records.implementation)
    .filter(step => step.recommendationId === recommendation.id)
    .reduce((sum, step) => sum + (step.landCentiM2 ?? 0), 0);
  return (
    <>
      <FormPart title={t('record.recommendation')}>
        {field('action', 'longText')}
        <FormGrid>
          {field('recommendationKind', 'choice')}
          {field('state', 'choice')}
          <Select
            size="xs"
            label={t('record.recommendation.addresseeId')}
            data={[...optionsOf('organisation'), ...optionsOf('person')]}
            value={recommendation.addresseeId}
            searchable
            clearable={!isReadOnly}
            filter={foldedFilter}
            limit={80}
            readOnly={isReadOnly}
            nothingFoundMessage={t('table.nothingFound')}
            onChange={next => void setAddressee(next)}
          />
          {field('deadline', 'date')}
          {field('deadlineText', 'text')}
          {field('landCentiM2', 'area')}
        </FormGrid>
        {suggestion !== null && !isReadOnly && (
          <Group gap="xs">
            <Text size="xs">{t('recommendations.suggested', { name: organisationName(view, suggestion) })}</Text>
            <Button size="compact-xs" variant="default" onClick={() => void setAddressee(suggestion)}>
              {t('recommendations.takeSuggestion')}
            </Button>
          </Group>
        )}
        <RecordField
          kind="recommendation"
          record={recommendation}
          field="findingIds"
          type="references"
          options={optionsOf('finding')}
        />
        <RecordField
          kind="recommendation"
          record={recommendation}
          field="amountLineIds"
          type="references"
          options={optionsOf('amountLine')}
        />
        {field('note', 'longText')}
      </FormPart>
      <FormPart title={t('recommendations.progress')}>
        {progress.percent !== null && (
          <>
            <Progress.Root size="lg" radius="xs">
              <Progress.Section value={progress.percent} aria-label={t('recommendations.progress')} />
            </Progress.Root>
            <Text size="sm" className="tabular" title={moneyHint(progress.left)}>
              {t('recommendations.money', {
                due: formatMoney(progress.due),
                done: formatMoney(progress.done),
                left: formatMoney(progress.left),
                percent: progress.percent,
              })}
            </Text>
          </>
        )}
        {recommendation.landCentiM2 !== null && (
          <Text size="sm" className="tabular">
            {t('recommendations.land', { due: areaText(recommendation.landCentiM2), done: areaText(landDone) })}
          </Text>
        )}
        <Implementations recommendation={recommendation} />
      </FormPart>
      <FormPart title={t('record.citations')}>
        <CitationsField kind="recommendation" record={recommendation} />
      </FormPart>
    </>
  );
}

function Implementations({ recommendation }: { readonly recommendation: RecordValue<'recommendation'> }): ReactElement {
  const t = useT();
  const { view } = useCase();
  const today = useToday();
  const optionsOf = useRecordOptions();
  const column = useRecordColumns('implementation');
  const rows = useMemo(
    () =>
      Object.values(view.records.implementation)
        .filter(step => step.recommendationId === recommendation.id)
        .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? '')),
    [view.records.implementation, recommendation.id],
  );
  const columns = useMemo(
    () => [
      column('date', 'date', 104),
      column('amount', 'money', 130),
      column('landCentiM2', 'area', 110),
      column('description', 'longText', 220),
      column('proofNumber', 'text', 140),
      column('amountLineId', 'reference', 180, {
        options: optionsOf('amountLine', id => recommendation.amountLineIds.includes(id)),
      }),
    ],
    [column, optionsOf, recommendation.amountLineIds],
  );
  return (
    <div className="short-table">
      <RecordTable
        kind="implementation"
        tableId="implementation"
        label={t('recommendations.steps')}
        rows={rows}
        columns={columns}
        isPlain
        emptyText={t('recommendations.noSteps')}
        fresh={() => ({ recommendationId: recommendation.id, date: today })}
        footer={shown => ({
          date: t('findings.sum'),
          amount: formatMoney(shown.reduce((sum, row) => sum + (row.amount ?? 0), 0)),
        })}
      />
    </div>
  );
}
