import {
  AlignmentType,
  BorderStyle,
  HeightRule,
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

/** Ô 1–4, 5b, 10b: organ and number at the left, Quốc hiệu, Tiêu ngữ, place and date at the right. */
export function headerTable({ header, title, summary }: OfficialDocument): Table {
  const organLast = header.issuingOrgan.at(-1)?.toUpperCase() ?? '';
  const organ = [
    ...(header.parentOrgan === '' ? [] : [line(header.parentOrgan.toUpperCase(), sizePt.organ)]),
    ...header.issuingOrgan.map(each => line(each.toUpperCase(), sizePt.organ, { bold: true })),
    rule(LEFT, lineWidthPt(organLast, sizePt.organ, true), FORM.organRule),
  ];
  const nation = [
    line(FORM.nation, sizePt.nation, { bold: true }),
    line(FORM.motto, sizePt.motto, { bold: true }),
    rule(RIGHT, lineWidthPt(FORM.motto, sizePt.motto, true), 1),
  ];
  const number = [
    line(header.numberLine, sizePt.number),
    ...(title === '' && summary !== '' ? [line(summary, sizePt.dispatchSummary, {}, FORM.dispatchSummaryAbovePt)] : []),
    ...(header.urgency === null ? [] : [line('', 4), urgencyBox(header.urgency), line('', 4)]),
    ...(header.circulation == null ? [] : [line('', 4), circulationBox(header.circulation), line('', 4)]),
    ...(header.draftMark === '' ? [] : [line(header.draftMark, sizePt.organ, { bold: true }, 4)]),
  ];
  return new Table({
    width: { size: LEFT + RIGHT, type: WidthType.DXA },
    columnWidths: [LEFT, RIGHT],
    borders: NO_BORDERS,
    layout: 'fixed',
    rows: [
      new TableRow({ cantSplit: true, children: [cellOf(organ, LEFT), cellOf(nation, RIGHT)] }),
      new TableRow({
        cantSplit: true,
        children: [cellOf(number, LEFT), cellOf([line(header.placeAndDate, sizePt.place, { italics: true })], RIGHT)],
      }),
    ],
  });
}

/** Ô 10b: a box of the size the decree gives, with a single red line. */
function urgencyBox(urgency: keyof typeof FORM.urgency): Table {
  const { text, widthMm, heightMm } = FORM.urgency[urgency];
  return box(text, { widthMm, heightMm, colour: FORM.urgencyColour, sizePt: sizePt.urgency });
}

/** Ô 11: a box with a single line as wide as its words need. */
function circulationBox(circulation: keyof typeof FORM.circulation): Table {
  const text = FORM.circulation[circulation];
  const widthMm = Math.ceil(lineWidthPt(text, sizePt.circulation, true) * 0.3528) + 6;
  return box(text, { widthMm, heightMm: 8, colour: '000000', sizePt: sizePt.circulation });
}

function box(
  text: string,
  look: { readonly widthMm: number; readonly heightMm: number; readonly colour: string; readonly sizePt: number },
): Table {
  const edge = { style: BorderStyle.SINGLE, size: 8, color: look.colour } as const;
  const width = mmToTwip(look.widthMm);
  const run = new TextRun({ text, bold: true, color: look.colour, size: halfPoints(look.sizePt) });
  return new Table({
    alignment: AlignmentType.CENTER,
    width: { size: width, type: WidthType.DXA },
    columnWidths: [width],
    layout: 'fixed',
    rows: [
      new TableRow({
        height: { value: mmToTwip(look.heightMm), rule: HeightRule.EXACT },
        children: [
          new TableCell({
            width: { size: width, type: WidthType.DXA },
            borders: { top: edge, bottom: edge, left: edge, right: edge },
            verticalAlign: VerticalAlign.CENTER,
            margins: { left: 0, right: 0, top: 0, bottom: 0 },
            children: [new Paragraph({ alignment: AlignmentType.CENTER, spacing: SINGLE, children: [run] })],
          }),
        ],
      }),
    ],
  });
}

/** A drawn rule under a line of text, centred in a column: a paragraph border between indents. */
export function rule(columnTwip: number, textWidthPt: number, share: number): Paragraph {
  const width = Math.min(ptToTwip(textWidthPt), columnTwip) * share;
  const side = Math.round((columnTwip - width) / 2);
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 40, after: 80, line: 40, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [],
  });
}

const SINGLE = { before: 0, after: 0, line: 240, lineRule: 'auto' } as const;

/** A centred line of a block of the form. */
export function line(
  text: string,
  size: number,
  style: { bold?: boolean; italics?: boolean } = {},
  abovePt = 0,
  sideTwip = 0,
): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...SINGLE, before: ptToTwip(abovePt) },
    indent: { left: sideTwip, right: sideTwip },
    children: [new TextRun({ text, size: halfPoints(size), ...style })],
  });
}

export function cellOf(children: readonly (Paragraph | Table)[], width: number): TableCell {
  return new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    borders: NO_BORDERS,
    verticalAlign: VerticalAlign.TOP,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
  });
}
