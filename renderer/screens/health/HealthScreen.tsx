import { Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useCase, useT } from '../../app/index.ts';
import { HealthPanel } from '../../components/health/index.ts';

/** Kiểm tra sức khỏe hồ sơ of the case on screen. */
export function HealthScreen(): ReactElement {
  const t = useT();
  const { caseId, view } = useCase();
  return (
    <div className="page page-scroll">
      <Title order={2} mb="xs">
        {t('health.title')}
      </Title>
      <HealthPanel caseId={caseId} title={view.records.caseInfo.case?.title ?? ''} />
    </div>
  );
}
