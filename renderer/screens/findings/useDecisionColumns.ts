import { useMemo } from 'react';
import type { RecordValue } from '#casefile';
import { useRecordColumns, useRecordOptions } from '../../components/record/index.ts';
import type { Column } from '../../components/table/index.ts';

/** What was claimed, what the leader proposes and what người ra quyết định decides. */
export function useDecisionColumns(): readonly Column<RecordValue<'explanationDecision'>>[] {
  const optionsOf = useRecordOptions();
  const column = useRecordColumns('explanationDecision');
  return useMemo(
    () => [
      column('findingId', 'reference', 180, { options: optionsOf('finding') }),
      column('claim', 'longText', 200),
      column('proposal', 'choice', 120),
      column('proposalReason', 'longText', 160),
      column('proposalBy', 'reference', 140, { options: optionsOf('person') }),
      column('proposedOn', 'date', 104),
      column('decision', 'choice', 120),
      column('decisionReason', 'longText', 160),
      column('decidedBy', 'reference', 140, { options: optionsOf('person') }),
      column('decidedOn', 'date', 104),
    ],
    [column, optionsOf],
  );
}
