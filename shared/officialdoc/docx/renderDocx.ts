import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { FORM } from '#law';
import { electronicCopyText } from '../copyText.ts';
import { annexLabel } from '../numbering.ts';
import { printable } from '../printable.ts';
import type { OfficialDocument } from '../tree.ts';
import { type Writing, writeBlocks } from './body.ts';
import { closing } from './closing.ts';
import { paperCopy } from './copy.ts';
import { headerTable, line } from './header.ts';
import { Runs } from './inlines.ts';
import { halfPoints, mmToTwip } from './measures.ts';
import { HeadingNumbers } from './numbering.ts';
import { opening } from './opening.ts';
import { addReferences, type Origin } from './references.ts';
import { STYLES } from './styles.ts';

/** Written where the library would put the clock: equal trees must give equal bytes. */
const NO_DATE = '2000-01-01T00:00:00Z';
const ZIP_TIME = new Date(2000, 0, 1);

/**
 * The document as DOCX, ready to go on in Word. Pure: no clock, no random ids.
 * @param origin lets the file find its document when it comes back from Word
 */
export async function renderDocx(tree: OfficialDocument, origin: Origin | null = null): Promise<Uint8Array> {
  const document = printable(tree);
  const runs = new Runs();
  const writing: Writing = { document, runs, numbers: new HeadingNumbers() };
  const sections = sectionsOf(writing);
  const file = new Document({
    title: [document.title, document.summary].filter(part => part !== '').join(' – '),
    creator: document.author,
    lastModifiedBy: document.author,
    styles: STYLES,
    numbering: writing.numbers.config(),
    // A line ended by hand inside a justified paragraph is not stretched.
    compatibility: { doNotExpandShiftReturn: true },
    sections,
  });
  const files = unzipSync(new Uint8Array(await Packer.toArrayBuffer(file)));
  addReferences(files, runs.references, origin);
  return settled(files, document.date);
}

/** The document and its annexes; or the one annex that stands alone. */
function sectionsOf(writing: Writing): ISectionOptions[] {
  const annexes = annexSections(writing);
  const { onlyAnnex } = writing.document;
  return onlyAnnex === undefined ? [mainSection(writing), ...annexes] : annexes.slice(onlyAnnex, onlyAnnex + 1);
}

function mainSection(writing: Writing): ISectionOptions {
  const { document } = writing;
  const electronic = (document.copies ?? []).filter(copy => copy.medium === 'electronic').map(electronicCopyText);
  return section(
    [
      headerTable(document),
      ...opening(document),
      ...writeBlocks(document.body, writing, { part: 0, keepsEnd: true }),
      ...closing(document),
      ...(document.annexes.length === 0 ? copyBlocks(document) : []),
    ],
    { above: electronic, address: document.header.address ?? [] },
  );
}

/** Each annex starts on its own page and counts its pages from 1 (Mục III.1.đ). */
function annexSections(writing: Writing): ISectionOptions[] {
  const { document } = writing;
  const { sizePt } = FORM;
  const { annexes } = document;
  return annexes.map((annex, index) =>
    section([
      line(annexLabel(index, annexes.length), sizePt.annexTitle, { bold: true }),
      line(annex.title.toUpperCase(), sizePt.annexTitle, { bold: true }),
      ...(annex.reference === '' ? [] : [line(annex.reference, sizePt.annexReference, { italics: true })]),
      line('', 6),
      ...writeBlocks(annex.body, writing, { part: index + 1, keepsEnd: false }),
      ...(index === annexes.length - 1 ? copyBlocks(document) : []),
    ]),
  );
}

/** Right after the end of what is copied (Phần II). */
function copyBlocks({ copies = [] }: OfficialDocument) {
  return copies.filter(copy => copy.medium === 'paper').flatMap(paperCopy);
}

/** What only page 1 carries in its margins: the marks of electronic copies (ô 14), the address (ô 13). */
interface FirstPage {
  readonly above: readonly string[];
  readonly address: readonly string[];
}

/** A4 with the margins of the decree; the page number stands in the top margin from the second page on. */
function section(
  children: ISectionOptions['children'],
  { above, address }: FirstPage = { above: [], address: [] },
): ISectionOptions {
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
      first: new Header({ children: above.length === 0 ? [new Paragraph({})] : above.map(copyMark) }),
    },
    ...(address.length > 0 && {
      footers: { first: new Footer({ children: addressLines(address) }), default: new Footer({ children: [] }) },
    }),
    children,
  };
}

function copyMark(text: string): Paragraph {
  const run = new TextRun({ text, size: halfPoints(FORM.sizePt.copyMark) });
  return new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { before: 0, after: 0 }, children: [run] });
}

/** Under a line over the whole width of the text. */
function addressLines(address: readonly string[]): Paragraph[] {
  return address.map(
    (text, index) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' },
        ...(index === 0 && { border: { top: { style: BorderStyle.SINGLE, size: 6, space: 4, color: '000000' } } }),
        children: [new TextRun({ text, size: halfPoints(FORM.sizePt.address) })],
      }),
  );
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
function settled(files: Readonly<Record<string, Uint8Array>>, date: string | null): Uint8Array {
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
