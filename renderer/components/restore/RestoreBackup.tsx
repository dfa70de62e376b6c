import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { Job, OpenedBackup } from '#engine';
import { jobEnd, useEngine, useErrorText, useJobs, useT } from '../../app/index.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { JobProgress } from '../JobProgress.tsx';
import { ChooseCases, type RestoreChoice } from './ChooseCases.tsx';
import { ChooseRun, type ChosenRun } from './ChooseRun.tsx';
import { OpenRun } from './OpenRun.tsx';

/** From a backup to cases in this vault, or to the vault itself where there is none: run, secret, cases, result. */
export function RestoreBackup({
  start,
  onBack,
  onDone,
}: {
  readonly start: { readonly place: string } | null;
  readonly onBack: () => void;
  readonly onDone: () => void;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const errorText = useErrorText();
  const jobs = useJobs();
  const [chosen, setChosen] = useState<ChosenRun | null>(null);
  const [opened, setOpened] = useState<OpenedBackup | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const [ended, setEnded] = useState<Job | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);

  // The keys of an opened backup live in the worker until they are put away.
  const token = useRef<string | null>(null);
  token.current = opened?.token ?? null;
  useEffect(
    () => () => {
      if (token.current !== null) engine.backups.close({ token: token.current }).catch(() => undefined); // locked: closed
    },
    [engine],
  );

  const restore = async ({ caseIds, sealedPassphrase }: RestoreChoice) => {
    if (opened === null) return;
    setBusy(true);
    setError(null);
    try {
      const started = await engine.backups.restore({
        token: opened.token,
        caseIds: [...caseIds],
        sealedSecret: sealedPassphrase === null ? null : { type: 'passphrase', passphrase: sealedPassphrase },
        deviceName: navigator.platform || 'máy tính',
      });
      setJobId(started.jobId);
      const end = await jobEnd(engine, started.jobId);
      if (end.state !== 'cancelled') setEnded(end);
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };

  if (ended !== null) {
    const number = (name: string) => Number(ended.result?.[name] ?? 0);
    const isRestored = ended.result !== null;
    return (
      <Stack>
        {isRestored && (
          <Text role="status">
            {t('backups.restored', { cases: number('cases'), entries: number('entries'), chunks: number('chunks') })}{' '}
            {number('stillSealed') > 0 && t('backups.stillSealed', { count: number('stillSealed') })}
          </Text>
        )}
        {ended.failures.length > 0 && (
          <Alert color="seal" title={t(isRestored ? 'backups.missing' : 'data.nothingChanged')}>
            {ended.failures.slice(0, 20).map(({ item, code, params }) => (
              <Text size="sm" key={`${item} ${code}`}>
                {item !== '' && `${item}: `}
                {t(`error.${code}.cause`, params)}
              </Text>
            ))}
          </Alert>
        )}
        {!isRestored && ended.failures.length === 0 && <Text>{errorText(null).cause}</Text>}
        <Group justify="flex-end">
          {isRestored ? (
            <Button onClick={onDone}>{t(opened?.relation === 'none' ? 'vault.unlock' : 'common.close')}</Button>
          ) : (
            <Button variant="default" onClick={() => setEnded(null)}>
              {t('common.back')}
            </Button>
          )}
        </Group>
      </Stack>
    );
  }
  if (opened !== null)
    return (
      <>
        <ChooseCases opened={opened} isBusy={isBusy} onChosen={restore} onBack={() => setOpened(null)} />
        <JobProgress job={jobs.find(job => job.id === jobId)} />
        {error !== null && <ErrorNotice error={error} />}
      </>
    );
  if (chosen !== null) return <OpenRun chosen={chosen} onOpened={setOpened} onBack={() => setChosen(null)} />;
  return (
    <Stack>
      <ChooseRun start={start} onChosen={setChosen} />
      <Group>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t('common.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
