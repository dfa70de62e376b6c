import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import type { KeyChange, OldOpenings as Openings } from '#engine';
import { formatDateTime, type T, useEngine, useSafety, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

/** What still opens with the passphrase or sheet from before the change: named, since nobody can take it back (JOURNAL C2). */
export function OldOpenings({
  what,
  change,
  onSeen,
}: {
  readonly what: 'passphrase' | 'sheet';
  readonly change: KeyChange;
  readonly onSeen: () => void;
}): ReactElement | null {
  const t = useT();
  const engine = useEngine();
  const { copies } = useSafety();
  const [openings, setOpenings] = useState<Openings | null>(null);
  const [error, setError] = useState<unknown>(null);
  const second = `${copies?.second.health} ${copies?.second.at}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the second copy has caught up
  useEffect(() => {
    let isGone = false;
    engine.vault.oldOpenings(change).then(
      found => {
        if (!isGone) setOpenings(found);
      },
      cause => {
        if (!isGone) setError(cause);
      },
    );
    return () => {
      isGone = true;
    };
  }, [engine, change, second]);
  if (error !== null) return <ErrorNotice error={error} />;
  if (openings === null) return null;
  return (
    <Alert color="amber" variant="light" maw={720} title={t(`settings.oldTitle_${what}`)}>
      <Stack gap="xs">
        <OpeningsList openings={openings} />
        <Group>
          <Button variant="default" size="xs" onClick={onSeen}>
            {t('settings.oldSeen')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

/** What still opens as before, and that nobody can tell of copies made by hand. */
export function OpeningsList({ openings }: { readonly openings: Openings }): ReactElement {
  const t = useT();
  const lines = linesOf(t, openings);
  return (
    <>
      <Text size="sm">{t(lines.length > 0 ? 'settings.oldText' : 'settings.oldNone')}</Text>
      {lines.length > 0 && (
        <List size="sm" spacing={4}>
          {lines.map(line => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
      )}
      <Text size="sm">{t('settings.oldUnknown')}</Text>
      {lines.length > 0 && <Text size="sm">{t('settings.oldRemedy')}</Text>}
    </>
  );
}

function linesOf(t: T, { second, backups, fileAt }: Openings): readonly string[] {
  const secondLine =
    second === null
      ? []
      : [t(second.isReachable ? 'settings.oldSecondWaits' : 'settings.oldSecondAway', { label: second.label })];
  const backupLines = backups.map(({ label, isReachable, times }) => {
    if (times.length === 0) return t('settings.oldBackupsUnknown', { label });
    const dates = times.map(formatDateTime).join('; ');
    return t(isReachable ? 'settings.oldBackups' : 'settings.oldBackupsAway', { label, times: dates });
  });
  return [
    ...secondLine,
    ...backupLines,
    ...(fileAt === null ? [] : [t('settings.oldFile', { time: formatDateTime(fileAt) })]),
  ];
}
