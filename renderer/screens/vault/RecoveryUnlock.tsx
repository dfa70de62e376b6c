import { Button, Group, Progress, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useEngine, useSession, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { NewPassphrase } from '../../components/passphrase/NewPassphrase.tsx';
import { useRebuildProgress } from './useRebuildProgress.ts';

/** Unlocks with the recovery sheet and sets a new passphrase in one step; a new writer starts (JOURNAL A1). */
export function RecoveryUnlock({ onBack }: { readonly onBack: () => void }): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { begin } = useSession();
  const rebuilt = useRebuildProgress();
  const [code, setCode] = useState('');
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);

  const unlock = async () => {
    if (passphrase === null) return;
    setBusy(true);
    setError(null);
    try {
      const session = await engine.vault.unlock({ secret: { type: 'recovery', code } });
      await engine.vault.resetPassphrase({ code, next: passphrase });
      begin(session);
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };

  return (
    <Stack>
      <Title order={1}>{t('vault.recoveryTitle')}</Title>
      <Text>{t('vault.recoveryText')}</Text>
      <TextInput
        label={t('vault.recoveryCode')}
        value={code}
        autoFocus
        autoComplete="off"
        onChange={event => setCode(event.currentTarget.value)}
      />
      <NewPassphrase ownWords={[]} onChange={setPassphrase} />
      {isBusy && rebuilt !== null && <Progress value={rebuilt} aria-label={t('vault.bringingUpToDate')} />}
      {error !== null && <ErrorNotice error={error} />}
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>
          {t('common.back')}
        </Button>
        <Button loading={isBusy} disabled={passphrase === null || code.trim() === ''} onClick={unlock}>
          {t('vault.unlock')}
        </Button>
      </Group>
    </Stack>
  );
}
