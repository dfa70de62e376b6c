import { ActionIcon, Group, Popover, Progress, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconRefresh, IconX } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import type { Job } from '#engine';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatBytes, useEngine, useJobs, useT } from '../index.ts';
import { formatSeconds } from './duration.ts';

/** Long work in the status bar: progress, pause, stop, retry. Closed unless asked. */
export function JobsMenu(): ReactElement | null {
  const t = useT();
  const jobs = useJobs();
  const [isOpen, setOpen] = useState(false);
  if (jobs.length === 0) return null;
  const shown = jobs.findLast(job => job.state === 'running' || job.state === 'paused') ?? jobs.at(-1);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top-end" width={420} shadow="md" withinPortal>
      <Popover.Target>
        <UnstyledButton
          fz={12}
          onClick={() => setOpen(!isOpen)}
          aria-expanded={isOpen}
          c={shown?.state === 'failed' ? 'var(--mc-alarm-text)' : undefined}
        >
          {shown &&
            `${t(`shell.job_${shown.kind}`)}: ${shown.state === 'running' ? `${percentOf(shown)} %` : t(`shell.jobState_${shown.state}`)}`}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('shell.jobs')}>
        <Stack gap="sm" mah={360} className="scrolls">
          {jobs.toReversed().map(job => (
            <JobRow key={job.id} job={job} />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function JobRow({ job }: { readonly job: Job }): ReactElement {
  const t = useT();
  const { jobs } = useEngine();
  const [error, setError] = useState<unknown>(null);
  const input = { jobId: job.id };
  const isLive = job.state === 'running' || job.state === 'paused';
  const button = (label: string, icon: ReactElement, act: () => Promise<unknown>) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={t(label)}
      title={t(label)}
      onClick={() => act().catch(setError)}
    >
      {icon}
    </ActionIcon>
  );
  const facts = [
    t(`shell.jobState_${job.state}`),
    `${job.itemsDone}/${job.itemsTotal}`,
    job.bytesTotal > 0 ? `${formatBytes(job.bytesDone)}/${formatBytes(job.bytesTotal)}` : '',
    job.state === 'running' && job.rate > 0 && job.bytesTotal > 0 ? `${formatBytes(job.rate)}/s` : '',
    job.state === 'running' && job.etaMs !== null ? t('shell.jobEta', { time: formatSeconds(job.etaMs / 1000) }) : '',
    job.failures.length > 0 ? t('shell.jobFailures', { count: job.failures.length }) : '',
  ];
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" fw={600}>
          {t(`shell.job_${job.kind}`)}
        </Text>
        <Group gap={2} wrap="nowrap">
          {job.state === 'running' && button('shell.jobPause', <IconPlayerPause size={16} />, () => jobs.pause(input))}
          {job.state === 'paused' && button('shell.jobResume', <IconPlayerPlay size={16} />, () => jobs.resume(input))}
          {isLive && button('shell.jobCancel', <IconPlayerStop size={16} />, () => jobs.cancel(input))}
          {!isLive &&
            job.failures.some(failure => failure.canRetry) &&
            button('shell.jobRetry', <IconRefresh size={16} />, () => jobs.retryFailed(input))}
          {!isLive && button('shell.jobDismiss', <IconX size={16} />, () => jobs.dismiss(input))}
        </Group>
      </Group>
      <Progress
        size="sm"
        value={percentOf(job)}
        color={job.state === 'failed' ? 'seal' : 'deep'}
        aria-label={t(`shell.job_${job.kind}`)}
      />
      <Text size="xs" c="dimmed" className="tabular">
        {facts.filter(fact => fact !== '').join(' · ')}
      </Text>
      {isLive && job.current !== '' && (
        <Text size="xs" c="dimmed" truncate>
          {job.current}
        </Text>
      )}
      {job.failures.slice(0, 20).map(failure => (
        <Text key={failure.item} size="xs">
          {failure.item}: {t(`error.${failure.code}.cause`, failure.params)}
        </Text>
      ))}
      {error !== null && <ErrorNotice error={error} />}
    </div>
  );
}

/** Whole per cent; only finished work shows 100. */
export function percentOf(job: Job): number {
  if (job.state === 'done') return 100;
  const part =
    job.bytesTotal > 0 ? job.bytesDone / job.bytesTotal : job.itemsTotal > 0 ? job.itemsDone / job.itemsTotal : 0;
  return Math.min(99, Math.floor(part * 100));
}
