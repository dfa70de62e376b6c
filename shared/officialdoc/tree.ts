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
/** A sum of the case and a value of the form: printed as text; what they are travels in the file, as a citation's leaf. */
const amount = z.strictObject({
  type: z.literal('amount'),
  text: z.string(),
  lineIds: z.array(z.string()),
  unit: z.enum(['dong', 'trieu', 'ty']),
  words: z.boolean(),
  ...marks,
});
const formField = z.strictObject({ type: z.literal('field'), text: z.string(), name: z.string(), ...marks });
const lineBreak = z.strictObject({ type: z.literal('lineBreak') });

/** What stands in a footnote: no footnote of its own. */
const noteInline = z.discriminatedUnion('type', [text, citation, amount, formField, lineBreak]);
export type NoteInline = z.infer<typeof noteInline>;
/** Its mark stands where the node stands; both writers number footnotes from 1 through the whole file. */
const footnote = z.strictObject({ type: z.literal('footnote'), inlines: z.array(noteInline) });

const inline = z.discriminatedUnion('type', [text, citation, amount, formField, lineBreak, footnote]);
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

/** One place to sign. Lines in capitals, a note below them («(Ký, ghi rõ họ tên)»), the name. */
const signatureBlock = z.strictObject({ lines: z.array(z.string()), note: z.string(), name: z.string() });
export type SignatureBlock = z.infer<typeof signatureBlock>;

const copyMark = z.strictObject({
  /** SAO Y, SAO LỤC, TRÍCH SAO. */
  form: z.enum(['SAO Y', 'SAO LỤC', 'TRÍCH SAO']),
  /** On paper: a block under a line right after the copied text. Electronic: text at the top right of page 1 (ô 14). */
  medium: z.enum(['paper', 'electronic']),
  parentOrgan: z.string(),
  issuingOrgan: z.array(z.string()),
  numberLine: z.string(),
  placeAndDate: z.string(),
  /** ISO 8601 with the zone of Việt Nam; printed on an electronic copy. */
  signedAt: z.string(),
  signature: z.strictObject({ lines: z.array(z.string()), name: z.string() }),
  recipients: z.array(z.string()),
});
export type CopyMark = z.infer<typeof copyMark>;

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
    /** Ô 11: XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ. */
    circulation: z.enum(['returnAfterReading', 'internalUse']).nullable().optional(),
    draftMark: z.string(),
    /** Ô 13, at the foot of page 1, one line each. */
    address: z.array(z.string()).optional(),
  }),
  /** Tên loại, printed in capitals. Empty = công văn: the trích yếu stands under the number (ô 5b). */
  title: z.string(),
  /** Trích yếu. */
  summary: z.string(),
  addressees: z.array(z.string()),
  /** Of a quyết định: who decides, above the căn cứ; «QUYẾT ĐỊNH:», below them. */
  authority: z.string().optional(),
  legalBases: z.array(z.string()),
  verdict: z.string().optional(),
  body: z.array(block),
  /** Parts of a document that end before its end (trích sao): no end mark is set. */
  isCutShort: z.boolean().optional(),
  signature: z.strictObject({
    /** `KT. CHÁNH THANH TRA`, `PHÓ CHÁNH THANH TRA` */
    lines: z.array(z.string()),
    name: z.string(),
  }),
  /** Where several sign (biên bản, kế hoạch with its approval): rows of places to sign, instead of `signature`. */
  signatures: z.array(z.array(signatureBlock).min(1).max(3)).optional(),
  recipients: z.array(z.string()),
  /** Ô 12: who drafted, how many copies. */
  drafterMark: z.string().optional(),
  /** In the order they were made: a sao lục stands after the sao y it copies. */
  copies: z.array(copyMark).optional(),
  annexes: z.array(annex),
  /** The file holds this annex (counted from 0) and nothing else; the others only count for its label. */
  onlyAnnex: z.int().min(0).optional(),
  /** The bytes of every picture the blocks name; put in when the document leaves the house. */
  images: z.array(picture).optional(),
  /** ISO; the file's own date. Null = the constant of the writers, so that equal trees give equal bytes. */
  date: z.string().nullable(),
  author: z.string(),
});
export type OfficialDocument = z.infer<typeof officialDocument>;

export type DocumentErrorCode = 'unknownNode' | 'notADocument' | 'imageMissing' | 'notADocx';

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
