import { Text } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import type { RecordValue } from '#casefile';
import { useCase, useSession, useT, useToday } from '../../app/index.ts';
import {
  ChooseRow,
  CitationsField,
  FormGrid,
  FormPart,
  RecordField,
  RecordTable,
  SplitView,
  useChosen,
  useRecordColumns,
  useRecordOptions,
} from '../../components/record/index.ts';

/** Ý kiến khác, ý kiến bảo lưu: signed records that only their author may change. */
export function OpinionsPanel(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const { session } = useSession();
  const today = useToday();
  const { chosen, focusId, choose } = useChosen('opinion');
  const optionsOf = useRecordOptions();
  const column = useRecordColumns('opinion');
  const rows = useMemo(() => Object.values(view.records.opinion), [view.records.opinion]);
  const columns = useMemo(
    () => [
      column('opinionKind', 'choice', 130, { isReadOnly: true }),
      column('personId', 'reference', 170, { isReadOnly: true, options: optionsOf('person') }),
      column('givenOn', 'date', 104, { isReadOnly: true }),
      column('body', 'longText', 320, { isReadOnly: true }),
    ],
    [column, optionsOf],
  );
  const isMine = (row: RecordValue<'opinion'>) => {
    const author = view.provenance[`opinion:${row.id}`]?.addedBy;
    return author === undefined || author === session?.identity;
  };
  return (
    <SplitView
      label={t('record.opinion')}
      list={
        <RecordTable
          kind="opinion"
          tableId="opinion"
          label={t('findings.panel.opinion')}
          rows={rows}
          columns={columns}
          focusId={focusId}
          emptyText={t('findings.noOpinions')}
          onActive={choose}
          fresh={() => ({ givenOn: today })}
          canRemove={false}
        />
      }
      detail={
        chosen === undefined ? (
          <ChooseRow />
        ) : (
          <OpinionDetail key={chosen.id} opinion={chosen} isMine={isMine(chosen)} />
        )
      }
    />
  );
}

function OpinionDetail({
  opinion,
  isMine,
}: {
  readonly opinion: RecordValue<'opinion'>;
  readonly isMine: boolean;
}): ReactElement {
  const t = useT();
  const optionsOf = useRecordOptions();
  const field = (name: string, type: Parameters<typeof RecordField>[0]['type']) => (
    <RecordField kind="opinion" record={opinion} field={name} type={type} isReadOnly={!isMine} />
  );
  return (
    <FormPart title={t(`choice.opinion.opinionKind.${opinion.opinionKind}`)}>
      {!isMine && <Text size="xs">{t('findings.opinionOfOther')}</Text>}
      <FormGrid>
        {field('opinionKind', 'choice')}
        <RecordField
          kind="opinion"
          record={opinion}
          field="personId"
          type="reference"
          options={optionsOf('person')}
          isReadOnly={!isMine}
        />
        {field('givenOn', 'date')}
      </FormGrid>
      {field('body', 'longText')}
      <RecordField
        kind="opinion"
        record={opinion}
        field="findingIds"
        type="references"
        options={optionsOf('finding')}
        isReadOnly={!isMine}
      />
      {isMine && <CitationsField isLabelled kind="opinion" record={opinion} />}
      {field('answer', 'longText')}
    </FormPart>
  );
}
