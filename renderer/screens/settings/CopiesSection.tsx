import { Alert, Button, Group, Progress, Stack, Table, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactElement, useEffect, useState } from 'react';
import type { CopiesDetails, CopySpace, CopyState } from '#engine';
import { formatBytes, formatDateTime, type T, useEngine, useHost, useJobs, useSafety, useT } from '../../app/index.ts';
import { CopyFindings } from '../../components/CopyFindings.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { OwnFolder } from './OwnFolder.tsx';

/** The copies of the vault: where they are, how they stand, comparing them, and the one on another drive. */
export function CopiesSection(): ReactElement {
  const t = useT();
  const engine = useEngine();
  const host = useHost();
  const { copies } = useSafety();
  const [details, setDetails] = useState<CopiesDetails | null>(null);
  const [error, setError] = useState<unknown>(null);
  const job = useJobs().findLast(each => each.kind === 'compareCopies');
  const isComparing = job?.state === 'running' || job?.state === 'paused';

  // Sizes are looked at again whenever a copy says something new.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `copies` is when, not what
  useEffect(() => {
    let isGone = false;
    engine.copies.details().then(
      next => {
        if (!isGone) setDetails(next);
      },
      cause => {
        if (!isGone) setError(cause);
      },
    );
    return () => {
      isGone = true;
    };
  }, [engine, copies]);

  const run = (act: () => Promise<unknown>) => {
    setError(null);
    act().catch(setError);
  };
  const choose = async () => {
    const chosen = await host.folders.choose('secondMirror');
    if (chosen === null) return;
    try {
      await engine.copies.setSecond(chosen);
    } catch (cause) {
      await host.folders.forget(chosen.place);
      throw cause;
    }
    notifications.show({ message: t('copies.secondChosen', { label: chosen.label }) });
  };
  const forget = async () => {
    const { place } = await engine.copies.forgetSecond();
    if (place !== null) await host.folders.forget(place);
  };

  const local = copies?.local;
  const second = copies?.second;
  return (
    <Stack gap="lg">
      <div>
        <Title order={2}>{t('settings.copies')}</Title>
        <Text size="sm" c="dimmed">
          {t('copies.text')}
        </Text>
      </div>
      {local?.health === 'absent' && (
        <Alert color="amber" variant="light" title={t('copies.noLocalTitle')}>
          {t(host.folders.chooseOwn === null ? 'copies.noLocal' : 'copies.noLocalYet')}
        </Alert>
      )}
      <Table withTableBorder aria-label={t('settings.copies')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('copies.which')}</Table.Th>
            <Table.Th>{t('copies.stands')}</Table.Th>
            <Table.Th ta="right">{t('copies.used')}</Table.Th>
            <Table.Th ta="right">{t('copies.free')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Row name={t('copies.store')} stands={t('copies.storeStands')} space={details?.store ?? null} />
          {local !== undefined && local.health !== 'absent' && (
            <Row name={t('copies.local')} stands={standsOf(t, local)} space={details?.local ?? null} />
          )}
          {second !== undefined && second.health !== 'absent' && (
            <Row
              name={t('copies.secondNamed', { label: second.label })}
              stands={standsOf(t, second)}
              space={details?.second ?? null}
            />
          )}
        </Table.Tbody>
      </Table>
      {error !== null && <ErrorNotice error={error} />}
      {isComparing && job !== undefined ? (
        <Group wrap="nowrap">
          <Progress
            flex={1}
            animated
            value={job.bytesTotal > 0 ? (100 * job.bytesDone) / job.bytesTotal : 0}
            aria-label={t('shell.job_compareCopies')}
          />
          <Button size="xs" variant="default" onClick={() => run(() => engine.jobs.cancel({ jobId: job.id }))}>
            {t('common.cancel')}
          </Button>
        </Group>
      ) : (
        <Group>
          <Button
            variant="default"
            disabled={local === undefined || local.health === 'absent'}
            onClick={() => run(() => engine.copies.compareNow())}
          >
            {t('copies.compareNow')}
          </Button>
          {job?.state === 'done' && (
            <Text size="sm" role="status">
              {compareText(t, job.result)}
            </Text>
          )}
        </Group>
      )}

      {host.folders.chooseOwn !== null && local !== undefined && (
        <OwnFolder hasOne={local.health !== 'absent'} onError={setError} />
      )}

      <section>
        <Title order={3}>{t('copies.second')}</Title>
        <Text size="sm" c="dimmed" mb="xs">
          {host.folders.canChoose ? t('copies.secondText') : t('copies.secondNowhere')}
        </Text>
        {host.folders.canChoose && (
          <Group>
            <Button variant={second?.health === 'absent' ? 'filled' : 'default'} onClick={() => run(choose)}>
              {second?.health === 'absent' ? t('copies.chooseSecond') : t('copies.changeSecond')}
            </Button>
            {second !== undefined && second.health !== 'absent' && (
              <>
                {second.health !== 'whole' && (
                  <Button variant="default" onClick={() => run(() => engine.copies.lookNow())}>
                    {t('copies.lookNow')}
                  </Button>
                )}
                <Button variant="subtle" color="gray" onClick={() => run(forget)}>
                  {t('copies.forgetSecond')}
                </Button>
              </>
            )}
          </Group>
        )}
      </section>

      {copies !== null && copies.findings.length > 0 && (
        <section>
          <Title order={3}>{t('copies.findings')}</Title>
          <CopyFindings findings={copies.findings} withPlaces />
        </section>
      )}
    </Stack>
  );
}

function Row({
  name,
  stands,
  space,
}: {
  readonly name: string;
  readonly stands: string;
  readonly space: CopySpace | null;
}): ReactElement {
  const bytes = (value: number | null | undefined) => (value == null ? '–' : formatBytes(value));
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {name}
      </Table.Th>
      <Table.Td>{stands}</Table.Td>
      <Table.Td ta="right" className="tabular">
        {bytes(space?.usedBytes)}
      </Table.Td>
      <Table.Td ta="right" className="tabular">
        {bytes(space?.freeBytes)}
      </Table.Td>
    </Table.Tr>
  );
}

function standsOf(t: T, { health, at, waiting, code }: CopyState): string {
  const time = at === null ? t('copies.never') : formatDateTime(at);
  if (health === 'failed') return `${t('copies.failed', { time })} ${t(`error.${code ?? 'unknown'}.cause`)}`;
  return t(`copies.${health}`, { time, count: waiting.entries + waiting.files });
}

function compareText(t: T, result: Readonly<Record<string, unknown>> | null): string {
  const number = (name: string) => Number(result?.[name] ?? 0);
  const facts = {
    entries: number('entries'),
    files: number('files'),
    repaired: number('repaired'),
    lost: number('lost'),
  };
  return facts.repaired + facts.lost === 0
    ? t('copies.same', { entries: facts.entries, files: facts.files })
    : t('copies.compared', facts);
}
