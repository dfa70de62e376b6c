import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { EngineError } from '#engine';
import type { ChosenFolder } from '#host';
import { formatBytes, jobEnd, useEngine, useHost, useSession, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

/** On a machine without a vault: takes the safety copy of another machine in, then asks for its passphrase or sheet. */
export function OpenFromCopy({ onBack }: { readonly onBack: () => void }): ReactElement {
  const t = useT();
  const engine = useEngine();
  const host = useHost();
  const { jobs, refreshStatus } = useSession();
  const [jobId, setJobId] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const job = jobs.find(each => each.id === jobId);
  const isRunning = job?.state === 'running' || job?.state === 'paused';

  /** The chosen folder is the copy from here on: unlocking makes the store anew from it. */
  const takeAsOwn = async (chooseOwn: () => Promise<ChosenFolder | null>) => {
    const chosen = await chooseOwn();
    if (chosen === null) return;
    const { state } = await engine.vault.status();
    if (state === 'none') {
      await host.folders.forget(chosen.place);
      throw new EngineError('noCopyThere');
    }
    refreshStatus();
  };
  const choose = async () => {
    setError(null);
    if (host.folders.chooseOwn !== null) return takeAsOwn(host.folders.chooseOwn);
    const chosen = await host.folders.choose('restore');
    if (chosen === null) return;
    try {
      const started = await engine.copies.adopt({ place: chosen.place });
      setJobId(started.jobId);
      const ended = await jobEnd(engine, started.jobId);
      if (ended.state === 'done') refreshStatus();
      else if (ended.failures[0] !== undefined) throw new EngineError(ended.failures[0].code);
    } finally {
      await host.folders.forget(chosen.place);
    }
  };

  return (
    <Stack>
      <Title order={1}>{t('vault.fromCopyTitle')}</Title>
      <Text>{t(host.folders.chooseOwn === null ? 'vault.fromCopyText' : 'vault.fromOwnText')}</Text>
      {job !== undefined && isRunning && (
        <div>
          <Progress
            value={job.bytesTotal === 0 ? 0 : (100 * job.bytesDone) / job.bytesTotal}
            aria-label={t('shell.job_adoptCopy')}
          />
          <Text size="sm" c="dimmed" className="tabular">
            {formatBytes(job.bytesDone)} / {formatBytes(job.bytesTotal)}
          </Text>
        </div>
      )}
      {error !== null && <ErrorNotice error={error} />}
      <Group justify="space-between">
        <Button variant="default" disabled={isRunning} onClick={onBack}>
          {t('common.back')}
        </Button>
        {isRunning && job !== undefined ? (
          <Button variant="default" onClick={() => engine.jobs.cancel({ jobId: job.id }).catch(setError)}>
            {t('common.cancel')}
          </Button>
        ) : (
          <Button onClick={() => choose().catch(setError)}>{t('vault.chooseCopy')}</Button>
        )}
      </Group>
    </Stack>
  );
}
