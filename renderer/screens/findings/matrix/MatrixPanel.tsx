import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type ReactElement, useMemo, useRef, useState } from 'react';
import { findingsMatrix } from '#casefile';
import { useCase, useRoute, useT } from '../../../app/index.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { RecordTable, useChosen } from '../../../components/record/index.ts';
import { MatrixDetail } from './MatrixDetail.tsx';
import './matrix.css';
import { MATRIX_COLUMNS, type MatrixColumn, useMatrixColumns } from './useMatrixColumns.ts';

/**
 * Ma trận kết quả: every finding with its law, evidence, giải trình, assessment, conclusion, measures and responsibility side by
 * side (Điều 33, 34, 36 Luật Thanh tra). The part of the finding that the column is about stands open below.
 */
export function MatrixPanel({
  startAt,
  onChosen,
  onAddFinding,
}: {
  /** Finding to stand on first, when the address asks for none. */
  readonly startAt: string | undefined;
  readonly onChosen: (id: string | undefined) => void;
  readonly onAddFinding: () => void;
}): ReactElement {
  const t = useT();
  const { caseId, view, isReadOnly } = useCase();
  const { go } = useRoute();
  const { chosen, focusId, choose } = useChosen('finding');
  const panel = useRef<HTMLDivElement>(null);
  const [part, setPart] = useState<MatrixColumn>('title');
  const [showsSums, setSums] = useState(false);
  const matrix = useMemo(() => findingsMatrix(view), [view]);
  const rows = useMemo(() => new Map(matrix.map(row => [row.finding.id, row])), [matrix]);
  const findings = useMemo(() => matrix.map(row => row.finding), [matrix]);
  const columns = useMatrixColumns(rows);
  const conclusion = Object.values(view.records.document).find(each => each.form === 'conclusion');
  const openPart = (next: MatrixColumn) => {
    setPart(next);
    setSums(false);
  };
  // Shift+Enter goes on to what stands below.
  const focusPart = () => {
    const first = panel.current?.querySelector('.matrix-part :is(button, input, textarea, [tabindex="0"])');
    if (first instanceof HTMLElement) first.focus();
  };
  const row = chosen === undefined ? undefined : rows.get(chosen.id);

  if (findings.length === 0)
    return (
      <EmptyState title={t('findings.matrixEmptyTitle')} text={t('findings.matrixEmptyText')}>
        <Button disabled={isReadOnly} onClick={onAddFinding}>
          {t('findings.matrixEmptyAct')}
        </Button>
      </EmptyState>
    );
  return (
    <div className="findings-matrix" ref={panel}>
      <div className="matrix-table">
        <RecordTable
          kind="finding"
          tableId="finding.matrix"
          label={t('findings.panel.matrix')}
          rows={findings}
          columns={columns}
          lines={4}
          isPinned
          focusId={focusId ?? startAt}
          emptyText={t('findings.empty')}
          onActive={finding => {
            choose(finding);
            onChosen(finding?.id);
          }}
          onColumn={key => openPart(MATRIX_COLUMNS.find(each => each === key) ?? 'title')}
          onOpen={focusPart}
          canRemove={false}
          rowTone={finding =>
            finding.state === 'dropped' ? 'quiet' : (rows.get(finding.id)?.gaps.length ?? 0) > 0 ? 'warn' : undefined
          }
          tools={
            conclusion !== undefined && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconFileImport size={14} />}
                onClick={() => go({ screen: 'case', caseId, tab: 'documents', focus: conclusion.id })}
              >
                {t('findings.matrixToText')}
              </Button>
            )
          }
        />
      </div>
      <MatrixDetail row={row} part={part} onPart={openPart} showsSums={showsSums} onSums={() => setSums(true)} />
    </div>
  );
}
