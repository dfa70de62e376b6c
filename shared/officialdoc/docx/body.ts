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
import type { Block, Cell, TableBlock } from '../tree.ts';
import { TEXT_WIDTH_MM } from './header.ts';
import type { Runs } from './inlines.ts';
import { mmToTwip, ptToTwip } from './measures.ts';
import { DASHES, headingNumber } from './numbering.ts';

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
} as const;

/**
 * Writes the blocks of the content (`part` 0) or of an annex (1, 2, …), whose headings count from the start again.
 * One case per block kind: forget one and it does not compile.
 */
export function writeBlocks(
  blocks: readonly Block[],
  { runs, part, keepsEnd }: { runs: Runs; part: number; keepsEnd: boolean },
): (Paragraph | Table)[] {
  return blocks.flatMap((block, index): (Paragraph | Table)[] => {
    // The signature never stands alone on a page: the last paragraph goes with it.
    const keepNext = keepsEnd && index === blocks.length - 1;
    switch (block.type) {
      case 'heading':
        // The label is Word's own number, so that moving a part in Word renumbers it as here.
        return [
          new Paragraph({
            heading: LEVELS[block.level],
            numbering: { ...headingNumber(block), instance: part },
            keepNext: true,
            children: runs.of(block.inlines, block.level === 1 ? { allCaps: true } : {}),
          }),
        ];
      case 'paragraph':
        return [
          new Paragraph({
            style: block.role === 'body' ? 'BodyText' : block.role === 'quote' ? 'Quote' : 'LegalBasis',
            keepNext,
            keepLines: keepNext,
            children: runs.of(block.inlines),
          }),
        ];
      case 'listItem':
        return [
          new Paragraph({
            style: 'BodyText',
            numbering: { reference: DASHES, level: block.depth },
            keepNext,
            keepLines: keepNext,
            children: runs.of(block.inlines),
          }),
        ];
      case 'table':
        return tableWriter(block, runs);
    }
  });
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
    // Two tables that touch would become one in Word.
    new Paragraph({ spacing: { before: 0, after: 0, line: ptToTwip(8), lineRule: 'exact' }, children: [] }),
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
