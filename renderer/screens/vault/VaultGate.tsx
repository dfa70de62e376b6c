import { Alert, Button, Center, Loader, Stack, Text, Title } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { EngineError } from '#engine';
import { useSession, useT } from '../../app/index.ts';
import { AllowFolders } from '../../components/AllowFolders.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { RestoreBackup } from '../../components/restore/index.ts';
import { FirstRun } from './FirstRun.tsx';
import { OpenFromCopy } from './OpenFromCopy.tsx';
import { RecoveryUnlock } from './RecoveryUnlock.tsx';
import { Unlock } from './Unlock.tsx';

/** Before the vault is open: first run, unlock, or unlock by recovery sheet. */
export function VaultGate(): ReactElement {
  const t = useT();
  const { status, statusFailure, hasEngineFailed, refreshStatus } = useSession();
  const [byRecovery, setByRecovery] = useState(false);
  const [bringsBack, setBringsBack] = useState<'copy' | 'backup' | null>(null);
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
        <Stack align="center">
          <Loader aria-label={t('vault.starting')} />
          {statusFailure !== null && <ErrorNotice error={statusFailure} />}
        </Stack>
      </Center>
    );
  }
  return (
    <main className="gate">
      <div
        className={status.state === 'none' && bringsBack !== 'copy' ? 'gate-card gate-wide' : 'gate-card gate-narrow'}
      >
        <AllowFolders when={status} onAllowed={async () => refreshStatus()} />
        {status.isHeldElsewhere ? (
          <Stack role="alert">
            <Title order={1}>{t('vault.heldElsewhereTitle')}</Title>
            <Text>{t('vault.heldElsewhere')}</Text>
            <Button onClick={refreshStatus}>{t('vault.tryAgain')}</Button>
          </Stack>
        ) : status.copyUnreadable !== null ? (
          <Stack>
            <Title order={1}>{t('vault.copyUnreadableTitle')}</Title>
            <ErrorNotice error={new EngineError(status.copyUnreadable)} />
            <Text>{t('vault.copyUnreadable')}</Text>
            <Button onClick={refreshStatus}>{t('vault.tryAgain')}</Button>
          </Stack>
        ) : status.state === 'none' ? (
          <NoVault bringsBack={bringsBack} onChoose={setBringsBack} />
        ) : byRecovery ? (
          <RecoveryUnlock onBack={() => setByRecovery(false)} />
        ) : (
          <Unlock onRecovery={() => setByRecovery(true)} />
        )}
      </div>
    </main>
  );
}

/** A machine without a vault: a new one, or one that is brought back. */
function NoVault({
  bringsBack,
  onChoose,
}: {
  readonly bringsBack: 'copy' | 'backup' | null;
  readonly onChoose: (way: 'copy' | 'backup' | null) => void;
}): ReactElement {
  const t = useT();
  const { refreshStatus } = useSession();
  const back = () => onChoose(null);
  if (bringsBack === 'copy') return <OpenFromCopy onBack={back} />;
  if (bringsBack === 'backup')
    return (
      <Stack>
        <Title order={1}>{t('backups.restore')}</Title>
        <RestoreBackup start={null} onBack={back} onDone={refreshStatus} />
      </Stack>
    );
  return <FirstRun onCopy={() => onChoose('copy')} onBackup={() => onChoose('backup')} />;
}
