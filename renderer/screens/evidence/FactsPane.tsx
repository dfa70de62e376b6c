import { Button, Group, ScrollArea, Select, Stack, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactElement, useMemo, useState } from 'react';
import { defaultScheme, folioOf, folioText, leavesOf, personName, type RecordValue } from '#casefile';
import { formatBytes, formatDateTime, useCase, useEngine, useT } from '../../app/index.ts';
import { FormPart, RecordField } from '../../components/record/index.ts';
import { SaveCopyDialog } from './SaveCopyDialog.tsx';

type Item = RecordValue<'evidence'>;

/** Facts of an item: provenance, leaves and numbers, custody. */
export function FactsPane({ item }: { readonly item: Item }): ReactElement {
  const t = useT();
  const { view } = useCase();
  const [isSaving, setSaving] = useState(false);
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
          <Leaves item={item} />
          <Custody item={item} />
        </Stack>
      </ScrollArea>
      {isSaving && <SaveCopyDialog item={item} onClose={() => setSaving(false)} />}
    </aside>
  );
}

function Leaves({ item }: { readonly item: Item }): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId, view, isReadOnly } = useCase();
  const leaves = leavesOf(view, item.id);
  const scheme = defaultScheme(view);
  const remap = (scanMode: Item['scanMode']) =>
    engine.evidence.mapLeaves({
      caseId,
      evidenceId: item.id,
      pageCount: item.pageCount ?? 0,
      scanMode,
      blankBacks: [],
    });
  return (
    <FormPart title={t('evidence.leaves')}>
      <Text size="xs">{t('evidence.leafCount', { leaves: leaves.length, pages: item.pageCount ?? 0 })}</Text>
      <Select
        size="xs"
        label={t('record.evidence.scanMode')}
        allowDeselect={false}
        disabled={isReadOnly || item.pageCount === null}
        data={['simplex', 'duplex', 'mixed'].map(value => ({ value, label: t(`choice.evidence.scanMode.${value}`) }))}
        value={item.scanMode}
        onChange={value => value !== null && void remap(value as Item['scanMode'])}
      />
      <Group gap={4} mt={4}>
        {scheme !== null &&
          leaves.slice(0, 200).map(leaf => {
            const folio = folioOf(view, scheme.id, leaf.id);
            return folio === null ? null : (
              <Text key={leaf.id} size="xs" className="tabular">
                BL {folioText(folio)}
              </Text>
            );
          })}
      </Group>
    </FormPart>
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
