import { Alert, Anchor, Button, PasswordInput, Progress, Stack, Text, Title } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { EngineError } from '#engine';
import { useEngine, useErrorText, useSession, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useRebuildProgress } from './useRebuildProgress.ts';

export function Unlock({ onRecovery }: { readonly onRecovery: () => void }): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { begin, status, alarm } = useSession();
  const errorText = useErrorText();
  const rebuilt = useRebuildProgress();
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [hasCapsLock, setCapsLock] = useState(false);

  const unlock = async () => {
    setBusy(true);
    setError(null);
    try {
      begin(await engine.vault.unlock({ secret: { type: 'passphrase', passphrase } }));
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };

  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        void unlock();
      }}
    >
      <Stack>
        <Title order={1}>{t('vault.unlockTitle')}</Title>
        {status?.needsRebuild === true && (
          <Alert color="amber" variant="light" title={t('vault.needsRebuildTitle')}>
            {t('vault.needsRebuild')}
          </Alert>
        )}
        {alarm !== null && error === null && (
          <Alert color="seal" role="alert" title={errorText(new EngineError('keptUnwritten', 'notSaved')).cause}>
            {errorText(new EngineError('keptUnwritten', 'notSaved')).remedy}
          </Alert>
        )}
        <PasswordInput
          label={t('vault.passphrase')}
          value={passphrase}
          autoFocus
          autoComplete="off"
          disabled={isBusy}
          onChange={event => setPassphrase(event.currentTarget.value)}
          onKeyUp={event => setCapsLock(event.getModifierState('CapsLock'))}
        />
        {hasCapsLock && (
          <Text size="sm" c="amber.8">
            {t('vault.capsLock')}
          </Text>
        )}
        {isBusy && rebuilt !== null && (
          <div>
            <Text size="sm">{t('vault.bringingUpToDate')}</Text>
            <Progress value={rebuilt} aria-label={t('vault.bringingUpToDate')} />
          </div>
        )}
        {error !== null && <ErrorNotice error={error} />}
        <Button type="submit" loading={isBusy} disabled={passphrase === ''}>
          {t('vault.unlock')}
        </Button>
        <Anchor component="button" type="button" size="sm" onClick={onRecovery}>
          {t('vault.forgot')}
        </Anchor>
      </Stack>
    </form>
  );
}
