import type { RecordValue } from '#casefile';
import { type Block, type Cell, type OfficialDocument, placeAndDate, type TableBlock } from '#officialdoc';

/** A piece of a cell's line. */
export interface Piece {
  readonly value: string;
  readonly bold?: boolean;
}

export interface PaperWords {
  readonly title: string;
  readonly summary: string;
  readonly signer: string;
}

/**
 * A working paper of the team about a document: the organ's head, content, who made it. Not an official document: it has no
 * number and no Nơi nhận.
 * @param by who made it and on which day (ISO)
 */
export function workingPaper(
  form: string,
  document: RecordValue<'document'>,
  words: PaperWords,
  body: Block[],
  by: { readonly name: string; readonly on: string },
): OfficialDocument {
  return {
    v: 1,
    form,
    header: {
      parentOrgan: document.parentOrgan,
      issuingOrgan: document.issuingOrgan
        .split('\n')
        .map(line => line.trim())
        .filter(Boolean),
      numberLine: '',
      placeAndDate: placeAndDate(document.place, by.on),
      urgency: null,
      draftMark: '',
    },
    title: words.title,
    summary: words.summary,
    addressees: [],
    legalBases: [],
    body,
    signature: { lines: [words.signer.toLocaleUpperCase('vi')], name: by.name },
    recipients: [],
    annexes: [],
    date: by.on,
    author: by.name,
  };
}

const text = ({ value, bold = false }: Piece) => ({
  type: 'text' as const,
  text: value.normalize('NFC'),
  ...(bold && { bold: true }),
});

export function paperParagraph(value: string): Block {
  return { type: 'paragraph', role: 'body', inlines: [text({ value })] };
}

export function paperHeading(label: string, value: string): Block {
  return { type: 'heading', level: 1, variant: 'title', label, inlines: [text({ value })] };
}

/**
 * A table whose first column counts the rows.
 * @param columns title and relative width of each, the counting one first
 * @param rows cells after the counting one
 */
export function paperTable(
  columns: readonly { readonly title: string; readonly width: number }[],
  rows: readonly (readonly (readonly Piece[])[])[],
): TableBlock {
  return {
    type: 'table',
    caption: '',
    widths: columns.map(each => each.width),
    headerRows: 1,
    rows: [
      columns.map(({ title }) => cell([{ value: title, bold: true }], true)),
      ...rows.map((row, at) => [cell([{ value: String(at + 1) }]), ...row.map(pieces => cell(pieces))]),
    ],
  };
}

function cell(pieces: readonly Piece[], isHeader = false): Cell {
  return {
    blocks: [{ inlines: pieces.map(text), align: isHeader ? 'center' : 'left' }],
    isHeader,
    colspan: 1,
    rowspan: 1,
  };
}
