import { type ReactElement, useMemo } from 'react';
import { amountTotals } from '#casefile';
import { useCase, useT } from '../../app/index.ts';
import {
  ChooseRow,
  RecordTable,
  type Removal,
  SplitView,
  useChosen,
  useRecordColumns,
  useRecordOptions,
} from '../../components/record/index.ts';
import { FindingDetail } from './FindingDetail.tsx';

/** Findings by content, and the chosen one in full. */
export function FindingsPanel(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const { chosen, focusId, choose } = useChosen('finding');
  const optionsOf = useRecordOptions();
  const column = useRecordColumns('finding');
  const rows = useMemo(() => {
    const contentOrder = (id: string | null) =>
      id === null ? 9_999 : (view.records.inspectionContent[id]?.order ?? 9_999);
    return Object.values(view.records.finding).sort(
      (a, b) => contentOrder(a.contentId) - contentOrder(b.contentId) || a.order - b.order,
    );
  }, [view.records.finding, view.records.inspectionContent]);
  const totals = useMemo(() => amountTotals(view, line => line.findingId ?? ''), [view]);
  const columns = useMemo(
    () => [
      column('title', 'text', 250),
      column('findingKind', 'choice', 130),
      column('state', 'choice', 110),
      column('contentId', 'reference', 130, { options: optionsOf('inspectionContent') }),
      column('subjectId', 'reference', 150, { options: optionsOf('subject') }),
      column('total', 'money', 130, {
        label: t('findings.total'),
        isReadOnly: true,
        value: row => totals.get(row.id) ?? null,
      }),
      column('citations', 'whole', 80, {
        label: t('findings.proof'),
        isReadOnly: true,
        value: row => row.citations.length,
      }),
    ],
    [column, optionsOf, totals, t],
  );
  const partsOf = (findingId: string): readonly Removal[] => [
    ...Object.values(view.records.amountLine)
      .filter(line => line.findingId === findingId)
      .map(line => ({ kind: 'amountLine' as const, id: line.id })),
    ...Object.values(view.records.quantity)
      .filter(each => each.findingId === findingId)
      .map(each => ({ kind: 'quantity' as const, id: each.id })),
  ];
  return (
    <SplitView
      label={t('record.finding')}
      list={
        <RecordTable
          kind="finding"
          tableId="finding"
          label={t('findings.panel.finding')}
          rows={rows}
          columns={columns}
          focusId={focusId}
          emptyText={t('findings.empty')}
          onActive={choose}
          fresh={() => ({ order: rows.length + 1, contentId: chosen?.contentId ?? rows[0]?.contentId ?? null })}
          goesWith={row => partsOf(row.id)}
          rowTone={row => (row.state === 'dropped' ? 'quiet' : row.citations.length === 0 ? 'warn' : undefined)}
        />
      }
      detail={chosen === undefined ? <ChooseRow /> : <FindingDetail key={chosen.id} finding={chosen} />}
    />
  );
}
