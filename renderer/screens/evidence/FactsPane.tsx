import { Button, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactElement, useMemo, useState } from 'react';
import { personName, type RecordValue } from '#casefile';
import { formatBytes, formatDateTime, useCase, useT } from '../../app/index.ts';
import { FormPart, RecordField } from '../../components/record/index.ts';
import { LeavesPart } from './LeavesPart.tsx';
import { SaveCopyDialog } from './SaveCopyDialog.tsx';

type Item = RecordValue<'evidence'>;

/** Facts of an item: provenance, leaves and numbers, custody. */
export function FactsPane({ item }: { readonly item: Item }): ReactElement {
  const t = useT();
  const { view } = useCase();
  const [isSaving, setSaving] = useState(false);
  const others = useMemo(
    () =>
      Object.values(view.records.evidence)
        .filter(each => each.id !== item.id)
        .map(each => ({ value: each.id, label: `TL ${each.number ?? '?'} – ${each.title}` })),
    [view.records.evidence, item.id],
  );
  const people = useMemo(
    () => Object.keys(view.records.person).map(id => ({ value: id, label: personName(view, id) })),
    [view],
  );
  const text = (
    field: keyof Item & string,
    type: 'text' | 'longText' | 'date' | 'flag' | 'choice' | 'honestDate' = 'text',
  ) => <RecordField kind="evidence" record={item} field={field} type={type} />;
  return (
    <aside className="evidence-facts" aria-label={t('evidence.facts')}>
      <ScrollArea h="100%" p="xs">
        <Stack gap="sm">
          <FormPart
            title={`TL ${item.number ?? '?'}`}
            tools={
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconDownload size={14} />}
                disabled={item.blob === null}
                onClick={() => setSaving(true)}
              >
                {t('evidence.saveCopy')}
              </Button>
            }
          >
            <Stack gap={6}>
              {text('title')}
              {text('copyKind', 'choice')}
              {text('documentNumber')}
              {text('documentDate', 'honestDate')}
              {text('author')}
              {text('receivedFrom')}
              {text('requestNumber')}
              {text('receiptNumber')}
              {text('legalGround')}
              <RecordField kind="evidence" record={item} field="collectorId" type="reference" options={people} />
              {text('collectedOn', 'date')}
              {text('collectedPlace')}
              {text('witness')}
              {text('condition')}
              {text('certifiedBy')}
              <RecordField kind="evidence" record={item} field="parentId" type="reference" options={others} />
              {text('physicalPlace')}
              {text('seal')}
              {text('deviceDetails')}
              {text('isOriginalReturned', 'flag')}
              {item.isOriginalReturned && text('returnedOn', 'date')}
              {item.isOriginalReturned && text('returnReceiptNumber')}
              {text('isWithdrawn', 'flag')}
              {item.isWithdrawn && text('withdrawnReason')}
              {text('note', 'longText')}
            </Stack>
          </FormPart>
          <FormPart title={t('evidence.file')}>
            <Text size="xs">{item.fileName}</Text>
            <Text size="xs" c="dimmed">
              {item.mediaType} · {formatBytes(item.blob?.size ?? 0)}
            </Text>
            <Text size="xs" c="dimmed" className="hash">
              SHA-256 {item.blob?.sha256 ?? ''}
            </Text>
          </FormPart>
          <LeavesPart item={item} />
          <Custody item={item} />
        </Stack>
      </ScrollArea>
      {isSaving && <SaveCopyDialog item={item} onClose={() => setSaving(false)} />}
    </aside>
  );
}

function Custody({ item }: { readonly item: Item }): ReactElement {
  const t = useT();
  const { view } = useCase();
  const records = useMemo(
    () =>
      Object.values(view.records.custody)
        .filter(each => each.evidenceId === item.id)
        .sort((a, b) => (b.at ?? 0) - (a.at ?? 0)),
    [view.records.custody, item.id],
  );
  return (
    <FormPart title={t('evidence.custody')}>
      <Table fz="xs" verticalSpacing={2} horizontalSpacing={4}>
        <Table.Tbody>
          {records.map(each => (
            <Table.Tr key={each.id}>
              <Table.Td className="tabular">{formatDateTime(each.at ?? 0)}</Table.Td>
              <Table.Td>
                {t(`choice.custody.act.${each.act}`)}
                {each.byName === '' ? '' : ` · ${each.byName}`}
                {each.purpose === '' ? '' : ` · ${each.purpose}`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </FormPart>
  );
}
