import { AlignmentType, Document, Header, type ISectionOptions, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { FORM } from '#law';
import { annexLabel } from '../numbering.ts';
import { printable } from '../printable.ts';
import type { OfficialDocument } from '../tree.ts';
import { type Writing, writeBlocks } from './body.ts';
import { closingTable } from './closing.ts';
import { headerTable, line } from './header.ts';
import { Runs } from './inlines.ts';
import { halfPoints, mmToTwip } from './measures.ts';
import { HeadingNumbers } from './numbering.ts';
import { opening } from './opening.ts';
import { STYLES } from './styles.ts';

/** Written where the library would put the clock: equal trees must give equal bytes. */
const NO_DATE = '2000-01-01T00:00:00Z';
const ZIP_TIME = new Date(2000, 0, 1);

/** The document as DOCX, ready to go on in Word. Pure: no clock, no random ids. */
export async function renderDocx(tree: OfficialDocument): Promise<Uint8Array> {
  const document = printable(tree);
  const runs = new Runs();
  const writing: Writing = { document, runs, numbers: new HeadingNumbers() };
  const sections = [mainSection(writing), ...annexSections(writing)];
  const file = new Document({
    title: [document.title, document.summary].filter(part => part !== '').join(' – '),
    creator: document.author,
    lastModifiedBy: document.author,
    styles: STYLES,
    numbering: writing.numbers.config(),
    customProperties: runs.citations,
    // A line ended by hand inside a justified paragraph is not stretched.
    compatibility: { doNotExpandShiftReturn: true },
    sections,
  });
  return settled(new Uint8Array(await Packer.toArrayBuffer(file)), document.date);
}

function mainSection(writing: Writing): ISectionOptions {
  const { document } = writing;
  return section([
    headerTable(document),
    ...opening(document),
    ...writeBlocks(document.body, writing, { part: 0, keepsEnd: true }),
    closingTable(document),
  ]);
}

/** Each annex starts on its own page and counts its pages from 1 (Mục III.1.đ). */
function annexSections(writing: Writing): ISectionOptions[] {
  const { annexes } = writing.document;
  const { sizePt } = FORM;
  return annexes.map((annex, index) =>
    section([
      line(annexLabel(index, annexes.length), sizePt.annexTitle, { bold: true }),
      line(annex.title.toUpperCase(), sizePt.annexTitle, { bold: true }),
      ...(annex.reference === '' ? [] : [line(annex.reference, sizePt.annexReference, { italics: true })]),
      line('', 6),
      ...writeBlocks(annex.body, writing, { part: index + 1, keepsEnd: false }),
    ]),
  );
}

/** A4 with the margins of the decree; the page number stands in the top margin from the second page on. */
function section(children: ISectionOptions['children']): ISectionOptions {
  const { marginMm, pageMm, sizePt } = FORM;
  const number = new TextRun({ children: [PageNumber.CURRENT], size: halfPoints(sizePt.pageNumber) });
  return {
    properties: {
      titlePage: true,
      page: {
        size: { width: mmToTwip(pageMm.width), height: mmToTwip(pageMm.height) },
        pageNumbers: { start: 1 },
        margin: {
          top: mmToTwip(marginMm.top),
          bottom: mmToTwip(marginMm.bottom),
          left: mmToTwip(marginMm.left),
          right: mmToTwip(marginMm.right),
          header: mmToTwip(FORM.pageNumberFromTopMm),
          footer: mmToTwip(FORM.pageNumberFromTopMm),
        },
      },
    },
    headers: {
      default: new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] }),
      first: new Header({ children: [new Paragraph({})] }),
    },
    children,
  };
}

/** The library counts bookmarks over the life of the program and writes the clock: both are replaced. */
const SETTLERS: Readonly<Record<string, ((xml: string, stamp: string) => string) | undefined>> = {
  'docProps/core.xml': (xml, stamp) => xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${stamp}`),
  'word/document.xml': xml => renumberBookmarks(xml, 0),
  // Numbers of bookmarks are unique in the whole file.
  'word/footnotes.xml': xml => renumberBookmarks(xml, 1_000_000),
};

function renumberBookmarks(xml: string, first: number): string {
  const numbers = new Map<string, number>();
  return xml.replace(/(<w:bookmark(?:Start|End)\b[^>]*?w:id=")(\d+)"/g, (_whole, before: string, id: string) => {
    const number = numbers.get(id) ?? first + numbers.size;
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
