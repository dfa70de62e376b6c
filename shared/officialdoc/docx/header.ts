import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { FORM } from '#law';
import type { OfficialDocument } from '../tree.ts';
import { halfPoints, lineWidthPt, mmToTwip, ptToTwip } from './measures.ts';

export const TEXT_WIDTH_MM = FORM.pageMm.width - FORM.marginMm.left - FORM.marginMm.right;
const LEFT = mmToTwip(TEXT_WIDTH_MM * FORM.headerLeftShare);
const RIGHT = mmToTwip(TEXT_WIDTH_MM) - LEFT;
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
export const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
} as const;

const { sizePt } = FORM;

/** Ô 1–4: organ and number at the left, Quốc hiệu, Tiêu ngữ, place and date at the right; borders are drawn rules. */
export function headerTable(header: OfficialDocument['header']): Table {
  const organLast = header.issuingOrgan.at(-1) ?? '';
  const left = [
    ...(header.parentOrgan === '' ? [] : [line(header.parentOrgan.toUpperCase(), sizePt.organ)]),
    ...header.issuingOrgan.map(each => line(each.toUpperCase(), sizePt.organ, { bold: true })),
    rule(LEFT, lineWidthPt(organLast.toUpperCase(), sizePt.organ, true) * FORM.organRule),
  ];
  const right = [
    line(FORM.nation, sizePt.nation, { bold: true }),
    line(FORM.motto, sizePt.motto, { bold: true }),
    rule(RIGHT, lineWidthPt(FORM.motto, sizePt.motto, true)),
  ];
  return new Table({
    width: { size: LEFT + RIGHT, type: WidthType.DXA },
    columnWidths: [LEFT, RIGHT],
    borders: NO_BORDERS,
    layout: 'fixed',
    rows: [
      new TableRow({ cantSplit: true, children: [cellOf(left, LEFT), cellOf(right, RIGHT)] }),
      new TableRow({
        cantSplit: true,
        children: [
          cellOf([line(header.numberLine, sizePt.number)], LEFT),
          cellOf([line(header.placeAndDate, sizePt.place, { italics: true })], RIGHT),
        ],
      }),
    ],
  });
}

/** A drawn rule, centred in a column: a paragraph border between indents. Width in pt, column in twips. */
export function rule(columnTwip: number, widthPt: number): Paragraph {
  const side = Math.max(0, Math.round((columnTwip - ptToTwip(widthPt)) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 40, after: 80, line: 40, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [],
  });
}

export function line(text: string, size: number, style: { bold?: boolean; italics?: boolean } = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' },
    children: [new TextRun({ text, size: halfPoints(size), ...style })],
  });
}

export function cellOf(children: readonly Paragraph[], width: number): TableCell {
  return new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    borders: NO_BORDERS,
    verticalAlign: VerticalAlign.TOP,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
  });
}
