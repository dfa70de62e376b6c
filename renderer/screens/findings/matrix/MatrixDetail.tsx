import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { MatrixRow } from '#casefile';
import { useT } from '../../../app/index.ts';
import { ChooseRow, CitationsField, RecordField, useRecordOptions } from '../../../components/record/index.ts';
import { AmountLines } from '../AmountLines.tsx';
import { FindingExplanations } from '../FindingExplanations.tsx';
import { ProvisionsTable } from '../ProvisionsTable.tsx';
import { Quantities } from '../Quantities.tsx';
import { ResponsibleTable } from '../ResponsibleTable.tsx';
import { FindingOpinions } from './FindingOpinions.tsx';
import { SumTable } from './SumTable.tsx';
import type { MatrixColumn } from './useMatrixColumns.ts';

/** Parts of a finding, in the order of the columns; «sums» is over the whole case. */
const PARTS = [
  ['text', ['title', 'assessment', 'conclusion', 'gaps']],
  ['provisions', ['provisions']],
  ['citations', ['citations']],
  ['explanations', ['explanations']],
  ['recommendations', ['recommendations']],
  ['responsible', ['responsible']],
  ['money', ['money']],
  ['opinions', ['opinions']],
] as const satisfies readonly (readonly [string, readonly MatrixColumn[]])[];

/** Below the matrix: what the column stood in is about, ready to be worked on; or the sums of the case. */
export function MatrixDetail({
  row,
  part,
  onPart,
  showsSums,
  onSums,
}: {
  readonly row: MatrixRow | undefined;
  readonly part: MatrixColumn;
  readonly onPart: (part: MatrixColumn) => void;
  readonly showsSums: boolean;
  readonly onSums: () => void;
}): ReactElement {
  const t = useT();
  const open = PARTS.find(([, columns]) => (columns as readonly string[]).includes(part))?.[0] ?? 'text';
  const tab = (name: string, label: string, isOpen: boolean, onPress: () => void) => (
    <button key={name} type="button" className="matrix-tab" aria-pressed={isOpen} onClick={onPress}>
      {label}
    </button>
  );
  return (
    <section className="matrix-detail" aria-label={row?.finding.title || t('record.finding')}>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of toggles, not a form's fieldset */}
      <div role="group" className="matrix-tabs" aria-label={t('findings.matrixParts')}>
        {PARTS.map(([name, columns]) =>
          tab(name, t(`findings.matrixPart_${name}`), !showsSums && open === name, () => onPart(columns[0])),
        )}
        {tab('sums', t('findings.matrixPart_sums'), showsSums, onSums)}
      </div>
      <div className="matrix-part">
        {showsSums ? (
          <SumTable />
        ) : row === undefined ? (
          <ChooseRow />
        ) : (
          <Part key={row.finding.id} row={row} name={open} />
        )}
      </div>
    </section>
  );
}

function Part({ row, name }: { readonly row: MatrixRow; readonly name: (typeof PARTS)[number][0] }): ReactElement {
  const t = useT();
  const optionsOf = useRecordOptions();
  const { finding } = row;
  const field = (of: string) => <RecordField kind="finding" record={finding} field={of} type="longText" />;
  switch (name) {
    case 'text':
      return (
        <>
          <Text size="sm" fw={600}>
            {finding.title}
          </Text>
          {row.gaps.length > 0 && (
            <Text size="xs" className="matrix-gaps">
              {t('proof.findingGaps', { gaps: row.gaps.map(gap => t(`findings.gap_${gap}`)).join(', ') })}
            </Text>
          )}
          <div className="matrix-fields">
            {field('assessment')}
            {field('conclusion')}
          </div>
        </>
      );
    case 'provisions':
      return <ProvisionsTable kind="finding" record={finding} on={finding.behaviourDate} />;
    case 'citations':
      return <CitationsField kind="finding" record={finding} />;
    case 'explanations':
      return <FindingExplanations findingId={finding.id} />;
    case 'recommendations':
      return (
        <>
          <RecordField
            kind="finding"
            record={finding}
            field="recommendationIds"
            type="references"
            options={optionsOf('recommendation')}
          />
          <ul className="matrix-measures">
            {row.recommendations.map(each => (
              <li key={each.id}>
                <Text size="sm">{each.action}</Text>
              </li>
            ))}
          </ul>
        </>
      );
    case 'responsible':
      return <ResponsibleTable finding={finding} />;
    case 'money':
      return (
        <>
          <AmountLines findingId={finding.id} />
          <Quantities findingId={finding.id} />
        </>
      );
    case 'opinions':
      return <FindingOpinions row={row} />;
  }
}
