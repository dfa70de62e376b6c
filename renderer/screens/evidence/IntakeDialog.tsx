import { Button, Group, Modal, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { personName } from '#casefile';
import { formatBytes, todayIso, useCase, useEngine, useT } from '../../app/index.ts';
import { DateField } from '../../components/DateField.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import type { DroppedFile } from './droppedFiles.ts';

const COPY_KINDS = ['original', 'master', 'certifiedCopy', 'copyOfCopy', 'extract', 'photograph', 'plainCopy'] as const;

/** Provenance asked once for everything of an intake; each item can be corrected afterwards. */
export function IntakeDialog({
  files,
  onClose,
}: {
  readonly files: readonly DroppedFile[];
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId, view } = useCase();
  const [provenance, setProvenance] = useState({
    collectedOn: todayIso() as string | null,
    collectorId: null as string | null,
    receivedFrom: '',
    receiptNumber: '',
    requestNumber: '',
    legalGround: 'Điều 41 Luật Thanh tra 84/2025/QH15',
    copyKind: 'plainCopy' as (typeof COPY_KINDS)[number],
    condition: '',
  });
  const [error, setError] = useState<unknown>(null);
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  const text = (name: 'receivedFrom' | 'receiptNumber' | 'requestNumber' | 'legalGround' | 'condition') => (
    <TextInput
      size="xs"
      label={t(`record.evidence.${name}`)}
      value={provenance[name]}
      onChange={event => setProvenance({ ...provenance, [name]: event.currentTarget.value })}
    />
  );
  const start = async () => {
    try {
      await engine.evidence.ingest({
        caseId,
        files: files.map(({ file, name, path }) => ({ file, name, path })),
        provenance,
      });
      onClose();
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t('evidence.intakeTitle')}>
      <Stack gap="sm">
        <Text size="sm">{t('evidence.intakeCount', { count: files.length, size: formatBytes(total) })}</Text>
        <SimpleGrid cols={2} spacing="xs">
          <DateField
            label={t('record.evidence.collectedOn')}
            value={provenance.collectedOn}
            onChange={collectedOn => setProvenance({ ...provenance, collectedOn })}
          />
          <Select
            size="xs"
            clearable
            searchable
            label={t('record.evidence.collectorId')}
            data={Object.keys(view.records.person).map(id => ({ value: id, label: personName(view, id) }))}
            value={provenance.collectorId}
            onChange={collectorId => setProvenance({ ...provenance, collectorId })}
          />
          {text('receivedFrom')}
          {text('receiptNumber')}
          {text('requestNumber')}
          {text('legalGround')}
          <Select
            size="xs"
            allowDeselect={false}
            label={t('record.evidence.copyKind')}
            data={COPY_KINDS.map(value => ({ value, label: t(`choice.evidence.copyKind.${value}`) }))}
            value={provenance.copyKind}
            onChange={copyKind =>
              copyKind !== null && setProvenance({ ...provenance, copyKind: copyKind as (typeof COPY_KINDS)[number] })
            }
          />
          {text('condition')}
        </SimpleGrid>
        <Text size="xs" c="dimmed">
          {t('evidence.intakeSecrecy')}
        </Text>
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button onClick={start}>{t('evidence.intakeStart')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
