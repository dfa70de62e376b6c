import { Stack, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useT } from '../../app/index.ts';
import { HealthPanel } from '../../components/health/index.ts';

/** Kiểm tra sức khỏe hồ sơ of the whole vault, also of cases that do not open any more. */
export function HealthSection(): ReactElement {
  const t = useT();
  return (
    <Stack gap="xs">
      <Title order={2}>{t('health.title')}</Title>
      <HealthPanel caseId={null} title="" />
    </Stack>
  );
}
