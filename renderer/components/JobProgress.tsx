import { Button, Group, Progress, Text } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Job } from '#engine';
import { formatBytes, useEngine, useT } from '../app/index.ts';
import { ErrorNotice } from './ErrorNotice.tsx';

/** A running job in the place where it was begun: how far, pause, stop. Shows nothing once it is over. */
export function JobProgress({ job }: { readonly job: Job | undefined }): ReactElement | null {
  const t = useT();
  const { jobs } = useEngine();
  const [error, setError] = useState<unknown>(null);
  if (job === undefined || (job.state !== 'running' && job.state !== 'paused')) return null;
  const input = { jobId: job.id };
  const part =
    job.bytesTotal > 0 ? job.bytesDone / job.bytesTotal : job.itemsTotal > 0 ? job.itemsDone / job.itemsTotal : 0;
  return (
    <div>
      <Group wrap="nowrap" gap="xs">
        <Progress flex={1} value={Math.min(99, 100 * part)} aria-label={t(`shell.job_${job.kind}`)} />
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => (job.state === 'paused' ? jobs.resume(input) : jobs.pause(input)).catch(setError)}
        >
          {t(job.state === 'paused' ? 'shell.jobResume' : 'shell.jobPause')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => jobs.cancel(input).catch(setError)}>
          {t('shell.jobCancel')}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" className="tabular">
        {[
          job.itemsTotal > 0 ? `${job.itemsDone}/${job.itemsTotal}` : '',
          job.bytesTotal > 0 ? `${formatBytes(job.bytesDone)} / ${formatBytes(job.bytesTotal)}` : '',
        ]
          .filter(fact => fact !== '')
          .join(' · ')}
      </Text>
      {error !== null && <ErrorNotice error={error} />}
    </div>
  );
}
