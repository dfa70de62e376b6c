import {
  amountTotals,
  type CaseView,
  citationText,
  countedLines,
  organisationName,
  partyName,
  type RecordValue,
  recommendationProgress,
  successorOf,
  sumOf,
} from '#casefile';
import { cell, headerRow } from './cells.ts';
import { dateInText } from './dates.ts';
import type { CaseTableName } from './editorJson.ts';
import { areaText, type DisplayUnit, figureInUnit, unitName } from './figures.ts';
import type { FormSource } from './forms/case/source.ts';
import { assignmentsTable, figuresTable, handedOverTable, progressTable } from './forms/tables.ts';
import type { TableBlock } from './tree.ts';

/** Tables that the case fills: of the whole case, or of what the document is about. */
export const CASE_TABLES: Readonly<Record<CaseTableName, (source: FormSource) => TableBlock>> = {
  findings: ({ view, document }) => findingsTable(view, document.displayUnit),
  amounts: ({ view, document }) => amountsTable(view, document.displayUnit),
  recommendations: ({ view, document }) => recommendationsTable(view, document.displayUnit),
  handedOver: handedOverTable,
  assignments: assignmentsTable,
  figures: source => figuresTable(source, source.document.displayUnit),
  progress: source => progressTable(source, source.document.displayUnit),
};

const byOrder = (a: { order: number; id: string }, b: { order: number; id: string }) =>
  a.order - b.order || a.id.localeCompare(b.id);

/** Kết quả, vi phạm: content, responsible, amount or land, evidence. */
function findingsTable(view: CaseView, unit: DisplayUnit): TableBlock {
  const findings = Object.values(view.records.finding)
    .filter(each => each.state !== 'dropped')
    .sort(byOrder);
  const totals = amountTotals(view, line => line.findingId ?? '');
  const rows = findings.map((finding, index) => {
    const land = Object.values(view.records.quantity).filter(
      each => each.findingId === finding.id && each.quantityKind === 'landCentiM2',
    );
    const area = land.reduce((sum, each) => sum + (each.value ?? 0), 0);
    const measure = [
      totals.get(finding.id) === undefined ? '' : figureInUnit(totals.get(finding.id) ?? 0, unit),
      area === 0 ? '' : areaText(area),
    ];
    const subject = finding.subjectId === null ? undefined : view.records.subject[finding.subjectId];
    return [
      cell(String(index + 1), 'center'),
      cell(finding.title),
      cell(subject === undefined ? '' : partyName(view, subject.partyType, subject.partyId)),
      cell(measure.filter(part => part !== '').join('; '), 'right'),
      cell(finding.citations.map(citation => citationText(view, citation)).join(', ')),
    ];
  });
  return {
    type: 'table',
    caption: `Bảng tổng hợp kết quả thanh tra (đơn vị tính: ${unitName(unit)})`,
    widths: [6, 40, 22, 17, 15],
    headerRows: 1,
    rows: [headerRow(['TT', 'Nội dung', 'Đơn vị', 'Số tiền, diện tích', 'Chứng cứ']), ...rows],
  };
}

const MEASURE_LABELS: readonly [RecordValue<'amountLine'>['measure'][], string][] = [
  [['recover'], 'Thu hồi'],
  [['reducePayment', 'reduceSettlement'], 'Giảm trừ thanh toán, quyết toán'],
  [['reduceContract', 'reduceEstimate'], 'Giảm giá trị hợp đồng, dự toán'],
  [['other'], 'Xử lý khác'],
];

/** Amounts by unit and measure, with a sum row; overlapping lines are counted once. */
function amountsTable(view: CaseView, unit: DisplayUnit): TableBlock {
  const lines = countedLines(view);
  const organisations = [...new Set(lines.map(line => line.organisationId ?? ''))].sort((a, b) =>
    organisationName(view, a).localeCompare(organisationName(view, b), 'vi'),
  );
  const sum = (filter: (line: RecordValue<'amountLine'>) => boolean) => figureInUnit(sumOf(lines.filter(filter)), unit);
  const rowOf = (label: string, index: string, filter: (line: RecordValue<'amountLine'>) => boolean, bold: boolean) => [
    cell(index, 'center', { bold }),
    cell(label, 'left', { bold }),
    cell(sum(filter), 'right', { bold }),
    ...MEASURE_LABELS.map(([measures]) =>
      cell(
        sum(line => filter(line) && measures.includes(line.measure)),
        'right',
        { bold },
      ),
    ),
  ];
  return {
    type: 'table',
    caption: `Bảng tổng hợp số tiền (đơn vị tính: ${unitName(unit)})`,
    widths: [5, 16, 17, 16, 15, 15, 16],
    headerRows: 1,
    rows: [
      headerRow(['TT', 'Đơn vị', 'Tổng số', ...MEASURE_LABELS.map(([, label]) => label)]),
      ...organisations.map((id, index) =>
        rowOf(
          organisationName(view, id) || 'Chưa xác định',
          String(index + 1),
          line => (line.organisationId ?? '') === id,
          false,
        ),
      ),
      rowOf('Tổng cộng', '', () => true, true),
    ],
  };
}

/** Kiến nghị: who must do what by when, and the money it asks. An ended unit's successor is named. */
function recommendationsTable(view: CaseView, unit: DisplayUnit): TableBlock {
  const rows = Object.values(view.records.recommendation)
    .filter(each => each.state !== 'cancelled')
    .sort(byOrder)
    .map((each, index) => {
      const addresseeId =
        each.addresseeType === 'organisation' && each.addresseeId !== null
          ? successorOf(view, each.addresseeId)
          : each.addresseeId;
      const { due } = recommendationProgress(view, each);
      return [
        cell(String(index + 1), 'center'),
        cell(each.action),
        cell(partyName(view, each.addresseeType, addresseeId)),
        cell(each.deadlineText || dateInText(each.deadline), 'center'),
        cell(
          [due === 0 ? '' : figureInUnit(due, unit), each.landCentiM2 === null ? '' : areaText(each.landCentiM2)]
            .filter(part => part !== '')
            .join('; '),
          'right',
        ),
      ];
    });
  return {
    type: 'table',
    caption: `Bảng tổng hợp kiến nghị (đơn vị tính: ${unitName(unit)})`,
    widths: [6, 42, 22, 14, 16],
    headerRows: 1,
    rows: [headerRow(['TT', 'Kiến nghị', 'Đơn vị thực hiện', 'Thời hạn', 'Số tiền, diện tích']), ...rows],
  };
}
