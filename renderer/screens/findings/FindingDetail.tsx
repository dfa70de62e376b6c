import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { RecordValue } from '#casefile';
import { useT } from '../../app/index.ts';
import { CitationsField, FormGrid, FormPart, RecordField, useRecordOptions } from '../../components/record/index.ts';
import { AmountLines } from './AmountLines.tsx';
import { FindingExplanations } from './FindingExplanations.tsx';
import { ProvisionsTable } from './ProvisionsTable.tsx';
import { Quantities } from './Quantities.tsx';
import { ResponsibleTable } from './ResponsibleTable.tsx';

/** One finding as Điều 36 k2 asks for it: behaviour, nature, degree, consequence, cause, law, who answers, evidence, money. */
export function FindingDetail({ finding }: { readonly finding: RecordValue<'finding'> }): ReactElement {
  const t = useT();
  const optionsOf = useRecordOptions();
  const field = (name: string, type: Parameters<typeof RecordField>[0]['type']) => (
    <RecordField kind="finding" record={finding} field={name} type={type} />
  );
  return (
    <>
      <FormPart title={finding.title || t('record.finding')}>
        {field('title', 'longText')}
        <FormGrid>
          {field('findingKind', 'choice')}
          {field('state', 'choice')}
          <RecordField
            kind="finding"
            record={finding}
            field="contentId"
            type="reference"
            options={optionsOf('inspectionContent')}
          />
          <RecordField
            kind="finding"
            record={finding}
            field="subjectId"
            type="reference"
            options={optionsOf('subject')}
          />
          {field('behaviourDate', 'honestDate')}
        </FormGrid>
        {field('behaviour', 'longText')}
        {finding.findingKind !== 'merit' && (
          <>
            {field('nature', 'longText')}
            {field('degree', 'longText')}
            {field('consequence', 'longText')}
            {field('cause', 'longText')}
            {field('isCorruptionWasteNegativity', 'flag')}
            {finding.isCorruptionWasteNegativity && <Text size="xs">{t('findings.headNeeded')}</Text>}
          </>
        )}
        {field('assessment', 'longText')}
        {field('conclusion', 'longText')}
      </FormPart>
      <FormPart title={t('record.citations')}>
        <CitationsField kind="finding" record={finding} />
      </FormPart>
      <FormPart title={t('record.finding.provisions')}>
        <ProvisionsTable kind="finding" record={finding} on={finding.behaviourDate} />
      </FormPart>
      {finding.findingKind !== 'merit' && (
        <FormPart title={t('record.finding.responsible')}>
          <ResponsibleTable finding={finding} />
        </FormPart>
      )}
      <FormPart title={t('findings.amounts')}>
        <AmountLines findingId={finding.id} />
      </FormPart>
      <FormPart title={t('findings.quantities')}>
        <Quantities findingId={finding.id} />
      </FormPart>
      <FormPart title={t('findings.explanations')}>
        <FindingExplanations findingId={finding.id} />
      </FormPart>
      <FormPart title={t('findings.recommendations')}>
        <RecordField
          kind="finding"
          record={finding}
          field="recommendationIds"
          type="references"
          options={optionsOf('recommendation')}
        />
      </FormPart>
    </>
  );
}
