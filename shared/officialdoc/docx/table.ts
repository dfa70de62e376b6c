import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { Cell, TableBlock } from '../tree.ts';
import { TEXT_WIDTH_MM } from './header.ts';
import type { Runs } from './inlines.ts';
import { mmToTwip, ptToTwip } from './measures.ts';

const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
} as const;

/** Seven columns of milliards need a point less; as in the PDF. */
const MOST_COLUMNS = 6;

/** Header rows are repeated on each page; a row is never split. */
export function tableWriter(table: TableBlock, runs: Runs): (Paragraph | Table)[] {
  const total = table.widths.reduce((sum, width) => sum + width, 0);
  const widths = table.widths.map(width => Math.round((mmToTwip(TEXT_WIDTH_MM) * width) / total));
  const style = table.widths.length > MOST_COLUMNS ? 'TableTextSmall' : 'TableText';
  const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
  const caption = new Paragraph({
    style: 'TableCaption',
    keepNext: true,
    children: [new TextRun({ text: table.caption, bold: true })],
  });
  return [
    ...(table.caption === '' ? [] : [caption]),
    new Table({
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      layout: 'fixed',
      borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge },
      rows: table.rows.map(
        (row, index) =>
          new TableRow({
            tableHeader: index < table.headerRows,
            cantSplit: true,
            children: row.map(cell => cellWriter(cell, runs, style)),
          }),
      ),
    }),
    // Two tables that touch would become one in Word.
    new Paragraph({ spacing: { before: 0, after: 0, line: ptToTwip(8), lineRule: 'exact' }, children: [] }),
  ];
}

function cellWriter(cell: Cell, runs: Runs, style: string): TableCell {
  const blocks = cell.blocks.length === 0 ? [{ inlines: [], align: 'left' as const }] : cell.blocks;
  return new TableCell({
    columnSpan: cell.colspan,
    rowSpan: cell.rowspan,
    margins: { left: 80, right: 80, top: 30, bottom: 30 },
    children: blocks.map(
      block =>
        new Paragraph({
          style,
          alignment: ALIGN[block.align],
          children: runs.of(block.inlines, cell.isHeader ? { bold: true } : {}),
        }),
    ),
  });
}
