import { Text } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import type { RecordValue } from '#casefile';
import { useCase, useT, useToday } from '../../app/index.ts';
import {
  ChooseRow,
  FormGrid,
  FormPart,
  RecordField,
  RecordTable,
  SplitView,
  useChosen,
  useRecordColumns,
  useRecordOptions,
} from '../../components/record/index.ts';

/** Chuyển hồ sơ, kiến nghị khởi tố (Điều 29 k2): may happen at any time during the inspection. */
export function TransfersPanel(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const today = useToday();
  const { chosen, focusId, choose } = useChosen('transfer');
  const column = useRecordColumns('transfer');
  const rows = useMemo(() => Object.values(view.records.transfer), [view.records.transfer]);
  const columns = useMemo(
    () => [
      column('recipient', 'text', 200),
      column('isProsecutionProposal', 'flag', 110),
      column('documentNumber', 'text', 120),
      column('sentOn', 'date', 104),
      column('receivedOn', 'date', 104),
      column('answeredOn', 'date', 104),
    ],
    [column],
  );
  return (
    <SplitView
      label={t('record.transfer')}
      list={
        <RecordTable
          kind="transfer"
          tableId="transfer"
          label={t('recommendations.panel.transfer')}
          rows={rows}
          columns={columns}
          focusId={focusId}
          initialSort={{ key: 'sentOn', isDown: false }}
          emptyText={t('recommendations.noTransfers')}
          onActive={choose}
          fresh={() => ({ isProsecutionProposal: true, sentOn: today })}
        />
      }
      detail={chosen === undefined ? <ChooseRow /> : <TransferDetail key={chosen.id} transfer={chosen} />}
    />
  );
}

function TransferDetail({ transfer }: { readonly transfer: RecordValue<'transfer'> }): ReactElement {
  const t = useT();
  const optionsOf = useRecordOptions();
  const field = (name: string, type: Parameters<typeof RecordField>[0]['type']) => (
    <RecordField kind="transfer" record={transfer} field={name} type={type} />
  );
  return (
    <>
      <FormPart title={transfer.recipient || t('record.transfer')}>
        <Text size="xs" c="dimmed">
          {t('recommendations.transferHint')}
        </Text>
        {field('isProsecutionProposal', 'flag')}
        <FormGrid>
          {field('recipient', 'text')}
          {field('noticeTo', 'text')}
          {field('documentNumber', 'text')}
          {field('sentOn', 'date')}
          {field('receivedOn', 'date')}
          {field('receiptNumber', 'text')}
        </FormGrid>
        {field('ground', 'longText')}
        <RecordField
          kind="transfer"
          record={transfer}
          field="findingIds"
          type="references"
          options={optionsOf('finding')}
        />
        <RecordField
          kind="transfer"
          record={transfer}
          field="evidenceIds"
          type="references"
          options={optionsOf('evidence')}
        />
      </FormPart>
      <FormPart title={t('recommendations.answer')}>
        <FormGrid>
          {field('answerNumber', 'text')}
          {field('answeredOn', 'date')}
        </FormGrid>
        {field('answer', 'longText')}
      </FormPart>
    </>
  );
}
