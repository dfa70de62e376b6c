import { Alert, Button, Group, Modal, NumberInput, Select, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactElement, useState } from 'react';
import { BACKUP_SCHEDULES, type BackupPlace, type BackupSchedule } from '#engine';
import { formatDateTime, useEngine, useHost, useJobs, useSafety, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { proofText, RestoreBackup } from '../../components/restore/index.ts';
import { BackupFile } from './BackupFile.tsx';

/** Sao lưu và khôi phục: folders on other drives, what is proven in them, one file for hosts without folders, restoring. */
export function BackupsSection(): ReactElement {
  const t = useT();
  const engine = useEngine();
  const host = useHost();
  const { backups } = useSafety();
  const job = useJobs().findLast(each => each.kind === 'backup' || each.kind === 'proveBackup');
  const [restoreFrom, setRestoreFrom] = useState<{ readonly place: { readonly place: string } | null } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const isBusy = job?.state === 'running' || job?.state === 'paused';

  const run = (act: () => Promise<unknown>) => {
    setError(null);
    act().catch(setError);
  };
  const addPlace = async () => {
    const chosen = await host.folders.choose('backup');
    if (chosen === null) return;
    await engine.backups.setPlace({ ...chosen, schedule: 'daily' });
    await engine.backups.run({ place: chosen.place });
  };
  const places = backups?.places ?? [];

  return (
    <Stack gap="lg">
      <div>
        <Title order={2}>{t('settings.backups')}</Title>
        <Text size="sm" c="dimmed">
          {t('backups.text')}
        </Text>
      </div>
      {backups?.proven === null && (
        <Alert color="amber" variant="light">
          {t('shell.noBackupHint')}
        </Alert>
      )}
      {error !== null && <ErrorNotice error={error} />}
      <JobProgress job={job} />
      {job !== undefined && !isBusy && job.failures.length > 0 && (
        <Alert color="seal" title={t('backups.jobFailed')}>
          {job.failures.slice(0, 12).map(({ item, code, params }) => (
            <Text size="sm" key={`${item} ${code} ${JSON.stringify(params)}`}>
              {item !== '' && `${item}: `}
              {t(`error.${code}.cause`, params)}
            </Text>
          ))}
        </Alert>
      )}
      {places.map(place => (
        <PlaceCard
          key={place.place}
          place={place}
          isBusy={isBusy}
          onError={setError}
          onRestore={() => setRestoreFrom({ place: { place: place.place } })}
        />
      ))}
      {host.folders.canChoose && (
        <Group>
          <Button variant={places.length === 0 ? 'filled' : 'default'} disabled={isBusy} onClick={() => run(addPlace)}>
            {t('backups.addPlace')}
          </Button>
          {places.length > 0 && backups !== null && (
            <NumberInput
              label={t('backups.keep')}
              value={backups.keep}
              min={1}
              max={20}
              w={220}
              onChange={value => typeof value === 'number' && run(() => engine.backups.setKeep({ keep: value }))}
            />
          )}
        </Group>
      )}
      <BackupFile isBusy={isBusy} />
      <section>
        <Title order={3}>{t('backups.restore')}</Title>
        <Text size="sm" c="dimmed" mb="xs">
          {t('backups.restoreText')}
        </Text>
        <Button variant="default" onClick={() => setRestoreFrom({ place: null })}>
          {t('backups.restoreStart')}
        </Button>
      </section>
      {restoreFrom !== null && (
        <Modal opened size="xl" title={t('backups.restore')} onClose={() => setRestoreFrom(null)}>
          <RestoreBackup
            start={restoreFrom.place}
            onBack={() => setRestoreFrom(null)}
            onDone={() => {
              setRestoreFrom(null);
              notifications.show({ message: t('backups.restoredNotice') });
            }}
          />
        </Modal>
      )}
    </Stack>
  );
}

function PlaceCard({
  place,
  isBusy,
  onError,
  onRestore,
}: {
  readonly place: BackupPlace;
  readonly isBusy: boolean;
  readonly onError: (error: unknown) => void;
  readonly onRestore: () => void;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const host = useHost();
  const { proof, failure } = place;
  const remove = async () => {
    await engine.backups.removePlace({ place: place.place });
    await host.folders.forget(place.place);
  };
  return (
    <section aria-label={place.label}>
      <Title order={3}>{place.label}</Title>
      <Text size="sm" {...(proof !== null && proof.problems > 0 && { c: 'var(--mc-alarm-text)' })}>
        {proofText(t, proof)}
      </Text>
      {failure !== null && (
        <Text size="sm" c="var(--mc-alarm-text)">
          {t('backups.lastFailed', { time: formatDateTime(failure.at) })}
          {t(`error.${failure.code}.cause`)}
        </Text>
      )}
      {place.dueAt !== null && (
        <Text size="sm" c={place.isOverdue ? 'var(--mc-amber-text)' : 'dimmed'}>
          {t(place.isOverdue ? 'backups.overdue' : 'backups.due', { time: formatDateTime(place.dueAt) })}
        </Text>
      )}
      <Group mt="xs" align="end">
        <Button disabled={isBusy} onClick={() => engine.backups.run({ place: place.place }).catch(onError)}>
          {t('backups.runNow')}
        </Button>
        <Select
          label={t('backups.schedule')}
          w={180}
          allowDeselect={false}
          value={place.schedule}
          data={BACKUP_SCHEDULES.map(value => ({ value, label: t(`backups.schedule_${value}`) }))}
          onChange={value => {
            const schedule = BACKUP_SCHEDULES.find((each): each is BackupSchedule => each === value) ?? 'off';
            engine.backups.setPlace({ place: place.place, label: place.label, schedule }).catch(onError);
          }}
        />
        <Button variant="default" disabled={isBusy} onClick={onRestore}>
          {t('backups.seeRuns')}
        </Button>
        <Button variant="subtle" color="gray" disabled={isBusy} onClick={() => remove().catch(onError)}>
          {t('backups.removePlace')}
        </Button>
      </Group>
    </section>
  );
}
