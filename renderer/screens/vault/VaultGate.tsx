import { Alert, Button, Center, Loader, Stack, Text, Title } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useSession, useT } from '../../app/index.ts';
import { FirstRun } from './FirstRun.tsx';
import { OpenFromCopy } from './OpenFromCopy.tsx';
import { RecoveryUnlock } from './RecoveryUnlock.tsx';
import { Unlock } from './Unlock.tsx';

/** Before the vault is open: first run, unlock, or unlock by recovery sheet. */
export function VaultGate(): ReactElement {
  const t = useT();
  const { status, hasEngineFailed, refreshStatus } = useSession();
  const [byRecovery, setByRecovery] = useState(false);
  const [bringsBack, setBringsBack] = useState<'copy' | null>(null);
  if (hasEngineFailed) {
    return (
      <main className="gate">
        <Alert color="seal" role="alert" title={t('shell.engineFailed')}>
          {t('shell.crashedText')}
        </Alert>
      </main>
    );
  }
  if (status === null) {
    return (
      <Center h="100%">
        <Loader aria-label={t('vault.starting')} />
      </Center>
    );
  }
  return (
    <main className="gate">
      <div className={status.state === 'none' && bringsBack === null ? 'gate-card gate-wide' : 'gate-card gate-narrow'}>
        {status.isHeldElsewhere ? (
          <Stack role="alert">
            <Title order={1}>{t('vault.heldElsewhereTitle')}</Title>
            <Text>{t('vault.heldElsewhere')}</Text>
            <Button onClick={refreshStatus}>{t('vault.tryAgain')}</Button>
          </Stack>
        ) : status.state === 'none' ? (
          bringsBack === 'copy' ? (
            <OpenFromCopy onBack={() => setBringsBack(null)} />
          ) : (
            <FirstRun onCopy={() => setBringsBack('copy')} />
          )
        ) : byRecovery ? (
          <RecoveryUnlock onBack={() => setByRecovery(false)} />
        ) : (
          <Unlock onRecovery={() => setByRecovery(true)} />
        )}
      </div>
    </main>
  );
}
