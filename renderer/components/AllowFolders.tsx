import { Button, Group } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import type { ChosenFolder } from '#host';
import { useHost, useT } from '../app/index.ts';
import { ErrorNotice } from './ErrorNotice.tsx';

/**
 * Chosen folders that the browser lets nobody use until the person allows it again, each with the button that asks for it.
 * @param when looked at again whenever this changes
 * @param onAllowed what is to be done with the place now
 */
export function AllowFolders({
  when,
  onAllowed,
}: {
  readonly when: unknown;
  readonly onAllowed: (place: string) => Promise<unknown>;
}): ReactElement | null {
  const t = useT();
  const { folders } = useHost();
  const [places, setPlaces] = useState<readonly ChosenFolder[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `when` and `asked` are when, not what
  useEffect(() => {
    let isGone = false;
    folders.notAllowed().then(
      next => {
        if (!isGone) setPlaces(next);
      },
      cause => {
        if (!isGone) setError(cause);
      },
    );
    return () => {
      isGone = true;
    };
  }, [folders, when, asked]);

  const allow = async (place: string) => {
    setError(null);
    try {
      if (await folders.allow(place)) await onAllowed(place);
    } catch (cause) {
      setError(cause);
    }
    setAsked(asked + 1);
  };
  if (places.length === 0 && error === null) return null;
  return (
    <section className="banner" aria-label={t('copies.toAllow')}>
      {places.map(({ place, label }) => (
        <Group key={place} justify="space-between" wrap="nowrap">
          {t('copies.notAllowed', { label })}
          <Button
            size="compact-xs"
            variant="default"
            flex="none"
            aria-label={t('copies.allowNamed', { label })}
            onClick={() => void allow(place)}
          >
            {t('copies.allow')}
          </Button>
        </Group>
      ))}
      {error !== null && <ErrorNotice error={error} />}
    </section>
  );
}
