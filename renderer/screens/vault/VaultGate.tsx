import { Center, Loader } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useSession, useT } from '../../app/index.ts';
import { FirstRun } from './FirstRun.tsx';
import { RecoveryUnlock } from './RecoveryUnlock.tsx';
import { Unlock } from './Unlock.tsx';

/** Before the vault is open: first run, unlock, or unlock by recovery sheet. */
export function VaultGate(): ReactElement {
  const t = useT();
  const { status } = useSession();
  const [byRecovery, setByRecovery] = useState(false);
  if (status === null) {
    return (
      <Center h="100%">
        <Loader aria-label={t('vault.starting')} />
      </Center>
    );
  }
  return (
    <main className="gate">
      <div className="gate-card">
        {status.isHeldElsewhere ? (
          <p role="alert">{t('vault.heldElsewhere')}</p>
        ) : status.state === 'none' ? (
          <FirstRun />
        ) : byRecovery ? (
          <RecoveryUnlock onBack={() => setByRecovery(false)} />
        ) : (
          <Unlock onRecovery={() => setByRecovery(true)} />
        )}
      </div>
    </main>
  );
}
