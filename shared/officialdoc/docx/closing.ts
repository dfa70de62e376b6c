import { AlignmentType, HeightRule, Paragraph, Table, TableRow, TextRun, WidthType } from 'docx';
import { FORM } from '#law';
import type { OfficialDocument } from '../tree.ts';
import { cellOf, NO_BORDERS, TEXT_WIDTH_MM } from './header.ts';
import { halfPoints, mmToTwip } from './measures.ts';

const LEFT = mmToTwip(TEXT_WIDTH_MM * FORM.recipientsShare);
const RIGHT = mmToTwip(TEXT_WIDTH_MM) - LEFT;
const SINGLE = { before: 0, after: 0, line: 240, lineRule: 'auto' } as const;

/** Nơi nhận (ô 9b) level with the signature block (ô 7a–c); the row is never split over a page. */
export function closingTable({ signature, recipients }: OfficialDocument): Table {
  const signed = (text: string, before = 0) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { ...SINGLE, before },
      children: [new TextRun({ text, bold: true, size: halfPoints(FORM.sizePt.signature) })],
    });
  const head = new Paragraph({
    spacing: SINGLE,
    children: [
      new TextRun({ text: 'Nơi nhận:', bold: true, italics: true, size: halfPoints(FORM.sizePt.recipientsHead) }),
    ],
  });
  const list = recipients.map(text => new Paragraph({ style: 'Recipients', children: [new TextRun({ text })] }));
  return new Table({
    width: { size: LEFT + RIGHT, type: WidthType.DXA },
    columnWidths: [LEFT, RIGHT],
    borders: NO_BORDERS,
    layout: 'fixed',
    rows: [
      // Space above inside the table, so that the last paragraph of the content touches it and is kept with it.
      new TableRow({
        height: { value: mmToTwip(4), rule: HeightRule.EXACT },
        children: [cellOf([spacer()], LEFT), cellOf([spacer()], RIGHT)],
      }),
      new TableRow({
        cantSplit: true,
        children: [
          cellOf(recipients.length === 0 ? [spacer()] : [head, ...list], LEFT),
          cellOf(
            [
              ...signature.lines.map(text => signed(text.toUpperCase())),
              signed(signature.name, mmToTwip(FORM.signatureRoomMm)),
            ],
            RIGHT,
          ),
        ],
      }),
    ],
  });
}

function spacer(): Paragraph {
  return new Paragraph({ keepNext: true, spacing: { ...SINGLE, line: 20, lineRule: 'exact' }, children: [] });
}
