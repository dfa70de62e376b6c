import { BorderStyle, Paragraph, Table, TableRow, WidthType } from 'docx';
import { FORM } from '#law';
import type { CopyMark } from '../tree.ts';
import { closingTable } from './closing.ts';
import { cellOf, line, NO_BORDERS, TEXT_WIDTH_MM } from './header.ts';
import { mmToTwip } from './measures.ts';

const LEFT = mmToTwip(TEXT_WIDTH_MM * FORM.headerLeftShare);
const RIGHT = mmToTwip(TEXT_WIDTH_MM) - LEFT;
const { sizePt } = FORM;

/** Phần II: under a line over the whole width, right after the copied text: form of copy, organ, number, date, signature. */
export function paperCopy(copy: CopyMark): (Paragraph | Table)[] {
  const organ = [
    ...(copy.parentOrgan === '' ? [] : [line(copy.parentOrgan.toUpperCase(), sizePt.organ)]),
    ...copy.issuingOrgan.map(each => line(each.toUpperCase(), sizePt.organ, { bold: true })),
    line(copy.numberLine, sizePt.number),
  ];
  const form = [line(copy.form, sizePt.copy, { bold: true }), line(copy.placeAndDate, sizePt.place, { italics: true })];
  return [
    new Paragraph({
      spacing: { before: 240, after: 120, line: 20, lineRule: 'exact' },
      border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
      keepNext: true,
      children: [],
    }),
    new Table({
      width: { size: LEFT + RIGHT, type: WidthType.DXA },
      columnWidths: [LEFT, RIGHT],
      borders: NO_BORDERS,
      layout: 'fixed',
      rows: [new TableRow({ cantSplit: true, children: [cellOf(organ, LEFT), cellOf(form, RIGHT)] })],
    }),
    new Paragraph({ spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' }, keepNext: true, children: [] }),
    closingTable(copy.signature, copy.recipients),
  ];
}
