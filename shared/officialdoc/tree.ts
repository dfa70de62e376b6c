import * as z from 'zod';

/** Format-neutral official document. Writers read only this: no clock, no case, no look-ups. */

const marks = { bold: z.boolean().optional(), italic: z.boolean().optional(), underline: z.boolean().optional() };

const text = z.strictObject({ type: z.literal('text'), text: z.string(), ...marks });
/** Printed as text; the leaf id travels in the file so that a returned document keeps its citations. */
const citation = z.strictObject({
  type: z.literal('citation'),
  text: z.string(),
  leafId: z.string(),
  toLeafId: z.string().nullable(),
  ...marks,
});
const lineBreak = z.strictObject({ type: z.literal('lineBreak') });

/** What stands in a footnote: no footnote of its own. */
const noteInline = z.discriminatedUnion('type', [text, citation, lineBreak]);
export type NoteInline = z.infer<typeof noteInline>;
/** Its mark stands where the node stands; both writers number footnotes from 1 through the whole file. */
const footnote = z.strictObject({ type: z.literal('footnote'), inlines: z.array(noteInline) });

const inline = z.discriminatedUnion('type', [text, citation, lineBreak, footnote]);
export type Inline = z.infer<typeof inline>;

const inlines = z.array(inline);
const alignment = z.enum(['left', 'center', 'right', 'justify']);

const cell = z.strictObject({
  blocks: z.array(z.strictObject({ inlines, align: alignment })),
  isHeader: z.boolean(),
  colspan: z.int().min(1),
  rowspan: z.int().min(1),
});
export type Cell = z.infer<typeof cell>;

/** 0 = Phần, 1 = mục I. or Điều, 2 = khoản 1., 3 = điểm a) */
const headingLevel = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
export type HeadingLevel = z.infer<typeof headingLevel>;

/**
 * How a numbered block is set (NĐ 30/2020, Phụ lục I, Mục II.6): with a title of its own (bold); as running text behind its
 * number (a khoản without a title); as an Điều.
 */
export const HEADING_VARIANTS = ['title', 'text', 'article'] as const;
export type HeadingVariant = (typeof HEADING_VARIANTS)[number];

const block = z.discriminatedUnion('type', [
  /** `label` is the computed number: Phần I / I. / Điều 1. / 1. / a); empty when the heading has none. */
  z.strictObject({
    type: z.literal('heading'),
    level: headingLevel,
    /** Left out = title. */
    variant: z.enum(HEADING_VARIANTS).optional(),
    label: z.string(),
    inlines,
  }),
  z.strictObject({ type: z.literal('paragraph'), role: z.enum(['body', 'legalBasis', 'quote']), inlines }),
  z.strictObject({ type: z.literal('listItem'), depth: z.int().min(0).max(8), inlines }),
  z.strictObject({
    type: z.literal('table'),
    caption: z.string(),
    /** Relative widths, one per column. */
    widths: z.array(z.number().positive()),
    headerRows: z.int().min(0),
    rows: z.array(z.array(cell)),
  }),
  /** A picture of the case, in the middle of the line, with its caption below. */
  z.strictObject({
    type: z.literal('image'),
    /** Which of the document's `images`. */
    image: z.string(),
    widthMm: z.number().positive().max(400),
    heightMm: z.number().positive().max(400),
    /** Read aloud instead of the picture. */
    alt: z.string(),
    caption: inlines,
  }),
]);
export type Block = z.infer<typeof block>;
export type TableBlock = Extract<Block, { type: 'table' }>;
export type HeadingBlock = Extract<Block, { type: 'heading' }>;
export type ImageBlock = Extract<Block, { type: 'image' }>;

const picture = z.strictObject({
  /** As blocks name it. */
  id: z.string(),
  mediaType: z.enum(['image/png', 'image/jpeg']),
  base64: z.base64(),
});
export type Picture = z.infer<typeof picture>;

const annex = z.strictObject({
  /** Tên phụ lục, printed in capitals. The writers number annexes with Roman figures when there are two or more. */
  title: z.string(),
  /** `(Kèm theo Kết luận thanh tra số 05/KL-TT ngày 05 tháng 7 năm 2026 của Thanh tra tỉnh …)` */
  reference: z.string(),
  body: z.array(block),
});
export type Annex = z.infer<typeof annex>;

export const officialDocument = z.strictObject({
  v: z.literal(1),
  form: z.string(),
  header: z.strictObject({
    parentOrgan: z.string(),
    /** Lines of the issuing organ, as printed. */
    issuingOrgan: z.array(z.string()),
    /** `Số: 05/KL-TT`, with a leading zero; `Số:       /KL-TT` before Văn thư gives the number. */
    numberLine: z.string(),
    /** `Lai Châu, ngày 05 tháng 02 năm 2026`; blanks before signing. */
    placeAndDate: z.string(),
    urgency: z.enum(['urgent', 'veryUrgent', 'flash']).nullable(),
    draftMark: z.string(),
  }),
  /** Tên loại, printed in capitals. Empty = công văn: the trích yếu stands under the number (ô 5b). */
  title: z.string(),
  /** Trích yếu. */
  summary: z.string(),
  addressees: z.array(z.string()),
  legalBases: z.array(z.string()),
  body: z.array(block),
  signature: z.strictObject({
    /** `KT. CHÁNH THANH TRA`, `PHÓ CHÁNH THANH TRA` */
    lines: z.array(z.string()),
    name: z.string(),
  }),
  recipients: z.array(z.string()),
  annexes: z.array(annex),
  /** The bytes of every picture the blocks name; put in when the document leaves the house. */
  images: z.array(picture).optional(),
  /** ISO; the file's own date. Null = the constant of the writers, so that equal trees give equal bytes. */
  date: z.string().nullable(),
  author: z.string(),
});
export type OfficialDocument = z.infer<typeof officialDocument>;

export type DocumentErrorCode = 'unknownNode' | 'notADocument' | 'imageMissing';

export class DocumentError extends Error {
  readonly code: DocumentErrorCode;
  readonly place: string;
  constructor(code: DocumentErrorCode, place: string) {
    super(`${code} at ${place}`);
    this.name = 'DocumentError';
    this.code = code;
    this.place = place;
  }
}
