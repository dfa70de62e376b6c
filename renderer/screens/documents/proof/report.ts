import type { RecordValue } from '#casefile';
import {
  type Block,
  type Cell,
  type HeadingBlock,
  headingLabels,
  ISSUE_GROUPS,
  type IssueGroup,
  type OfficialDocument,
  placeAndDate,
  plainText,
} from '#officialdoc';

/** One line of the report, in words. */
export interface ReportLine {
  readonly group: IssueGroup | 'waived';
  readonly severity: string;
  readonly text: string;
  readonly subject: string;
}

export interface ReportWords {
  readonly title: string;
  readonly summary: string;
  readonly claims: string;
  readonly nothing: string;
  readonly signer: string;
  readonly columns: readonly [number: string, issue: string, place: string];
  groupName(group: IssueGroup | 'waived'): string;
}

/**
 * Phiếu kiểm tra căn cứ chứng minh: a working paper of the team with the organ's head, the issues by kind, each with the words it is
 * about, and who checked. Not an official document: it has no number and no Nơi nhận.
 */
export function proofReport(
  document: RecordValue<'document'>,
  lines: readonly ReportLine[],
  words: ReportWords,
  by: { readonly name: string; readonly on: string },
): OfficialDocument {
  const groups = [...ISSUE_GROUPS, 'waived' as const].filter(group => lines.some(line => line.group === group));
  const headings = headingLabels(groups.map(() => ({ level: 1 as const })));
  return {
    v: 1,
    form: 'proofReport',
    header: {
      parentOrgan: document.parentOrgan,
      issuingOrgan: document.issuingOrgan
        .split('\n')
        .map(line => line.trim())
        .filter(Boolean),
      numberLine: '',
      placeAndDate: placeAndDate(document.place, by.on),
      urgency: null,
      draftMark: '',
    },
    title: words.title,
    summary: words.summary,
    addressees: [],
    legalBases: [],
    body: [
      paragraph(words.claims),
      ...(groups.length === 0 ? [paragraph(words.nothing)] : []),
      ...groups.flatMap((group, at): Block[] => [
        heading(headings[at] ?? '', words.groupName(group)),
        issueTable(
          lines.filter(line => line.group === group),
          words.columns,
        ),
      ]),
    ],
    signature: { lines: [words.signer.toLocaleUpperCase('vi')], name: by.name },
    recipients: [],
    annexes: [],
    date: by.on,
    author: by.name,
  };
}

/** The report as plain text: a line per issue, its words below it. */
export function reportText(report: OfficialDocument): string {
  const lines = [report.title.toLocaleUpperCase('vi'), report.summary, ''];
  for (const block of report.body) {
    if (block.type === 'table') {
      for (const row of block.rows.slice(block.headerRows)) {
        const [number = '', issue = '', place = ''] = row.map(cellText);
        lines.push(`${number}. ${issue}`, ...(place === '' ? [] : [`   ${place}`]));
      }
      lines.push('');
    } else if (block.type === 'heading') lines.push(`${block.label} ${plainText(block.inlines)}`.trim());
    else if (block.type !== 'image') lines.push(plainText(block.inlines), '');
  }
  return `${[...lines, report.signature.name].join('\r\n').trimEnd()}\r\n`;
}

const cellText = (cell: Cell) => cell.blocks.map(each => plainText(each.inlines)).join(' ');

const text = (value: string, bold = false) => ({
  type: 'text' as const,
  text: value.normalize('NFC'),
  ...(bold && { bold: true }),
});
const paragraph = (value: string): Block => ({ type: 'paragraph', role: 'body', inlines: [text(value)] });
const heading = (label: string, value: string): HeadingBlock => ({
  type: 'heading',
  level: 1,
  variant: 'title',
  label,
  inlines: [text(value)],
});

function issueTable(lines: readonly ReportLine[], columns: ReportWords['columns']): Block {
  const cell = (parts: readonly { readonly value: string; readonly bold?: boolean }[], isHeader = false): Cell => ({
    blocks: [
      {
        inlines: parts.map(part => text(part.value, part.bold === true)),
        align: isHeader ? 'center' : 'left',
      },
    ],
    isHeader,
    colspan: 1,
    rowspan: 1,
  });
  return {
    type: 'table',
    caption: '',
    widths: [7, 43, 50],
    headerRows: 1,
    rows: [
      columns.map(title => cell([{ value: title, bold: true }], true)),
      ...lines.map((line, at) => [
        cell([{ value: String(at + 1) }]),
        cell([{ value: `${line.severity}: `, bold: true }, { value: line.text }]),
        cell([{ value: line.subject }]),
      ]),
    ],
  };
}
