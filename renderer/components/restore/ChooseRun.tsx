import { Button, FileButton, Group, Radio, ScrollArea, Stack, Text } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { BackupListing, BackupRun, BackupWhere } from '#engine';
import { formatBytes, formatDateTime, useEngine, useHost, useT } from '../../app/index.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { proofText } from './proofText.ts';

export interface ChosenRun {
  readonly source: BackupWhere;
  readonly run: BackupRun;
}

/** Where the backup lies, and which of its runs: the newest that opens is offered first. */
export function ChooseRun({
  start,
  onChosen,
}: {
  /** A folder known already; null = it is asked for. */
  readonly start: { readonly place: string } | null;
  readonly onChosen: (chosen: ChosenRun) => void;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const host = useHost();
  const [found, setFound] = useState<{ readonly source: BackupWhere; readonly listing: BackupListing } | null>(null);
  const [picked, setPicked] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);

  const look = async (source: BackupWhere) => {
    setError(null);
    setBusy(true);
    try {
      const listing = await engine.backups.list({ source });
      setFound({ source, listing });
      setPicked(keyOf(listing.runs.find(run => run.canOpen)));
    } finally {
      setBusy(false);
    }
  };
  const askFolder = async () => {
    const chosen = await host.folders.choose('restore');
    if (chosen !== null) await look({ place: chosen.place });
  };
  const runs = found?.listing.runs ?? [];
  const run = runs.find(each => keyOf(each) === picked);

  return (
    <Stack>
      <Text size="sm">{t('backups.chooseText')}</Text>
      <Group>
        {start !== null && found === null && (
          <Button loading={isBusy} onClick={() => look(start).catch(setError)}>
            {t('backups.lookHere')}
          </Button>
        )}
        {host.folders.canChoose && (
          <Button
            variant={start === null ? 'filled' : 'default'}
            loading={isBusy}
            onClick={() => askFolder().catch(setError)}
          >
            {t('backups.chooseFolder')}
          </Button>
        )}
        <FileButton onChange={file => file !== null && look({ file }).catch(setError)} accept=".minhchung">
          {props => (
            <Button
              variant={host.folders.canChoose || start !== null ? 'default' : 'filled'}
              loading={isBusy}
              {...props}
            >
              {t('backups.chooseFile')}
            </Button>
          )}
        </FileButton>
      </Group>
      {error !== null && <ErrorNotice error={error} />}
      {found !== null && runs.length === 0 && <Text role="status">{t('backups.noRuns')}</Text>}
      {found !== null && found.listing.problems.length > 0 && (
        <Text size="sm" c="var(--mc-alarm-text)">
          {found.listing.problems.map(({ code, params }) => t(`error.backup_${code}.cause`, params)).join(' ')}
        </Text>
      )}
      {runs.length > 0 && (
        <ScrollArea.Autosize mah={260} type="auto">
          <Radio.Group value={picked} onChange={setPicked} aria-label={t('backups.runs')}>
            <Stack gap={6}>
              {runs.map(each => (
                <Radio
                  key={keyOf(each)}
                  value={keyOf(each)}
                  disabled={!each.canOpen}
                  label={t('backups.runNamed', {
                    time: formatDateTime(each.at),
                    kind: t(each.number === 0 ? 'backups.full' : 'backups.increment'),
                    size: formatBytes(each.bytes),
                  })}
                  description={
                    each.problem !== null
                      ? t(`error.backup_${each.problem.code}.cause`, each.problem.params)
                      : proofText(t, each.proof)
                  }
                />
              ))}
            </Stack>
          </Radio.Group>
        </ScrollArea.Autosize>
      )}
      {found !== null && run !== undefined && (
        <Group justify="flex-end">
          <Button onClick={() => onChosen({ source: found.source, run })}>{t('common.next')}</Button>
        </Group>
      )}
    </Stack>
  );
}

const keyOf = (run: BackupRun | undefined): string => (run === undefined ? '' : `${run.vaultId}/${run.run}`);
