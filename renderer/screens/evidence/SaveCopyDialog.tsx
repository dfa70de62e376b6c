import { Button, Group, Modal, Progress, Stack, Text, TextInput } from '@mantine/core';
import { type ReactElement, useRef, useState } from 'react';
import type { RecordValue } from '#casefile';
import { useCase, useEngine, useHost, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

const PIECE = 4 * 1024 * 1024;

/** A decrypted copy leaves the vault: a reason is asked, the copy is streamed, and the custody log keeps both. */
export function SaveCopyDialog({
  item,
  onClose,
}: {
  readonly item: RecordValue<'evidence'>;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const host = useHost();
  const { caseId } = useCase();
  const [reason, setReason] = useState('');
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const isCancelled = useRef(false);
  const size = item.blob?.size ?? 0;

  const save = async () => {
    setError(null);
    isCancelled.current = false;
    const handle = await host.files.beginSave({ suggestedName: item.fileName });
    if (handle === null) return;
    try {
      setPercent(0);
      for (let offset = 0; offset < size; offset += PIECE) {
        if (isCancelled.current) throw new DOMException('', 'AbortError');
        const chunk = await engine.evidence.read({
          caseId,
          evidenceId: item.id,
          offset,
          length: Math.min(PIECE, size - offset),
        });
        await host.files.write(handle, chunk);
        setPercent(((offset + chunk.length) * 100) / Math.max(1, size));
      }
      const name = await host.files.finish(handle);
      await engine.evidence.recordCustody({
        caseId,
        evidenceId: item.id,
        act: 'exported',
        purpose: reason.trim(),
        to: name,
      });
      onClose();
    } catch (cause) {
      await host.files.abort(handle);
      setPercent(null);
      if (!(cause instanceof DOMException && cause.name === 'AbortError')) setError(cause);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('evidence.saveCopy')}>
      <Stack gap="sm">
        <Text size="sm">{t('evidence.saveCopyText')}</Text>
        <TextInput
          label={t('evidence.reason')}
          required
          value={reason}
          disabled={percent !== null}
          onChange={event => setReason(event.currentTarget.value)}
        />
        {percent !== null && <Progress value={percent} aria-label={t('evidence.saveCopy')} />}
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button
            variant="default"
            onClick={() => {
              isCancelled.current = true;
              if (percent === null) onClose();
            }}
          >
            {t('common.cancel')}
          </Button>
          <Button disabled={reason.trim() === '' || percent !== null} onClick={() => save().catch(setError)}>
            {t('evidence.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
