import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCopy, IconDeviceUsb, IconShieldCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { BackupStatus, CopyState } from '#engine';
import { formatDate, formatTime, type T, todayIso, useHost, useRoute, useSafety, useT } from '../index.ts';

type Tone = 'calm' | 'amber' | 'alarm';
interface Part {
  readonly words: string;
  readonly hint: string;
  readonly tone: Tone;
}

const COLOURS: Readonly<Record<Tone, string | undefined>> = {
  calm: undefined,
  amber: 'var(--mc-amber-text)',
  alarm: 'var(--mc-alarm-text)',
};

/** In the status bar: the copy on this machine, the one on another drive, and the last proven backup, each with its time. */
export function SafetyStatus(): ReactElement {
  const t = useT();
  const host = useHost();
  const { copies, backups } = useSafety();
  const { go } = useRoute();
  const part = (section: 'copies' | 'backups', icon: ReactElement, { words, hint, tone }: Part) => (
    <Tooltip label={hint} multiline w={320}>
      <UnstyledButton
        fz={12}
        className="status-part tabular"
        c={COLOURS[tone]}
        onClick={() => go({ screen: 'settings', section })}
      >
        {tone === 'calm' ? icon : <IconAlertTriangle size={14} aria-hidden />}
        {words}
      </UnstyledButton>
    </Tooltip>
  );
  return (
    <>
      {copies !== null &&
        part('copies', <IconCopy size={14} aria-hidden />, localPart(t, copies.local, host.folders.chooseOwn !== null))}
      {copies !== null &&
        host.folders.canChoose &&
        part('copies', <IconDeviceUsb size={14} aria-hidden />, secondPart(t, copies.second))}
      {backups !== null && part('backups', <IconShieldCheck size={14} aria-hidden />, backupPart(t, backups))}
    </>
  );
}

function localPart(t: T, { health, at, code, waiting }: CopyState, mayChoose: boolean): Part {
  switch (health) {
    case 'absent':
      return {
        words: t('shell.noSafeCopy'),
        hint: t(mayChoose ? 'shell.noSafeCopyChoose' : 'shell.noSafeCopyHint'),
        tone: 'amber',
      };
    case 'failed':
      return { words: t('shell.copyFailed'), hint: t(`error.${code ?? 'unknown'}.remedy`), tone: 'alarm' };
    case 'whole':
      return { words: t('shell.copyAt', { time: when(at) }), hint: t('shell.copyAtHint'), tone: 'calm' };
    default:
      return {
        words: t('shell.copyWaiting', { count: waiting.files }),
        hint: t('shell.copyWaitingHint'),
        tone: 'calm',
      };
  }
}

function secondPart(t: T, { health, at, code, waiting, label }: CopyState): Part {
  const hint = t('shell.secondHint', { label });
  switch (health) {
    case 'absent':
      return { words: t('shell.noSecond'), hint: t('shell.noSecondHint'), tone: 'amber' };
    case 'failed':
      return { words: t('shell.secondFailed'), hint: t(`error.${code ?? 'unknown'}.remedy`), tone: 'alarm' };
    case 'unreachable':
      return {
        words: at === null ? t('shell.secondNever') : t('shell.secondAway', { time: when(at) }),
        hint: t('shell.secondAwayHint', { label, count: waiting.entries }),
        tone: 'amber',
      };
    case 'whole':
      return { words: t('shell.secondAt', { time: when(at) }), hint, tone: 'calm' };
    default:
      return { words: t('shell.secondWaiting', { count: waiting.entries + waiting.files }), hint, tone: 'calm' };
  }
}

function backupPart(t: T, { proven, isOverdue }: BackupStatus): Part {
  if (proven === null) return { words: t('shell.noBackup'), hint: t('shell.noBackupHint'), tone: 'amber' };
  const words = t('shell.backupAt', { time: when(proven.at) });
  return isOverdue
    ? { words, hint: t('shell.backupOverdueHint'), tone: 'amber' }
    : { words, hint: t('shell.backupHint', { label: proven.label }), tone: 'calm' };
}

/** The time today, the date before. */
function when(at: number | null): string {
  if (at === null) return '';
  const day = todayIso(new Date(at));
  return day === todayIso() ? formatTime(at) : formatDate(day);
}
