import { AlignmentType, Paragraph, Table, TableRow, TextRun, WidthType } from 'docx';
import { FORM } from '#law';
import type { OfficialDocument } from '../tree.ts';
import { cellOf, NO_BORDERS, TEXT_WIDTH_MM } from './header.ts';
import { halfPoints, mmToTwip } from './measures.ts';

const LEFT = mmToTwip(TEXT_WIDTH_MM * 0.48);
const RIGHT = mmToTwip(TEXT_WIDTH_MM) - LEFT;
/** Room for signature and seal, in empty lines. */
const SIGNATURE_LINES = 5;

/** Nơi nhận (ô 9b) level with the signature block (ô 7a–c); the row is never split over a page. */
export function closingTable(document: OfficialDocument): Table {
  const { signature, recipients } = document;
  const signed = (text: string) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' },
      children: [new TextRun({ text, bold: true, size: halfPoints(FORM.sizePt.signature) })],
    });
  return new Table({
    width: { size: LEFT + RIGHT, type: WidthType.DXA },
    columnWidths: [LEFT, RIGHT],
    borders: NO_BORDERS,
    layout: 'fixed',
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          cellOf(
            [
              new Paragraph({
                spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' },
                children: [
                  new TextRun({
                    text: 'Nơi nhận:',
                    bold: true,
                    italics: true,
                    size: halfPoints(FORM.sizePt.recipientsHead),
                  }),
                ],
              }),
              ...recipients.map(text => new Paragraph({ style: 'Recipients', children: [new TextRun({ text })] })),
            ],
            LEFT,
          ),
          cellOf(
            [
              ...signature.lines.map(text => signed(text.toUpperCase())),
              ...Array.from({ length: SIGNATURE_LINES }, () => signed('')),
              signed(signature.name),
            ],
            RIGHT,
          ),
        ],
      }),
    ],
  });
}
