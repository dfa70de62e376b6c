import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { FORM } from '#law';
import type { Block, Cell, TableBlock } from '../tree.ts';
import { TEXT_WIDTH_MM } from './header.ts';
import type { Runs } from './inlines.ts';
import { halfPoints, mmToTwip, ptToTwip } from './measures.ts';

/** Name of the numbering that Word continues: I. / 1. / a) and «-». */
export const HEADINGS = 'minh-chung-headings';
export const DASHES = 'minh-chung-dashes';

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
} as const;

/** One row per block kind: forget one and it does not compile. */
export function blockWriter(runs: Runs): (block: Block) => (Paragraph | Table)[] {
  return block => {
    switch (block.type) {
      case 'heading':
        // The label is Word's own number, so that moving a part in Word renumbers it as here.
        return [
          new Paragraph({
            heading: LEVELS[block.level],
            numbering: { reference: HEADINGS, level: block.level - 1 },
            keepNext: true,
            children: runs.of(block.inlines, block.level === 1 ? { allCaps: true } : {}),
          }),
        ];
      case 'paragraph':
        return [
          new Paragraph({
            style: block.role === 'body' ? 'BodyText' : block.role === 'quote' ? 'Quote' : 'LegalBasis',
            children: runs.of(block.inlines),
          }),
        ];
      case 'listItem':
        return [
          new Paragraph({
            style: 'BodyText',
            numbering: { reference: DASHES, level: block.depth },
            children: runs.of(block.inlines),
          }),
        ];
      case 'table':
        return tableWriter(block, runs);
    }
  };
}

function tableWriter(table: TableBlock, runs: Runs): (Paragraph | Table)[] {
  const total = table.widths.reduce((sum, width) => sum + width, 0);
  const widths = table.widths.map(width => Math.round((mmToTwip(TEXT_WIDTH_MM) * width) / total));
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
            children: row.map(cell => cellWriter(cell, runs)),
          }),
      ),
    }),
    new Paragraph({ spacing: { before: 0, after: ptToTwip(FORM.paragraphSpacingPt) }, children: [] }),
  ];
}

function cellWriter(cell: Cell, runs: Runs): TableCell {
  const blocks = cell.blocks.length === 0 ? [{ inlines: [], align: 'left' as const }] : cell.blocks;
  return new TableCell({
    columnSpan: cell.colspan,
    rowSpan: cell.rowspan,
    margins: { left: 80, right: 80, top: 30, bottom: 30 },
    children: blocks.map(
      block =>
        new Paragraph({
          style: 'TableText',
          alignment: ALIGN[block.align],
          children: runs.of(block.inlines, cell.isHeader ? { bold: true } : {}),
        }),
    ),
  });
}

export const bodySize = halfPoints(FORM.sizePt.body);
