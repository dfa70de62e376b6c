import { Text, Tooltip } from '@mantine/core';
import { IconDeviceFloppy, IconLock } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { formatTime, useSafety, useSession, useT } from '../index.ts';
import { formatSeconds } from './duration.ts';
import { JobsMenu } from './JobsMenu.tsx';
import { SafetyStatus } from './SafetyStatus.tsx';
import { useIdleLock } from './useIdleLock.ts';

/** Always there: when it was saved, whether a proven copy exists, when it locks, what is running. */
export function StatusBar(): ReactElement {
  const t = useT();
  const { savedAt, status, alarm } = useSession();
  const { copies } = useSafety();
  const secondsLeft = useIdleLock();
  return (
    <footer className="status-bar">
      <span className="status-part tabular">
        <IconDeviceFloppy size={14} aria-hidden />
        {alarm !== null
          ? t('shell.alarmTitle')
          : savedAt === null
            ? t('shell.nothingToSave')
            : t('shell.savedAt', { time: formatTime(savedAt) })}
      </span>
      <SafetyStatus />
      {status !== null && !status.isPersisted && copies?.isStoreAlone === true && (
        <Tooltip label={t('shell.notPersistedHint')} multiline w={320}>
          <Text span fz={12} className="status-part" c="var(--mc-amber-text)">
            {t('shell.notPersisted')}
          </Text>
        </Tooltip>
      )}
      <span className="status-space" />
      <JobsMenu />
      <span className="status-part tabular">
        <IconLock size={14} aria-hidden />
        {t('shell.locksIn', { time: formatSeconds(secondsLeft) })}
      </span>
    </footer>
  );
}
