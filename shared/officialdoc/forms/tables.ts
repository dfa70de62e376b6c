import {
  countedLines,
  leavesOf,
  organisationName,
  partyName,
  type RecordValue,
  recommendationProgress,
  sumOf,
} from '#casefile';
import { cell, headerRow } from '../cells.ts';
import { dateInText } from '../dates.ts';
import { type DisplayUnit, figureInUnit, unitName } from '../figures.ts';
import type { TableBlock } from '../tree.ts';
import { evidenceOf, type FormSource, findingsOf, recommendationsOf } from './case/source.ts';
import { nameOf } from './case/team.ts';
import { addresseeName } from './names.ts';

const COPY_KINDS: Readonly<Record<NonNullable<RecordValue<'evidence'>['copyKind']>, string>> = {
  original: 'Bản gốc',
  master: 'Bản chính',
  certifiedCopy: 'Sao y',
  copyOfCopy: 'Sao lục',
  extract: 'Trích sao',
  photograph: 'Bản chụp',
  plainCopy: 'Bản phô tô',
};

/** Tài liệu giao, nhận, trả, chuyển: what it is, of what kind of copy, how many sheets. */
export function handedOverTable(source: FormSource): TableBlock {
  const rows = evidenceOf(source).map((item, index) => [
    cell(String(index + 1), 'center'),
    cell(
      [item.title || item.fileName, item.documentNumber === '' ? '' : `số ${item.documentNumber}`]
        .filter(Boolean)
        .join(', '),
    ),
    cell(item.copyKind === null ? '' : COPY_KINDS[item.copyKind], 'center'),
    cell(String(leavesOf(source.view, item.id).length || item.sheetCount || ''), 'center'),
    cell([item.number === null ? '' : `TL ${item.number}`, item.condition].filter(Boolean).join('; ')),
  ]);
  return {
    type: 'table',
    caption: '',
    widths: [7, 48, 15, 10, 20],
    headerRows: 1,
    rows: [headerRow(['TT', 'Tên, số, ngày tài liệu', 'Loại bản', 'Số tờ', 'Ghi chú']), ...rows],
  };
}

/** Phân công nhiệm vụ: member × content × subject × deadline. */
export function assignmentsTable(source: FormSource): TableBlock {
  const { view, document } = source;
  const rows = Object.values(view.records.assignment)
    .filter(each => document.teamRoleId === null || each.teamRoleId === document.teamRoleId)
    .sort((a, b) => (a.deadline ?? '').localeCompare(b.deadline ?? '') || a.id.localeCompare(b.id))
    .map((each, index) => {
      const subject = each.subjectId === null ? undefined : view.records.subject[each.subjectId];
      return [
        cell(String(index + 1), 'center'),
        cell(each.teamRoleId === null ? '' : nameOf(source, view.records.teamRole[each.teamRoleId])),
        cell(each.task || (view.records.inspectionContent[each.contentId ?? '']?.title ?? '')),
        cell(subject === undefined ? '' : partyName(view, subject.partyType, subject.partyId)),
        cell(dateInText(each.deadline), 'center'),
      ];
    });
  return {
    type: 'table',
    caption: '',
    widths: [6, 20, 38, 22, 14],
    headerRows: 1,
    rows: [headerRow(['TT', 'Thành viên', 'Nhiệm vụ', 'Đơn vị', 'Thời hạn']), ...rows],
  };
}

/** Số liệu được xác nhận: the amount lines of the findings the document is about, with their sum. */
export function figuresTable(source: FormSource, unit: DisplayUnit): TableBlock {
  const { view } = source;
  const findings = findingsOf(source);
  const lines = countedLines(view);
  const rows = findings.flatMap(finding =>
    lines
      .filter(line => line.findingId === finding.id)
      .map(line => [
        cell(finding.title),
        cell(organisationName(view, line.organisationId)),
        cell(line.fiscalYear === null ? '' : String(line.fiscalYear), 'center'),
        cell(figureInUnit(line.amount ?? 0, unit), 'right'),
        cell(line.note),
      ]),
  );
  const total = sumOf(lines.filter(line => findings.some(each => each.id === line.findingId)));
  return {
    type: 'table',
    caption: `(đơn vị tính: ${unitName(unit)})`,
    widths: [6, 34, 20, 9, 17, 14],
    headerRows: 1,
    rows: [
      headerRow(['TT', 'Nội dung', 'Đơn vị', 'Năm', 'Số tiền', 'Ghi chú']),
      ...rows.map((row, index) => [cell(String(index + 1), 'center'), ...row]),
      [
        cell('', 'center', { bold: true }),
        cell('Tổng cộng', 'left', { bold: true }),
        cell(''),
        cell(''),
        cell(figureInUnit(total, unit), 'right', { bold: true }),
        cell(''),
      ],
    ],
  };
}

/** Kết quả thực hiện kiến nghị: due, done, left. */
export function progressTable(source: FormSource, unit: DisplayUnit): TableBlock {
  const rows = recommendationsOf(source).map((each, index) => {
    const { due, done, left } = recommendationProgress(source.view, each);
    const figure = (dong: number) => (due === 0 ? '' : figureInUnit(dong, unit));
    return [
      cell(String(index + 1), 'center'),
      cell(each.action),
      cell(addresseeName(source, each)),
      cell(each.deadlineText || dateInText(each.deadline), 'center'),
      cell(figure(due), 'right'),
      cell(figure(done), 'right'),
      cell(figure(left), 'right'),
    ];
  });
  return {
    type: 'table',
    caption: `(đơn vị tính: ${unitName(unit)})`,
    widths: [5, 27, 18, 13, 13, 12, 12],
    headerRows: 1,
    rows: [headerRow(['TT', 'Kiến nghị', 'Đơn vị', 'Thời hạn', 'Phải thực hiện', 'Đã thực hiện', 'Còn lại']), ...rows],
  };
}
