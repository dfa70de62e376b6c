import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useT } from '../../app/index.ts';

/** What to do while no row is chosen. */
export function ChooseRow(): ReactElement {
  const t = useT();
  return (
    <Text size="sm" c="dimmed" p="sm">
      {t('record.chooseRow')}
    </Text>
  );
}
