import type { RecordValue } from '#casefile';
import {
  type Block,
  type Cell,
  headingLabels,
  ISSUE_GROUPS,
  type IssueGroup,
  type OfficialDocument,
  plainText,
} from '#officialdoc';
import { type PaperWords, paperHeading, paperParagraph, paperTable, workingPaper } from '../workingPaper.ts';

/** One line of the report, in words. */
export interface ReportLine {
  readonly group: IssueGroup | 'waived';
  readonly severity: string;
  readonly text: string;
  readonly subject: string;
}

export interface ReportWords extends PaperWords {
  readonly claims: string;
  readonly nothing: string;
  readonly columns: readonly [number: string, issue: string, place: string];
  groupName(group: IssueGroup | 'waived'): string;
}

/** Phiếu kiểm tra căn cứ chứng minh: the issues by kind, each with the words it is about, and who checked. */
export function proofReport(
  document: RecordValue<'document'>,
  lines: readonly ReportLine[],
  words: ReportWords,
  by: { readonly name: string; readonly on: string },
): OfficialDocument {
  const groups = [...ISSUE_GROUPS, 'waived' as const].filter(group => lines.some(line => line.group === group));
  const headings = headingLabels(groups.map(() => ({ level: 1 as const })));
  const [number, issue, place] = words.columns;
  const columns = [
    { title: number, width: 7 },
    { title: issue, width: 43 },
    { title: place, width: 50 },
  ];
  const rows = (group: ReportLine['group']) =>
    lines
      .filter(line => line.group === group)
      .map(line => [[{ value: `${line.severity}: `, bold: true }, { value: line.text }], [{ value: line.subject }]]);
  return workingPaper(
    'proofReport',
    document,
    words,
    [
      paperParagraph(words.claims),
      ...(groups.length === 0 ? [paperParagraph(words.nothing)] : []),
      ...groups.flatMap((group, at): Block[] => [
        paperHeading(headings[at] ?? '', words.groupName(group)),
        paperTable(columns, rows(group)),
      ]),
    ],
    by,
  );
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
