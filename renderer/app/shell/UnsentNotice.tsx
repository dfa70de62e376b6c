import { Button, CloseButton, Group, Text } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import type { FoundUnsent } from '#engine';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useEngine, useT } from '../index.ts';

/** What stood in a dialog when the vault was locked, offered again; and changes that could be written only now. */
export function UnsentNotice(): ReactElement | null {
  const t = useT();
  const engine = useEngine();
  const [found, setFound] = useState<FoundUnsent | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let isGone = false;
    engine.vault.unsent().then(
      answer => !isGone && setFound(answer),
      cause => !isGone && setError(cause),
    );
    return () => {
      isGone = true;
    };
  }, [engine]);
  if (error !== null) return <ErrorNotice error={error} />;
  if (found === null || found.written + found.refused + found.fields.length === 0) return null;
  const title = found.fields[0]?.title ?? '';
  return (
    <section className="banner" role="status" aria-label={t('shell.unsentTitle')}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <div>
          {found.written > 0 && <Text size="sm">{t('shell.unsentWritten', { count: found.written })}</Text>}
          {found.refused > 0 && <Text size="sm">{t('shell.unsentRefused', { count: found.refused })}</Text>}
          {found.fields.length > 0 && (
            <>
              <Text size="sm">{t('shell.unsentFields', { title })}</Text>
              {found.fields.map(({ label, value }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list is told once and never changes
                <Group key={index} gap="xs" wrap="nowrap">
                  <Text size="sm" className="unsent-value">
                    {label === '' ? value : `${label}: ${value}`}
                  </Text>
                  <Button
                    size="compact-xs"
                    variant="default"
                    flex="none"
                    aria-label={t('shell.unsentCopyOf', { label: label || title })}
                    onClick={() => void navigator.clipboard.writeText(value)}
                  >
                    {t('shell.unsentCopy')}
                  </Button>
                </Group>
              ))}
            </>
          )}
        </div>
        <CloseButton size="sm" aria-label={t('shell.unsentDone')} onClick={() => setFound(null)} />
      </Group>
    </section>
  );
}
