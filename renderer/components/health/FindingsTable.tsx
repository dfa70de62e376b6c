import { Button, Stack, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { FindingSeverity, HealthFinding } from '#engine';
import { useT } from '../../app/index.ts';
import { findingText } from './findingText.ts';

/** Drawing more rows than this helps nobody: repairing goes through the buttons above. */
const MOST_SHOWN = 300;

const COLOURS: Readonly<Record<FindingSeverity, string | undefined>> = {
  lost: 'var(--mc-alarm-text)',
  safe: 'var(--mc-amber-text)',
  notice: undefined,
};

/** What a check found, the gravest first: what it is and what it means for the data, where, and what to do. */
export function FindingsTable({
  findings,
  isOneCase,
  isBusy,
  onRepair,
}: {
  readonly findings: readonly HealthFinding[];
  readonly isOneCase: boolean;
  readonly isBusy: boolean;
  readonly onRepair: (finding: HealthFinding) => void;
}): ReactElement {
  const t = useT();
  return (
    <Table withTableBorder verticalSpacing="xs" aria-label={t('health.findings')} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('health.column_finding')}</Table.Th>
          <Table.Th w="30%">{t('health.column_where')}</Table.Th>
          <Table.Th w="30%">{t('health.column_remedy')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {findings.slice(0, MOST_SHOWN).map(finding => {
          const { title, data, cause, remedy, where } = findingText(t, finding, { isOneCase });
          return (
            <Table.Tr key={finding.key} style={{ verticalAlign: 'top' }}>
              <Table.Td>
                <Text size="sm" fw={600}>
                  {title}
                </Text>
                <Text size="sm" c={COLOURS[finding.severity]}>
                  {data}
                </Text>
                <Text size="xs" c="dimmed">
                  {cause}
                </Text>
              </Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                {where.map(part => (
                  <Text size="xs" className="tabular" lineClamp={2} title={part} key={part}>
                    {part}
                  </Text>
                ))}
              </Table.Td>
              <Table.Td>
                <Stack gap={6} align="flex-start">
                  <Text size="xs">{remedy}</Text>
                  {finding.repair !== null && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      disabled={isBusy}
                      onClick={() => onRepair(finding)}
                      aria-label={`${t(`health.repair_${finding.repair}`)}: ${title}, ${where.join(', ')}`}
                    >
                      {t(`health.repair_${finding.repair}`)}
                    </Button>
                  )}
                </Stack>
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
      {findings.length > MOST_SHOWN && (
        <Table.Caption>{t('copies.andMore', { count: findings.length - MOST_SHOWN })}</Table.Caption>
      )}
    </Table>
  );
}
