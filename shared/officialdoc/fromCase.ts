import {
  amountTotals,
  type CaseView,
  citationText,
  countedAmong,
  countedLines,
  organisationName,
  partyName,
  type RecordValue,
  recommendationProgress,
  successorOf,
  sumOf,
} from '#casefile';
import { caseValueText } from './caseValue.ts';
import type { CaseTableName } from './editorJson.ts';
import {
  amountInUnit,
  areaText,
  type DisplayUnit,
  figureInUnit,
  numberLine,
  placeAndDate,
  unitName,
} from './figures.ts';
import { bodyFromEditor, type Resolver } from './fromEditor.ts';
import type { Cell, OfficialDocument, TableBlock } from './tree.ts';
import { amountInWords } from './words.ts';

/** Resolves citations, amounts and tables of a document from the case as it is now. */
export function caseResolver(view: CaseView, unit: DisplayUnit): Resolver {
  return {
    citationText: citation => citationText(view, citation),
    amountText: amount => {
      const sum = sumOf(countedAmong(view, amount.lineIds));
      return amount.words
        ? `${amountInUnit(sum, amount.unit)} (${amountInWords(sum)})`
        : amountInUnit(sum, amount.unit);
    },
    valueText: value => caseValueText(view, value),
    caseTable: name => TABLES[name](view, unit),
  };
}

/** The whole tree of a document of the case: header record, body text, references resolved. */
export function documentTree(view: CaseView, document: RecordValue<'document'>, body: unknown): OfficialDocument {
  const authority = document.signAuthority === null ? '' : `${document.signAuthority}. `;
  return {
    v: 1,
    form: document.form,
    header: {
      parentOrgan: document.parentOrgan,
      issuingOrgan: linesOf(document.issuingOrgan),
      numberLine: numberLine(document.number, document.symbol),
      placeAndDate: placeAndDate(document.place, document.date),
      urgency: document.urgency,
      draftMark: document.state === 'draft' && document.number === '' ? `DỰ THẢO LẦN ${document.draftNumber ?? 1}` : '',
    },
    title: document.title,
    summary: document.summary,
    addressees: addresseesOf(document.addressees),
    legalBases: linesOf(document.legalBases),
    body: bodyFromEditor(body, caseResolver(view, document.displayUnit)),
    signature: {
      lines: [`${authority}${document.signTitle}`, document.signTitleSecond].filter(line => line.trim() !== ''),
      name: document.signerName,
    },
    recipients: linesOf(document.recipients).map(dashed),
    annexes: [],
    date: document.date,
    author: linesOf(document.issuingOrgan).join(' '),
  };
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
}

const dashed = (line: string) => `- ${line.replace(/^[-–—]\s*/, '')}`;

/** One addressee stands beside «Kính gửi:»; of several, each has its dash (Mục II.9.a). */
function addresseesOf(text: string): string[] {
  const lines = linesOf(text);
  return lines.length > 1 ? lines.map(dashed) : lines;
}

const TABLES: Readonly<Record<CaseTableName, (view: CaseView, unit: DisplayUnit) => TableBlock>> = {
  findings: findingsTable,
  amounts: amountsTable,
  recommendations: recommendationsTable,
};

type Align = Cell['blocks'][number]['align'];

function cell(
  text: string,
  align: Align = 'left',
  options: { bold?: boolean; isHeader?: boolean; colspan?: number } = {},
): Cell {
  return {
    blocks: [{ inlines: [{ type: 'text', text, ...(options.bold && { bold: true }) }], align }],
    isHeader: options.isHeader === true,
    colspan: options.colspan ?? 1,
    rowspan: 1,
  };
}
const headerRow = (titles: readonly string[]) =>
  titles.map(title => cell(title, 'center', { bold: true, isHeader: true }));

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
        cell(each.deadlineText || placelessDate(each.deadline), 'center'),
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

function placelessDate(isoDate: string | null): string {
  const [year, month, day] = (isoDate ?? '').split('-');
  return day === undefined ? '' : `${day}/${month}/${year}`;
}
