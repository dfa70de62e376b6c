import * as z from 'zod';

/** Format-neutral official document. Writers read only this: no clock, no case, no look-ups. */

const marks = { bold: z.boolean().optional(), italic: z.boolean().optional(), underline: z.boolean().optional() };

const inline = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string(), ...marks }),
  /** Printed as text; the leaf id travels in the file so that a returned document keeps its citations. */
  z.strictObject({
    type: z.literal('citation'),
    text: z.string(),
    leafId: z.string(),
    toLeafId: z.string().nullable(),
    ...marks,
  }),
  z.strictObject({ type: z.literal('lineBreak') }),
]);
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

const block = z.discriminatedUnion('type', [
  /** `label` is the computed number: I. / 1. / a) */
  z.strictObject({
    type: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
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
]);
export type Block = z.infer<typeof block>;
export type TableBlock = Extract<Block, { type: 'table' }>;

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
  /** ISO; the file's own date. Null = the constant of the writers, so that equal trees give equal bytes. */
  date: z.string().nullable(),
  author: z.string(),
});
export type OfficialDocument = z.infer<typeof officialDocument>;

export type DocumentErrorCode = 'unknownNode' | 'notADocument';

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
