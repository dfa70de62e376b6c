import { type ReactElement, useMemo } from 'react';
import type { RecordValue } from '#casefile';
import { useCase, useT, useToday } from '../../app/index.ts';
import {
  ChooseRow,
  FormGrid,
  FormPart,
  RecordField,
  RecordTable,
  SplitView,
  useChosen,
  useRecordColumns,
  useRecordOptions,
} from '../../components/record/index.ts';
import { useDecisionColumns } from './useDecisionColumns.ts';

/** Giải trình: rounds of request and reply, and per finding what the leader proposes and the decider decides. */
export function ExplanationsPanel(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const today = useToday();
  const { chosen, focusId, choose } = useChosen('explanationRound');
  const optionsOf = useRecordOptions();
  const column = useRecordColumns('explanationRound');
  const rows = useMemo(() => Object.values(view.records.explanationRound), [view.records.explanationRound]);
  const columns = useMemo(
    () => [
      column('round', 'whole', 56),
      column('requestedFrom', 'reference', 180, { options: optionsOf('subject') }),
      column('requestNumber', 'text', 110),
      column('requestedOn', 'date', 104),
      column('deadline', 'date', 104),
      column('replyNumber', 'text', 110),
      column('repliedOn', 'date', 104),
    ],
    [column, optionsOf],
  );
  return (
    <SplitView
      label={t('record.explanationRound')}
      list={
        <RecordTable
          kind="explanationRound"
          tableId="explanationRound"
          label={t('findings.panel.explanationRound')}
          rows={rows}
          columns={columns}
          focusId={focusId}
          initialSort={{ key: 'round', isDown: false }}
          emptyText={t('findings.noRounds')}
          onActive={choose}
          fresh={() => ({ round: rows.length + 1, requestedOn: today })}
          goesWith={row =>
            Object.values(view.records.explanationDecision)
              .filter(each => each.roundId === row.id)
              .map(each => ({ kind: 'explanationDecision' as const, id: each.id }))
          }
          rowTone={row =>
            row.repliedOn === null && row.deadline !== null && row.deadline < today ? 'warn' : undefined
          }
        />
      }
      detail={chosen === undefined ? <ChooseRow /> : <RoundDetail key={chosen.id} round={chosen} />}
    />
  );
}

function RoundDetail({ round }: { readonly round: RecordValue<'explanationRound'> }): ReactElement {
  const t = useT();
  const { view } = useCase();
  const optionsOf = useRecordOptions();
  const decisionColumns = useDecisionColumns();
  const decisions = useMemo(
    () => Object.values(view.records.explanationDecision).filter(each => each.roundId === round.id),
    [view.records.explanationDecision, round.id],
  );
  const field = (name: string, type: Parameters<typeof RecordField>[0]['type']) => (
    <RecordField kind="explanationRound" record={round} field={name} type={type} />
  );
  return (
    <>
      <FormPart title={t('findings.roundTitle', { round: round.round ?? '?' })}>
        <FormGrid>
          {field('round', 'whole')}
          <RecordField
            kind="explanationRound"
            record={round}
            field="requestedFrom"
            type="reference"
            options={optionsOf('subject')}
          />
          {field('requestNumber', 'text')}
          {field('requestedOn', 'date')}
          {field('deadline', 'date')}
          {field('replyNumber', 'text')}
          {field('repliedOn', 'date')}
          <RecordField
            kind="explanationRound"
            record={round}
            field="replyEvidenceId"
            type="reference"
            options={optionsOf('evidence')}
          />
        </FormGrid>
        {field('replySummary', 'longText')}
        <RecordField
          kind="explanationRound"
          record={round}
          field="findingIds"
          type="references"
          options={optionsOf('finding')}
        />
        <RecordField
          kind="explanationRound"
          record={round}
          field="evidenceIds"
          type="references"
          options={optionsOf('evidence')}
        />
      </FormPart>
      <FormPart title={t('findings.decisions')}>
        <div className="short-table">
          <RecordTable
            kind="explanationDecision"
            tableId="explanationDecision"
            label={t('findings.decisions')}
            rows={decisions}
            columns={decisionColumns}
            isPlain
            emptyText={t('findings.noDecisions')}
            fresh={() => ({
              roundId: round.id,
              findingId: round.findingIds.find(id => decisions.every(each => each.findingId !== id)) ?? null,
            })}
          />
        </div>
      </FormPart>
    </>
  );
}
