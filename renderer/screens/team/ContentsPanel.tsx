import { TagsInput } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { useCase, useT } from '../../app/index.ts';
import {
  ChooseRow,
  FormPart,
  RecordField,
  RecordTable,
  SplitView,
  useActs,
  useChosen,
  useRecordColumns,
} from '../../components/record/index.ts';

/** Nội dung thanh tra, each with its fields of work. */
export function ContentsPanel(): ReactElement {
  const t = useT();
  const { view, isReadOnly } = useCase();
  const { setField } = useActs();
  const { chosen, focusId, choose } = useChosen('inspectionContent');
  const column = useRecordColumns('inspectionContent');
  const rows = useMemo(
    () => Object.values(view.records.inspectionContent).sort((a, b) => a.order - b.order),
    [view.records.inspectionContent],
  );
  const columns = useMemo(
    () => [
      column('order', 'whole', 56),
      column('title', 'text', 320),
      column('fieldsOfWork', 'text', 180, { isReadOnly: true, value: row => row.fieldsOfWork.join('; ') }),
    ],
    [column],
  );
  return (
    <SplitView
      label={t('record.inspectionContent')}
      list={
        <RecordTable
          kind="inspectionContent"
          tableId="inspectionContent"
          label={t('team.panel.contents')}
          rows={rows}
          columns={columns}
          focusId={focusId}
          initialSort={{ key: 'order', isDown: false }}
          emptyText={t('team.noContents')}
          onActive={choose}
          fresh={() => ({ order: rows.length + 1 })}
        />
      }
      detail={
        chosen === undefined ? (
          <ChooseRow />
        ) : (
          <FormPart title={chosen.title || t('record.inspectionContent')}>
            <RecordField
              key={`${chosen.id}-title`}
              kind="inspectionContent"
              record={chosen}
              field="title"
              type="longText"
            />
            <RecordField key={chosen.id} kind="inspectionContent" record={chosen} field="description" type="longText" />
            <TagsInput
              size="xs"
              label={t('record.inspectionContent.fieldsOfWork')}
              description={t('team.fieldsHint')}
              value={[...chosen.fieldsOfWork]}
              readOnly={isReadOnly}
              onChange={next => void setField('inspectionContent', chosen.id, 'fieldsOfWork', next)}
            />
          </FormPart>
        )
      }
    />
  );
}
