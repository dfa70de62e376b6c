import { type ReactElement, useMemo } from 'react';
import { recommendationProgress, setRecord } from '#casefile';
import { formatMoney, useCase, useT, useToday } from '../../app/index.ts';
import {
  ChooseRow,
  RecordTable,
  SplitView,
  useChosen,
  useRecordColumns,
  useRecordOptions,
} from '../../components/record/index.ts';
import { RecommendationDetail } from './RecommendationDetail.tsx';

/** Recommendations with what is due, done and left; the chosen one in full. */
export function RecommendationsPanel(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const today = useToday();
  const { chosen, focusId, choose } = useChosen('recommendation');
  const optionsOf = useRecordOptions();
  const column = useRecordColumns('recommendation');
  const rows = useMemo(
    () => Object.values(view.records.recommendation).sort((a, b) => a.order - b.order),
    [view.records.recommendation],
  );
  const progress = useMemo(() => new Map(rows.map(row => [row.id, recommendationProgress(view, row)])), [rows, view]);
  const columns = useMemo(
    () => [
      column('action', 'longText', 240),
      column('recommendationKind', 'choice', 110),
      column('addresseeId', 'reference', 170, { options: [...optionsOf('organisation'), ...optionsOf('person')] }),
      column('deadline', 'date', 104),
      column('state', 'choice', 110),
      column('percent', 'whole', 70, {
        label: t('recommendations.percent'),
        isReadOnly: true,
        value: row => progress.get(row.id)?.percent ?? null,
        show: row => (progress.get(row.id)?.percent == null ? '' : `${progress.get(row.id)?.percent} %`),
      }),
      column('due', 'money', 130, {
        label: t('recommendations.due'),
        isReadOnly: true,
        value: row => progress.get(row.id)?.due || null,
      }),
      column('left', 'money', 130, {
        label: t('recommendations.left'),
        isReadOnly: true,
        value: row => progress.get(row.id)?.left || null,
      }),
    ],
    [column, optionsOf, progress, t],
  );
  return (
    <SplitView
      label={t('record.recommendation')}
      list={
        <RecordTable
          kind="recommendation"
          tableId="recommendation"
          label={t('recommendations.panel.recommendation')}
          rows={rows}
          columns={columns}
          focusId={focusId}
          emptyText={t('recommendations.empty')}
          onActive={choose}
          fresh={() => ({ order: rows.length + 1 })}
          alongWith={(row, field, value) =>
            field === 'addresseeId' && typeof value === 'string'
              ? [
                  setRecord('recommendation', row.id, {
                    addresseeType: view.records.person[value] === undefined ? 'organisation' : 'person',
                  }),
                ]
              : []
          }
          goesWith={row =>
            Object.values(view.records.implementation)
              .filter(step => step.recommendationId === row.id)
              .map(step => ({ kind: 'implementation' as const, id: step.id }))
          }
          footer={shown => {
            const sum = (key: 'due' | 'left') =>
              shown.reduce((total, row) => total + (progress.get(row.id)?.[key] ?? 0), 0);
            return { action: t('findings.sum'), due: formatMoney(sum('due')), left: formatMoney(sum('left')) };
          }}
          rowTone={row =>
            row.state === 'cancelled' || row.state === 'done'
              ? 'quiet'
              : row.deadline !== null && row.deadline < today
                ? 'warn'
                : undefined
          }
        />
      }
      detail={chosen === undefined ? <ChooseRow /> : <RecommendationDetail key={chosen.id} recommendation={chosen} />}
    />
  );
}
