import { Alert, Button, Code, Group, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactElement, useState } from 'react';
import type { KeyChange } from '#engine';
import { useEngine, useRegistry, useSession, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { NewPassphrase } from '../../components/passphrase/NewPassphrase.tsx';
import { RecoverySheet } from '../../components/passphrase/RecoverySheet.tsx';
import { OldOpenings } from './OldOpenings.tsx';
import { RotateKeys } from './RotateKeys.tsx';

/** The passphrase, the recovery sheet and the fingerprint of one's key. */
export function SecuritySection(): ReactElement {
  const t = useT();
  const { session } = useSession();
  const [changed, setChanged] = useState<{ readonly what: 'passphrase' | 'sheet'; readonly change: KeyChange }>();
  return (
    <Stack gap="xl">
      {changed !== undefined && <OldOpenings {...changed} onSeen={() => setChanged(undefined)} />}
      <ChangePassphrase onChanged={change => setChanged({ what: 'passphrase', change })} />
      <RenewRecovery onChanged={change => setChanged({ what: 'sheet', change })} />
      <RotateKeys />
      <section>
        <Title order={2}>{t('settings.identity')}</Title>
        <Text size="sm" c="dimmed">
          {t('settings.identityText')}
        </Text>
        <Code mt={6} fz="md">
          {session?.fingerprint}
        </Code>
      </section>
    </Stack>
  );
}

interface Changing {
  readonly onChanged: (change: KeyChange) => void;
}

function ChangePassphrase({ onChanged }: Changing): ReactElement {
  const t = useT();
  const engine = useEngine();
  const profile = useRegistry().view.records.profile.profile;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const change = async () => {
    if (next === null) return;
    setBusy(true);
    setError(null);
    try {
      const changed = await engine.vault.changePassphrase({ current, next });
      setCurrent('');
      setNext(null);
      setAttempt(attempt + 1);
      notifications.show({ id: 'passphrase', message: t('settings.passphraseChanged') });
      onChanged(changed);
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        void change();
      }}
    >
      <Stack gap="xs" maw={480}>
        <Title order={2}>{t('settings.changePassphrase')}</Title>
        <Text size="sm" c="dimmed">
          {t('settings.changePassphraseText')}
        </Text>
        <PasswordInput
          label={t('vault.currentPassphrase')}
          value={current}
          autoComplete="off"
          onChange={event => setCurrent(event.currentTarget.value)}
        />
        <NewPassphrase
          key={attempt}
          ownWords={[profile?.fullName ?? '', profile?.issuingOrgan ?? '', profile?.place ?? '']}
          onChange={setNext}
        />
        {error !== null && <ErrorNotice error={error} />}
        <Group>
          <Button type="submit" loading={isBusy} disabled={current === '' || next === null}>
            {t('settings.changePassphrase')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function RenewRecovery({ onChanged }: Changing): ReactElement {
  const t = useT();
  const engine = useEngine();
  const owner = useRegistry().view.records.profile.profile?.fullName ?? '';
  const [passphrase, setPassphrase] = useState('');
  const [renewed, setRenewed] = useState<{ readonly recoveryCode: string; readonly change: KeyChange } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const renew = async () => {
    setBusy(true);
    setError(null);
    try {
      setRenewed(await engine.vault.renewRecovery({ passphrase }));
      setPassphrase('');
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  if (renewed !== null) {
    return (
      <RecoverySheet
        code={renewed.recoveryCode}
        owner={owner}
        onDone={() => {
          setRenewed(null);
          onChanged(renewed.change);
          notifications.show({ id: 'recovery', message: t('settings.recoveryRenewed') });
        }}
      />
    );
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        void renew();
      }}
    >
      <Stack gap="xs" maw={480}>
        <Title order={2}>{t('settings.renewRecovery')}</Title>
        <Alert color="amber" variant="light">
          {t('settings.renewRecoveryText')}
        </Alert>
        <PasswordInput
          label={t('vault.currentPassphrase')}
          value={passphrase}
          autoComplete="off"
          onChange={event => setPassphrase(event.currentTarget.value)}
        />
        {error !== null && <ErrorNotice error={error} />}
        <Group>
          <Button type="submit" variant="default" loading={isBusy} disabled={passphrase === ''}>
            {t('settings.renewRecovery')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
