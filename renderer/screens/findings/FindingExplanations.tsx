import { Text } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { useCase, useT } from '../../app/index.ts';
import { RecordTable, useRecordColumns, useRecordOptions } from '../../components/record/index.ts';
import { useDecisionColumns } from './useDecisionColumns.ts';

/** What was explained about one finding, round by round. */
export function FindingExplanations({ findingId }: { readonly findingId: string }): ReactElement {
  const t = useT();
  const { view } = useCase();
  const optionsOf = useRecordOptions();
  const column = useRecordColumns('explanationDecision');
  const decisionColumns = useDecisionColumns();
  const rows = useMemo(
    () => Object.values(view.records.explanationDecision).filter(each => each.findingId === findingId),
    [view.records.explanationDecision, findingId],
  );
  const columns = useMemo(
    () => [
      column('roundId', 'reference', 110, { options: optionsOf('explanationRound') }),
      ...decisionColumns.filter(each => each.key !== 'findingId'),
    ],
    [column, optionsOf, decisionColumns],
  );
  const roundIds = Object.keys(view.records.explanationRound);
  if (roundIds.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('findings.noRounds')}
      </Text>
    );
  }
  return (
    <div className="short-table is-low">
      <RecordTable
        kind="explanationDecision"
        tableId="explanationDecision.finding"
        label={t('findings.explanations')}
        rows={rows}
        columns={columns}
        isPlain
        emptyText={t('findings.noDecisions')}
        fresh={() => ({ findingId, roundId: roundIds.at(-1) ?? null })}
      />
    </div>
  );
}
