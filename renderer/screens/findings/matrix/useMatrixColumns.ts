import { useMemo } from 'react';
import {
  type CaseView,
  citationText,
  type ExplanationOfFinding,
  type MatrixRow,
  officeLabel,
  organisationName,
  partyName,
  personName,
  provisionText,
  type RecordValue,
} from '#casefile';
import { formatDate, formatMoney, type T, useCase, useT, useToday } from '../../../app/index.ts';
import { useRecordColumns } from '../../../components/record/index.ts';
import type { Column } from '../../../components/table/index.ts';

/** What a column of the matrix is about; standing in it shows that part of the finding below. */
export const MATRIX_COLUMNS = [
  'title',
  'provisions',
  'citations',
  'explanations',
  'assessment',
  'conclusion',
  'recommendations',
  'responsible',
  'money',
  'opinions',
  'gaps',
] as const;
export type MatrixColumn = (typeof MATRIX_COLUMNS)[number];

/** finding × căn cứ × chứng cứ × giải trình × đánh giá × kết luận × biện pháp × trách nhiệm. */
export function useMatrixColumns(rows: ReadonlyMap<string, MatrixRow>): readonly Column<RecordValue<'finding'>>[] {
  const t = useT();
  const { view } = useCase();
  const today = useToday();
  const column = useRecordColumns('finding');
  return useMemo(() => {
    const shown = (key: MatrixColumn, width: number, text: (row: MatrixRow) => string) =>
      column(key, 'text', width, {
        label: t(`findings.matrix_${key}`),
        isReadOnly: true,
        value: finding => {
          const row = rows.get(finding.id);
          return row === undefined ? '' : text(row);
        },
      });
    return [
      column('title', 'longText', 210, {
        label: t('findings.matrix_title'),
        hint: finding => t(`choice.finding.findingKind.${finding.findingKind}`),
      }),
      shown('provisions', 180, ({ finding }) =>
        lines(finding.provisions.map(provision => provisionText(view, provision))),
      ),
      shown('citations', 110, ({ finding }) => finding.citations.map(each => citationText(view, each)).join(', ')),
      shown('explanations', 230, row => lines(row.explanations.map(each => explanationText(each, t)))),
      column('assessment', 'longText', 190),
      column('conclusion', 'longText', 190),
      shown('recommendations', 200, row => lines(row.recommendations.map(each => measureText(view, each)))),
      shown('responsible', 180, row => lines(responsibleTexts(view, row, today, t))),
      shown('money', 150, row =>
        lines(row.money.map(each => `${t(`findings.measure_${each.measure}`)}: ${formatMoney(each.amount)}`)),
      ),
      shown('opinions', 150, row =>
        lines(
          row.opinions.map(each =>
            [t(`choice.opinion.opinionKind.${each.opinionKind}`), personName(view, each.personId)]
              .filter(Boolean)
              .join(': '),
          ),
        ),
      ),
      shown('gaps', 180, row => row.gaps.map(gap => t(`findings.gap_${gap}`)).join(', ')),
    ];
  }, [column, rows, view, today, t]);
}

const lines = (texts: readonly string[]) => texts.filter(text => text !== '').join('\n');

/** «Đợt 2 (05/6/2026): đề xuất chấp nhận một phần; quyết định chấp nhận một phần» */
function explanationText({ round, decision }: ExplanationOfFinding, t: T): string {
  const said = (field: 'proposal' | 'decision') =>
    decision?.[field] == null
      ? t(`findings.matrix_no_${field}`)
      : `${t(`findings.matrix_${field}`)} ${t(`choice.explanationDecision.${field}.${decision[field]}`).toLocaleLowerCase('vi')}`;
  const when = round.repliedOn === null ? t('findings.matrix_noReply') : formatDate(round.repliedOn);
  return `${t('findings.matrix_round', { round: round.round ?? '?', when })}: ${said('proposal')}; ${said('decision')}`;
}

function measureText(view: CaseView, each: RecordValue<'recommendation'>): string {
  return [partyName(view, each.addresseeType, each.addresseeId), each.action].filter(Boolean).join(': ');
}

function responsibleTexts(view: CaseView, { finding, heads }: MatrixRow, today: string, t: T): readonly string[] {
  return [
    ...finding.responsible.map(
      each => officeLabel(view, each.officeHoldingId, today) || organisationName(view, each.organisationId),
    ),
    ...heads.map(head =>
      head.grade === null
        ? ''
        : `${t('findings.matrix_head')}: ${officeLabel(view, head.officeHoldingId, today)}, ${t(`choice.headResponsibility.grade.${head.grade}`).toLocaleLowerCase('vi')}`,
    ),
  ];
}
