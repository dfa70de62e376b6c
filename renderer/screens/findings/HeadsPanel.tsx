import { Text } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { useCase, useT } from '../../app/index.ts';
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
import { ProvisionsTable } from './ProvisionsTable.tsx';

/** Điều 33 k2: one of three grades for a head in an office and period, over a group of findings. */
export function HeadsPanel(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const { chosen, focusId, choose } = useChosen('headResponsibility');
  const optionsOf = useRecordOptions();
  const column = useRecordColumns('headResponsibility');
  const rows = useMemo(() => Object.values(view.records.headResponsibility), [view.records.headResponsibility]);
  const heads = optionsOf('officeHolding', id => view.records.officeHolding[id]?.isHead === true);
  const serious = optionsOf('finding', id => view.records.finding[id]?.isCorruptionWasteNegativity === true);
  const columns = useMemo(
    () => [
      column('officeHoldingId', 'reference', 260, { options: optionsOf('officeHolding') }),
      column('grade', 'choice', 180),
      column('findingIds', 'references', 220, { options: optionsOf('finding') }),
      column('from', 'date', 104),
      column('to', 'date', 104),
    ],
    [column, optionsOf],
  );
  return (
    <SplitView
      label={t('record.headResponsibility')}
      list={
        <RecordTable
          kind="headResponsibility"
          tableId="headResponsibility"
          label={t('findings.panel.headResponsibility')}
          rows={rows}
          columns={columns}
          focusId={focusId}
          emptyText={serious.length === 0 ? t('findings.noHeadsNeeded') : t('findings.noHeads')}
          onActive={choose}
          fresh={() => ({ officeHoldingId: heads[0]?.value ?? null })}
        />
      }
      detail={
        chosen === undefined ? (
          <ChooseRow />
        ) : (
          <>
            <FormPart title={t('record.headResponsibility')}>
              <Text size="xs" c="dimmed">
                {t('findings.headsHint')}
              </Text>
              <RecordField
                kind="headResponsibility"
                record={chosen}
                field="officeHoldingId"
                type="reference"
                options={heads.length > 0 ? heads : optionsOf('officeHolding')}
              />
              <FormGrid>
                <RecordField kind="headResponsibility" record={chosen} field="grade" type="choice" />
                <RecordField kind="headResponsibility" record={chosen} field="from" type="date" />
                <RecordField kind="headResponsibility" record={chosen} field="to" type="date" />
              </FormGrid>
              <RecordField
                kind="headResponsibility"
                record={chosen}
                field="findingIds"
                type="references"
                options={optionsOf('finding')}
              />
              <RecordField key={chosen.id} kind="headResponsibility" record={chosen} field="reason" type="longText" />
            </FormPart>
            <FormPart title={t('record.finding.provisions')}>
              <ProvisionsTable kind="headResponsibility" record={chosen} on={null} />
            </FormPart>
          </>
        )
      }
    />
  );
}
