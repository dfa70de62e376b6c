import { Alert, Anchor, Button, Group, List, Progress, Text } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Job } from '#engine';
import { EngineError } from '#engine';
import { formatBytes, useEngine, useErrorText, useJobs, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

/** Intake and verification of this case: progress while running, what failed or was a duplicate afterwards. */
export function IntakeResult({
  caseId,
  onOpen,
}: {
  readonly caseId: string;
  readonly onOpen: (evidenceId: string) => void;
}): ReactElement {
  const jobs = useJobs().filter(
    job => job.caseId === caseId && (job.kind === 'ingest' || job.kind === 'verifyEvidence'),
  );
  return (
    <>
      {jobs.map(job =>
        job.state === 'running' || job.state === 'paused' ? (
          <Running key={job.id} job={job} />
        ) : (
          <Finished key={job.id} job={job} onOpen={onOpen} />
        ),
      )}
    </>
  );
}

function Running({ job }: { readonly job: Job }): ReactElement {
  const t = useT();
  const engine = useEngine();
  const percent =
    job.bytesTotal === 0 ? (job.itemsDone * 100) / Math.max(1, job.itemsTotal) : (job.bytesDone * 100) / job.bytesTotal;
  return (
    <Group className="job-line" gap="sm" wrap="nowrap" role="status">
      <Text size="xs">{t(`evidence.job.${job.kind}`, { done: job.itemsDone, total: job.itemsTotal })}</Text>
      <Progress
        flex={1}
        value={percent}
        aria-label={t(`evidence.job.${job.kind}`, { done: job.itemsDone, total: job.itemsTotal })}
      />
      <Text size="xs" className="tabular">
        {formatBytes(job.bytesDone)} / {formatBytes(job.bytesTotal)} · {formatBytes(job.rate)}/s
        {job.etaMs === null ? '' : ` · ${t('evidence.secondsLeft', { seconds: Math.ceil(job.etaMs / 1000) })}`}
      </Text>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() =>
          job.state === 'paused' ? engine.jobs.resume({ jobId: job.id }) : engine.jobs.pause({ jobId: job.id })
        }
      >
        {t(job.state === 'paused' ? 'evidence.resume' : 'evidence.pause')}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => engine.jobs.cancel({ jobId: job.id })}>
        {t('common.cancel')}
      </Button>
    </Group>
  );
}

function Finished({ job, onOpen }: { readonly job: Job; readonly onOpen: (evidenceId: string) => void }): ReactElement {
  const t = useT();
  const engine = useEngine();
  const errorText = useErrorText();
  const duplicates = job.failures.filter(failure => failure.code === 'duplicate');
  const others = job.failures.filter(failure => failure.code !== 'duplicate');
  const added = Array.isArray(job.result?.added) ? job.result.added.length : 0;
  const whole = typeof job.result?.whole === 'number' ? job.result.whole : 0;
  const [error, setError] = useState<unknown>(null);
  const run = (act: Promise<unknown>) => void act.catch(setError);
  return (
    <Alert
      color={others.length > 0 ? 'seal' : duplicates.length > 0 ? 'amber' : 'green'}
      withCloseButton
      classNames={{ title: 'plain-title' }}
      closeButtonLabel={t('common.close')}
      onClose={() => run(engine.jobs.dismiss({ jobId: job.id }))}
      py={6}
      radius={0}
      title={
        job.state === 'cancelled'
          ? t('evidence.cancelled')
          : t(`evidence.done.${job.kind}`, { added, whole, total: job.itemsTotal })
      }
    >
      {duplicates.length > 0 && (
        <List size="xs">
          {duplicates.slice(0, 20).map(failure => (
            <List.Item key={failure.item}>
              {t('evidence.duplicate', { name: failure.item })}{' '}
              <Anchor component="button" size="xs" onClick={() => onOpen(String(failure.params.evidenceId))}>
                {String(failure.params.title)}
              </Anchor>
            </List.Item>
          ))}
        </List>
      )}
      {others.length > 0 && (
        <List size="xs">
          {others.slice(0, 20).map(failure => {
            const { cause, remedy } = errorText(new EngineError(failure.code, 'nothingChanged', failure.params));
            return (
              <List.Item key={failure.item}>
                {failure.item}: {cause} {remedy}
              </List.Item>
            );
          })}
        </List>
      )}
      {others.some(failure => failure.canRetry) && (
        <Button size="compact-xs" mt={4} onClick={() => run(engine.jobs.retryFailed({ jobId: job.id }))}>
          {t('evidence.retry')}
        </Button>
      )}
      {error !== null && <ErrorNotice error={error} />}
    </Alert>
  );
}
