import { List, Stack, Table, Text, Title } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import type { AppInfo } from '#host';
import { formatBytes, useHost, useSession, useT } from '../../app/index.ts';

const LIMITS = [1, 2, 3, 4, 5, 6] as const;

/** What this is, and what it cannot protect against. */
export function AboutSection(): ReactElement {
  const t = useT();
  const host = useHost();
  const { status, refreshStatus } = useSession();
  const [info, setInfo] = useState<AppInfo | null>(null);
  useEffect(() => {
    refreshStatus();
    host.appInfo().then(setInfo, error => console.error('no word from the host', error));
  }, [host, refreshStatus]);
  const rows = [
    [t('settings.version'), info?.version ?? '…'],
    [
      t('settings.host'),
      info === null ? '…' : `${t(`settings.host_${host.kind}`)} · ${info.runtime} · ${info.platform}`,
    ],
    [
      t('settings.storage'),
      status === null
        ? '…'
        : t('settings.storageText', { used: formatBytes(status.usageBytes), quota: formatBytes(status.quotaBytes) }),
    ],
    [t('settings.licence'), t('settings.licenceText')],
  ] as const;
  return (
    <Stack gap="md">
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {rows.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th w={160}>{name}</Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <div>
        <Title order={2} mb={8}>
          {t('settings.limits')}
        </Title>
        <List size="sm" spacing={6}>
          {LIMITS.map(number => (
            <List.Item key={number}>{t(`settings.limit${number}`)}</List.Item>
          ))}
        </List>
        <Text size="sm" c="dimmed" mt="sm">
          {t('vault.notStateCipher')}
        </Text>
      </div>
    </Stack>
  );
}
