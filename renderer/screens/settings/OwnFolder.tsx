import { Button, Group, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactElement, useState } from 'react';
import { MIRROR_PLACE } from '#host';
import { useEngine, useHost, useT } from '../../app/index.ts';

/** In a browser: the folder that every change goes to besides the store. */
export function OwnFolder({
  hasOne,
  onError,
}: {
  readonly hasOne: boolean;
  readonly onError: (error: unknown) => void;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { folders } = useHost();
  const [isBusy, setBusy] = useState(false);

  const run = async (act: () => Promise<void>) => {
    onError(null);
    setBusy(true);
    try {
      await act();
    } catch (cause) {
      onError(cause);
    }
    setBusy(false);
  };
  const leave = async () => {
    await engine.copies.leaveLocal();
    await folders.forget(MIRROR_PLACE);
  };
  const choose = async () => {
    const chosen = await folders.chooseOwn?.();
    if (chosen === undefined || chosen === null) return;
    try {
      await engine.copies.joinLocal();
    } catch (cause) {
      await folders.forget(MIRROR_PLACE);
      throw cause;
    }
    notifications.show({ message: t('copies.ownChosen', { label: chosen.label }) });
  };

  return (
    <section>
      <Title order={3}>{t('copies.own')}</Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('copies.ownText')}
      </Text>
      <Group>
        {hasOne ? (
          <Button variant="subtle" color="gray" loading={isBusy} onClick={() => void run(leave)}>
            {t('copies.leaveOwn')}
          </Button>
        ) : (
          <Button loading={isBusy} onClick={() => void run(choose)}>
            {t('copies.chooseOwn')}
          </Button>
        )}
      </Group>
    </section>
  );
}
