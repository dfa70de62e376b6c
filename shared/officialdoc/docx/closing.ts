import { AlignmentType, HeightRule, Paragraph, Table, TableRow, TextRun, WidthType } from 'docx';
import { FORM } from '#law';
import type { OfficialDocument, SignatureBlock } from '../tree.ts';
import { cellOf, NO_BORDERS, TEXT_WIDTH_MM } from './header.ts';
import { halfPoints, mmToTwip } from './measures.ts';

const WIDTH = mmToTwip(TEXT_WIDTH_MM);
const LEFT = mmToTwip(TEXT_WIDTH_MM * FORM.recipientsShare);
const SINGLE = { before: 0, after: 0, line: 240, lineRule: 'auto' } as const;

/** What stands under the content: signatures, Nơi nhận, who drafted. */
export function closing(document: OfficialDocument): Table[] {
  const { signature, signatures, recipients, drafterMark = '' } = document;
  if (signatures === undefined) return [closingTable(signature, recipients, drafterMark)];
  return [signatureTable(signatures), ...belowSignatures(recipients, drafterMark)];
}

/** Nơi nhận (ô 9b, 12) level with the signature block (ô 7a–c); the row is never split over a page. */
export function closingTable(
  signature: OfficialDocument['signature'],
  recipients: readonly string[],
  drafterMark = '',
): Table {
  const left = recipientLines(recipients, drafterMark);
  return columns(
    [LEFT, WIDTH - LEFT],
    [[left, signed({ ...signature, note: '' })].map(cell => (cell.length === 0 ? [spacer()] : cell))],
  );
}

/** Rows of places to sign, one beside another; of a single one, at the right. */
function signatureTable(rows: readonly (readonly SignatureBlock[])[]): Table {
  const most = Math.max(2, ...rows.map(row => row.length));
  const widths = Array.from({ length: most }, (_, i) =>
    i < most - 1 ? Math.floor(WIDTH / most) : WIDTH - Math.floor(WIDTH / most) * (most - 1),
  );
  const cells = rows.map(row => [
    ...Array.from({ length: most - row.length }, () => [spacer()]),
    ...row.map(block => signed(block)),
  ]);
  return columns(widths, cells);
}

function belowSignatures(recipients: readonly string[], drafterMark: string): Table[] {
  const lines = recipientLines(recipients, drafterMark);
  return lines.length === 0 ? [] : [columns([LEFT, WIDTH - LEFT], [[lines, [spacer()]]])];
}

function columns(widths: readonly number[], rows: readonly (readonly Paragraph[])[][]): Table {
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    borders: NO_BORDERS,
    layout: 'fixed',
    rows: [
      // Space above inside the table, so that the last paragraph of the content touches it and is kept with it.
      new TableRow({
        height: { value: mmToTwip(4), rule: HeightRule.EXACT },
        children: widths.map(width => cellOf([spacer()], width)),
      }),
      ...rows.map(
        row =>
          new TableRow({ cantSplit: true, children: widths.map((width, i) => cellOf(row[i] ?? [spacer()], width)) }),
      ),
    ],
  });
}

function signed({ lines, note, name }: SignatureBlock): Paragraph[] {
  const centred = (text: string, before: number, run: { size: number; bold?: boolean; italics?: boolean }) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { ...SINGLE, before },
      children: [new TextRun({ text, ...run, size: halfPoints(run.size) })],
    });
  const { signature, signatureNote } = FORM.sizePt;
  return [
    ...lines.map(text => centred(text.toUpperCase(), 0, { size: signature, bold: true })),
    ...(note === '' ? [] : [centred(note, 0, { size: signatureNote, italics: true })]),
    centred(name, mmToTwip(FORM.signatureRoomMm), { size: signature, bold: true }),
  ];
}

function recipientLines(recipients: readonly string[], drafterMark: string): Paragraph[] {
  const head = new Paragraph({
    spacing: SINGLE,
    children: [
      new TextRun({ text: 'Nơi nhận:', bold: true, italics: true, size: halfPoints(FORM.sizePt.recipientsHead) }),
    ],
  });
  const mark = new Paragraph({
    spacing: { ...SINGLE, before: 120 },
    children: [new TextRun({ text: drafterMark, size: halfPoints(FORM.sizePt.drafter) })],
  });
  return [
    ...(recipients.length === 0 ? [] : [head]),
    ...recipients.map(text => new Paragraph({ style: 'Recipients', children: [new TextRun({ text })] })),
    ...(drafterMark === '' ? [] : [mark]),
  ];
}

function spacer(): Paragraph {
  return new Paragraph({ keepNext: true, spacing: { ...SINGLE, line: 20, lineRule: 'exact' }, children: [] });
}
