import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useT } from '../app/index.ts';
import { ErrorNotice } from './ErrorNotice.tsx';

/** Asks before an act that cannot be undone: what goes, and a word to type. */
export function ConfirmDestroy({
  title,
  text,
  word,
  actionLabel,
  onConfirm,
  onClose,
}: {
  readonly title: string;
  readonly text: string;
  /** What the user types to show that they read it, e.g. the code of the case. */
  readonly word: string;
  readonly actionLabel: string;
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const confirm = () => {
    setBusy(true);
    setError(null);
    onConfirm().then(onClose, cause => {
      setError(cause);
      setBusy(false);
    });
  };
  return (
    <Modal opened onClose={onClose} title={title}>
      <Stack gap="sm">
        <Text size="sm">{text}</Text>
        <Text size="sm" fw={600} c="var(--mc-alarm-text)">
          {t('common.irreversible')}
        </Text>
        <TextInput
          label={t('common.confirmType', { word })}
          value={typed}
          autoComplete="off"
          onChange={event => setTyped(event.currentTarget.value)}
        />
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('common.cancel')}
          </Button>
          <Button
            color="seal"
            loading={isBusy}
            disabled={typed.trim().normalize('NFC') !== word.normalize('NFC')}
            onClick={confirm}
          >
            {actionLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
