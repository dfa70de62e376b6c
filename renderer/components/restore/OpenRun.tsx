import { Button, Group, PasswordInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { EngineError, type OpenedBackup } from '#engine';
import { formatDateTime, jobEnd, useEngine, useJobs, useT } from '../../app/index.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { JobProgress } from '../JobProgress.tsx';
import type { ChosenRun } from './ChooseRun.tsx';

export type RestoreSecret =
  | { readonly type: 'passphrase'; readonly passphrase: string }
  | { readonly type: 'recovery'; readonly code: string };

/** The passphrase or sheet of the time the backup was made; one nobody has proven is read through first. */
export function OpenRun({
  chosen,
  onOpened,
  onBack,
}: {
  readonly chosen: ChosenRun;
  readonly onOpened: (opened: OpenedBackup) => void;
  readonly onBack: () => void;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const jobs = useJobs();
  const [type, setType] = useState<RestoreSecret['type']>('passphrase');
  const [typed, setTyped] = useState('');
  const [jobId, setJobId] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);

  const open = async () => {
    const { source, run } = chosen;
    const secret: RestoreSecret =
      type === 'passphrase' ? { type, passphrase: typed } : { type: 'recovery', code: typed };
    const opened = await engine.backups.open({ source, vaultId: run.vaultId, run: run.run, secret });
    if (opened.cases !== null) return onOpened(opened);
    const { token } = opened;
    const started = await engine.backups.inspect({ token });
    setJobId(started.jobId);
    const ended = await jobEnd(engine, started.jobId);
    if (ended.state === 'cancelled') return;
    const read = await engine.backups.opened({ token });
    if (read.cases === null) throw new EngineError(ended.failures[0]?.code ?? 'backupNotRead');
    onOpened(read);
  };
  const submit = () => {
    setBusy(true);
    setError(null);
    open()
      .catch(setError)
      .finally(() => setBusy(false));
  };

  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack>
        <Text size="sm">{t('backups.secretText', { time: formatDateTime(chosen.run.at) })}</Text>
        <SegmentedControl
          value={type}
          disabled={isBusy}
          onChange={value => {
            setType(value === 'recovery' ? 'recovery' : 'passphrase');
            setTyped('');
          }}
          data={[
            { value: 'passphrase', label: t('backups.byPassphrase') },
            { value: 'recovery', label: t('backups.byRecovery') },
          ]}
        />
        {type === 'passphrase' ? (
          <PasswordInput
            label={t('vault.passphrase')}
            value={typed}
            autoComplete="off"
            disabled={isBusy}
            onChange={event => setTyped(event.currentTarget.value)}
          />
        ) : (
          <TextInput
            label={t('vault.recoveryCode')}
            value={typed}
            autoComplete="off"
            disabled={isBusy}
            onChange={event => setTyped(event.currentTarget.value)}
          />
        )}
        <JobProgress job={jobs.find(job => job.id === jobId)} />
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="space-between">
          <Button variant="default" disabled={isBusy} onClick={onBack}>
            {t('common.back')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={typed.trim() === ''}>
            {t('backups.open')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
