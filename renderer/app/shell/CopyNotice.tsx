import { Button, CloseButton, Group } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { CopyFindings, isGrave } from '../../components/CopyFindings.tsx';
import { useRoute, useSafety, useT } from '../index.ts';

/** What the comparison at the start found and did: shown until it was read, kept in the settings until the vault locks. */
export function CopyNotice(): ReactElement | null {
  const t = useT();
  const { go } = useRoute();
  const { copies } = useSafety();
  const [read, setRead] = useState(0);
  const findings = (copies?.findings ?? []).slice(read);
  if (findings.length === 0) return null;
  return (
    <section
      className={findings.some(isGrave) ? 'banner banner-grave' : 'banner'}
      role="alert"
      aria-label={t('copies.notice')}
    >
      <Group justify="space-between" wrap="nowrap" align="start">
        <CopyFindings findings={findings} withPlaces={false} />
        <Group gap={4} wrap="nowrap">
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              setRead(read + findings.length);
              go({ screen: 'settings', section: 'copies' });
            }}
          >
            {t('copies.see')}
          </Button>
          <CloseButton size="sm" aria-label={t('copies.hasRead')} onClick={() => setRead(read + findings.length)} />
        </Group>
      </Group>
    </section>
  );
}
