import {
  Alert,
  Anchor,
  Button,
  Group,
  List,
  Loader,
  Modal,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { EngineError, type Rotated } from '#engine';
import { useEngine, useErrorText, useRegistry, useSession, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { NewPassphrase } from '../../components/passphrase/NewPassphrase.tsx';
import { RecoverySheet } from '../../components/passphrase/RecoverySheet.tsx';
import { OpeningsList } from './OldOpenings.tsx';

type Step = 'closed' | 'asking' | 'working' | 'sheet' | 'result';

/** «Lộ mật khẩu»: what it does and does not do, the current secret and the new passphrase, then the new sheet and what is left. */
export function RotateKeys(): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { lock } = useSession();
  const profile = useRegistry().view.records.profile.profile;
  // Kept here: once the keys are replaced the vault is locked, and nothing more can be asked.
  const [owner, setOwner] = useState('');
  const [step, setStep] = useState<Step>('closed');
  const [rotated, setRotated] = useState<Rotated | null>(null);
  const [error, setError] = useState<unknown>(null);
  const rotate = async (request: Parameters<typeof engine.vault.rotate>[0]) => {
    setStep('working');
    setError(null);
    setOwner(profile?.fullName ?? '');
    try {
      setRotated(await engine.vault.rotate(request));
      setStep('sheet');
    } catch (cause) {
      setError(cause);
      const { state } = await engine.vault.status();
      if (state === 'unlocked') setStep('asking');
      else setStep('result'); // stopped before anything was replaced: the vault is locked, as it was
    }
  };
  const isAsking = step === 'asking';
  return (
    <section>
      <Title order={2}>{t('settings.rotate')}</Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('settings.rotateText')}
      </Text>
      <Button variant="default" onClick={() => setStep('asking')}>
        {t('settings.rotateOpen')}
      </Button>
      <Modal
        opened={step !== 'closed'}
        onClose={() => (isAsking ? setStep('closed') : undefined)}
        title={t('settings.rotate')}
        withCloseButton={isAsking}
        closeOnClickOutside={false}
        closeOnEscape={isAsking}
        closeButtonProps={{ 'aria-label': t('common.close') }}
        fullScreen={step === 'sheet' || step === 'result'}
        size="lg"
      >
        {isAsking && (
          <AskSecrets ownWords={[profile?.fullName ?? '', profile?.issuingOrgan ?? '']} error={error} onGo={rotate} />
        )}
        {step === 'working' && (
          <Group role="status">
            <Loader size="sm" />
            <Text>{t('settings.rotating')}</Text>
          </Group>
        )}
        {step === 'sheet' && rotated !== null && (
          <Stack maw={760} mx="auto">
            <RecoverySheet code={rotated.recoveryCode} owner={owner} onDone={() => setStep('result')} />
          </Stack>
        )}
        {step === 'result' && (
          <Stack maw={760} mx="auto">
            {rotated === null ? <ErrorNotice error={error} /> : <Result rotated={rotated} />}
            <Group>
              <Button onClick={() => void lock()}>{t('settings.rotateUnlock')}</Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </section>
  );
}

function AskSecrets({
  ownWords,
  error,
  onGo,
}: {
  readonly ownWords: readonly string[];
  readonly error: unknown;
  readonly onGo: (request: Parameters<ReturnType<typeof useEngine>['vault']['rotate']>[0]) => Promise<void>;
}): ReactElement {
  const t = useT();
  const [hasSheet, setHasSheet] = useState(false);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState<string | null>(null);
  const go = () => {
    if (next === null) return;
    const secret = hasSheet
      ? ({ type: 'recovery', code: current } as const)
      : ({ type: 'passphrase', passphrase: current } as const);
    void onGo({ secret, passphrase: next });
  };
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        go();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('settings.rotateDoes')}</Text>
        <List size="sm" spacing={4}>
          {(['rotateDoesKeys', 'rotateDoesCases', 'rotateDoesSheet'] as const).map(line => (
            <List.Item key={line}>{t(`settings.${line}`)}</List.Item>
          ))}
        </List>
        <Alert color="amber" variant="light">
          {t('settings.rotateDoesNot')}
        </Alert>
        {hasSheet ? (
          <TextInput
            label={t('vault.recoveryCode')}
            value={current}
            autoComplete="off"
            onChange={event => setCurrent(event.currentTarget.value)}
          />
        ) : (
          <PasswordInput
            label={t('vault.currentPassphrase')}
            value={current}
            autoComplete="off"
            onChange={event => setCurrent(event.currentTarget.value)}
          />
        )}
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="start"
          onClick={() => {
            setHasSheet(!hasSheet);
            setCurrent('');
          }}
        >
          {t(hasSheet ? 'settings.rotateByPassphrase' : 'settings.rotateBySheet')}
        </Anchor>
        <NewPassphrase ownWords={ownWords} onChange={setNext} />
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button type="submit" color="seal" disabled={current === '' || next === null}>
            {t('settings.rotateGo')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Result({ rotated: { openings, isWhole, failure } }: { readonly rotated: Rotated }): ReactElement {
  const t = useT();
  const errorText = useErrorText();
  return (
    <>
      <Title order={1}>{t('settings.rotated')}</Title>
      <Text>{t('settings.rotatedText')}</Text>
      {!isWhole && (
        <Alert color="amber" variant="light" title={t('settings.rotatedUnfinished')}>
          <Text size="sm">{t('settings.rotatedUnfinishedText')}</Text>
          {failure !== null && <Text size="sm">{errorText(new EngineError(failure)).cause}</Text>}
        </Alert>
      )}
      <Title order={2}>{t('settings.oldTitle_passphrase')}</Title>
      {openings === null ? (
        <Text size="sm">{t('settings.rotatedNotLooked')}</Text>
      ) : (
        <OpeningsList openings={openings} />
      )}
    </>
  );
}
