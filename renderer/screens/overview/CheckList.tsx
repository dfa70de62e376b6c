import { Anchor, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { CheckFinding } from '#casefile';
import { useCase, useRoute, useT, useToday } from '../../app/index.ts';
import { recordLabel, tabOf } from '../../components/record/index.ts';

/** Things to look at, each with a link to its place. */
export function CheckList({
  findings,
  empty,
}: {
  readonly findings: readonly CheckFinding[];
  readonly empty: string;
}): ReactElement {
  const t = useT();
  const { view, caseId } = useCase();
  const { go } = useRoute();
  const today = useToday();
  if (findings.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {empty}
      </Text>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling list must be reachable by keyboard
    <ul className="check-list" tabIndex={0}>
      {findings.map(finding => (
        <li key={`${finding.code}-${finding.kind}-${finding.id}-${finding.detail}`}>
          <Text size="xs" c="dimmed" span>
            {t(`record.${finding.kind}`)}:{' '}
          </Text>
          <Anchor
            component="button"
            type="button"
            fz="sm"
            ta="left"
            onClick={() => go({ screen: 'case', caseId, tab: tabOf(finding.kind), focus: finding.id })}
          >
            {recordLabel(view, finding.kind, finding.id, today) ||
              finding.detail ||
              t('record.unnamed', { kind: t(`record.${finding.kind}`) })}
          </Anchor>
          <Text size="xs">{t(`check.${finding.code}`, { detail: finding.detail })}</Text>
        </li>
      ))}
    </ul>
  );
}
