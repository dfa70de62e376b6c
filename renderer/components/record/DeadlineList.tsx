import { Badge, Text } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { type Deadline, deadlinesOf } from '#casefile';
import { formatDate, useCase, useRegistry, useT, useToday } from '../../app/index.ts';
import './record.css';

const TONE = { done: 'gray', doneLate: 'amber', open: 'deep', dueSoon: 'amber', overdue: 'seal' } as const;

/** Every deadline the dated acts have started: when it falls, how it was counted, by which article. */
export function DeadlineList(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const registry = useRegistry();
  const today = useToday();
  const deadlines = useMemo(() => {
    const holidays = registry.view.records.profile.profile?.holidays ?? [];
    const all = deadlinesOf(view, today, new Set(holidays.map(each => each.date)));
    // What is still due comes first.
    return [...all.filter(each => each.doneOn === null), ...all.filter(each => each.doneOn !== null)];
  }, [view, registry.view, today]);
  if (deadlines.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('overview.noDeadlines')}
      </Text>
    );
  }
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{t('overview.deadline')}</th>
          <th>{t('overview.due')}</th>
          <th>{t('overview.state')}</th>
          <th>{t('overview.howCounted')}</th>
        </tr>
      </thead>
      <tbody>
        {deadlines.map(deadline => (
          <tr key={deadline.ruleId}>
            <td>{t(`deadline.${deadline.ruleId}`)}</td>
            <td className="tabular">{formatDate(deadline.due)}</td>
            <td>
              <Badge size="sm" miw="max-content" radius="sm" variant="light" color={TONE[deadline.state]} tt="none">
                {stateText(deadline, t)}
              </Badge>
            </td>
            <td>
              <Text size="xs">{countText(deadline, t)}</Text>
              <Text size="xs" c="dimmed">
                {deadline.source}
              </Text>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type T = (key: string, params?: Readonly<Record<string, string | number>>) => string;

function stateText(deadline: Deadline, t: T): string {
  return t(`overview.deadlineState.${deadline.state}`, {
    on: formatDate(deadline.doneOn),
    days: Math.abs(deadline.daysLeft ?? 0),
  });
}

function countText(deadline: Deadline, t: T): string {
  const parts = [t(`overview.count.${deadline.unit}`, { days: deadline.days, from: formatDate(deadline.from) })];
  if (deadline.extensionDays > 0) parts.push(t('overview.withExtension', { days: deadline.extensionDays }));
  if (deadline.pausedDays > 0) parts.push(t('overview.withPause', { days: deadline.pausedDays }));
  return parts.join('; ');
}
