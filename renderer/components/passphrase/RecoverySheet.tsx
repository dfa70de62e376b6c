import { Alert, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { formatDate, todayIso, useT } from '../../app/index.ts';

/** The recovery sheet: shown once, printed or copied by hand, and asked back before it goes. */
export function RecoverySheet({
  code,
  owner,
  onDone,
}: {
  readonly code: string;
  readonly owner: string;
  readonly onDone: () => void;
}): ReactElement {
  const t = useT();
  const groups = code.split('-');
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  // Two groups are asked: enough to show that the sheet exists, not so much that people photograph it.
  const wanted = `${groups[1] ?? ''}${groups.at(-1) ?? ''}`;
  const isRight = typed.replace(/[\s-]/g, '').toUpperCase() === wanted;

  if (isAsking) {
    return (
      <Stack>
        <Title order={1}>{t('vault.askBackTitle')}</Title>
        <Text>{t('vault.askBack', { second: 2, last: groups.length })}</Text>
        <TextInput
          label={t('vault.askBackField')}
          value={typed}
          autoFocus
          autoComplete="off"
          onChange={event => setTyped(event.currentTarget.value)}
        />
        <Group justify="space-between">
          <Button variant="default" onClick={() => setAsking(false)}>
            {t('vault.showAgain')}
          </Button>
          <Button disabled={!isRight} onClick={onDone}>
            {t('vault.sheetKept')}
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <Stack>
      <Title order={1}>{t('vault.sheetTitle')}</Title>
      <Text>{t('vault.sheetText')}</Text>
      <div className="recovery-sheet" data-testid="recovery-code">
        {groups.join(' ')}
      </div>
      <Text size="sm">{t('vault.sheetOwner', { owner, date: formatDate(todayIso()) })}</Text>
      <Alert color="amber" className="no-print">
        {t('vault.sheetWarning')}
      </Alert>
      <Group justify="space-between" className="no-print">
        <Button variant="default" leftSection={<IconPrinter size={18} />} onClick={() => window.print()}>
          {t('vault.print')}
        </Button>
        <Button onClick={() => setAsking(true)}>{t('vault.sheetNext')}</Button>
      </Group>
    </Stack>
  );
}
