import { Anchor, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useT } from '../../app/index.ts';
import { lastText } from './findingText.ts';
import { useHealth } from './useHealth.ts';

/** One line: when it was last checked and what came of it, with the way to the result. */
export function LastCheck({
  caseId,
  onOpen,
}: {
  readonly caseId: string;
  readonly onOpen: () => void;
}): ReactElement | null {
  const t = useT();
  const { report } = useHealth(caseId);
  if (report === undefined) return null;
  const isGrave = report?.findings.some(each => each.severity === 'lost') === true;
  return (
    <Text size="sm" c={isGrave ? 'var(--mc-alarm-text)' : undefined}>
      {report === null ? t('health.never') : lastText(t, report)}
      {'. '}
      <Anchor component="button" type="button" fz="xs" onClick={onOpen}>
        {t(report === null ? 'health.check' : 'health.open')}
      </Anchor>
    </Text>
  );
}
