import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useHost, useSession, useT } from '../index.ts';

/** Asked before the window closes while the disk refuses what was typed. */
export function CloseWarning(): ReactElement | null {
  const t = useT();
  const host = useHost();
  const { asksToClose, stay } = useSession();
  if (!asksToClose) return null;
  return (
    <Modal opened onClose={stay} title={t('shell.closeTitle')}>
      <Stack gap="sm">
        <Text size="sm">{t('shell.closeText')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={stay} data-autofocus>
            {t('shell.closeStay')}
          </Button>
          <Button color="seal" onClick={() => void host.closeNow()}>
            {t('shell.closeLose')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
