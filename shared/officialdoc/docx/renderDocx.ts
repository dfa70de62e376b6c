import { AlignmentType, Document, Footer, Header, Packer, PageNumber, Paragraph, type Table, TextRun } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { FORM } from '#law';
import { withEndMark } from '../endMark.ts';
import type { OfficialDocument } from '../tree.ts';
import { blockWriter } from './body.ts';
import { closingTable } from './closing.ts';
import { headerTable, line, rule, TEXT_WIDTH_MM } from './header.ts';
import { Runs } from './inlines.ts';
import { halfPoints, lineWidthPt, mmToTwip } from './measures.ts';
import { NUMBERING, STYLES } from './styles.ts';

/** Written where the library would put the clock: equal trees must give equal bytes. */
const NO_DATE = '2000-01-01T00:00:00Z';
const ZIP_TIME = new Date(2000, 0, 1);

/** The document as DOCX, ready to go on in Word. Pure: no clock, no random ids. */
export async function renderDocx(document: OfficialDocument): Promise<Uint8Array> {
  const { marginMm, pageMm, sizePt } = FORM;
  const pageNumber = new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: halfPoints(sizePt.pageNumber) })],
      }),
    ],
  });
  const file = new Document({
    title: [document.title, document.summary].filter(part => part !== '').join(' – '),
    creator: document.author,
    lastModifiedBy: document.author,
    styles: STYLES,
    numbering: NUMBERING,
    features: { updateFields: false },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: mmToTwip(pageMm.width), height: mmToTwip(pageMm.height) },
            margin: {
              top: mmToTwip(marginMm.top),
              bottom: mmToTwip(marginMm.bottom),
              left: mmToTwip(marginMm.left),
              right: mmToTwip(marginMm.right),
              header: mmToTwip(10),
              footer: mmToTwip(10),
            },
          },
        },
        headers: { default: pageNumber, first: new Header({ children: [new Paragraph({})] }) },
        footers: { default: new Footer({ children: [] }), first: new Footer({ children: [] }) },
        children: content(document),
      },
    ],
  });
  return settled(new Uint8Array(await Packer.toArrayBuffer(file)), document.date);
}

function content(document: OfficialDocument): (Paragraph | Table)[] {
  const { sizePt } = FORM;
  const runs = new Runs();
  const width = mmToTwip(TEXT_WIDTH_MM);
  const space = new Paragraph({ spacing: { before: 0, after: 0 }, children: [] });
  const summaryWidth = Math.min(lineWidthPt(document.summary, sizePt.summary, true), TEXT_WIDTH_MM * 2.83);
  return [
    headerTable(document.header),
    ...(document.header.draftMark === '' ? [] : [line(document.header.draftMark, sizePt.organ, { bold: true })]),
    space,
    line(document.title.toUpperCase(), sizePt.title, { bold: true }),
    ...(document.summary === ''
      ? []
      : [line(document.summary, sizePt.summary, { bold: true }), rule(width, summaryWidth * FORM.summaryRule)]),
    ...document.addressees.map((text, index) => line(index === 0 ? `Kính gửi: ${text}` : text, sizePt.body)),
    ...document.legalBases.map(text => new Paragraph({ style: 'LegalBasis', children: [new TextRun({ text })] })),
    ...withEndMark(document.body).flatMap(blockWriter(runs)),
    space,
    closingTable(document),
  ];
}

/** The library counts bookmarks over the life of the program and writes the clock: both are replaced. */
const SETTLERS: Readonly<Record<string, ((xml: string, stamp: string) => string) | undefined>> = {
  'docProps/core.xml': (xml, stamp) => xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${stamp}`),
  'word/document.xml': renumberBookmarks,
};

function renumberBookmarks(xml: string): string {
  const numbers = new Map<string, number>();
  return xml.replace(/(<w:bookmark(?:Start|End)\b[^>]*?w:id=")(\d+)"/g, (_whole, before: string, id: string) => {
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return `${before}${number}"`;
  });
}

/** Takes the clock and the zip times out of the file. */
function settled(bytes: Uint8Array, date: string | null): Uint8Array {
  const files = unzipSync(bytes);
  const stamp = date === null ? NO_DATE : `${date}T00:00:00Z`;
  const entries = Object.keys(files)
    .sort((a, b) => (a === '[Content_Types].xml' ? -1 : b === '[Content_Types].xml' ? 1 : a < b ? -1 : 1))
    .map(name => {
      const data = files[name] ?? new Uint8Array();
      const fixed = SETTLERS[name] === undefined ? data : strToU8(SETTLERS[name](strFromU8(data), stamp));
      return [name, [fixed, { mtime: ZIP_TIME }] satisfies [Uint8Array, { mtime: Date }]] as [
        string,
        [Uint8Array, { mtime: Date }],
      ];
    });
  return zipSync(Object.fromEntries(entries), { level: 6 });
}
