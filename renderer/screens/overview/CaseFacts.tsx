import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useCase, useT } from '../../app/index.ts';
import { FormGrid, RecordField, useRecordOptions } from '../../components/record/index.ts';

/** What the decision says of the case; every field is edited in place. */
export function CaseFacts(): ReactElement | null {
  const t = useT();
  const { view } = useCase();
  const optionsOf = useRecordOptions();
  const info = view.records.caseInfo.case;
  if (info === undefined) return null;
  const field = (name: string, type: Parameters<typeof RecordField>[0]['type']) => (
    <RecordField kind="caseInfo" record={info} field={name} type={type} />
  );
  return (
    <>
      {field('title', 'longText')}
      <FormGrid>
        {field('code', 'text')}
        {field('caseKind', 'choice')}
        {field('fieldOfWork', 'text')}
        {field('plannedOrSudden', 'choice')}
        {field('decisionNumber', 'text')}
        {field('decisionDate', 'date')}
        <RecordField kind="caseInfo" record={info} field="deciderId" type="reference" options={optionsOf('person')} />
        {field('organLevel', 'choice')}
        {field('periodFrom', 'date')}
        {field('periodTo', 'date')}
        <RecordField kind="caseInfo" record={info} field="termDays" type="whole" description={t('overview.termHint')} />
      </FormGrid>
      {field('isComplex', 'flag')}
      {info.isComplex && field('complexReason', 'longText')}
      {field('isDifficultArea', 'flag')}
      {info.isDifficultArea && field('difficultAreaReason', 'longText')}
      {field('summary', 'longText')}
      {info.secrecy !== null && (
        <Text size="xs" c="dimmed">
          {t('overview.secrecy', { by: info.secrecy.decidedBy || '…', number: info.secrecy.documentNumber || '…' })}
        </Text>
      )}
    </>
  );
}
