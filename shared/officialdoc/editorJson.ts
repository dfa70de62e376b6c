import * as z from 'zod';
import { HEADING_VARIANTS } from './tree.ts';

/** The editor's document as ProseMirror JSON. A node not named here stops the reading; nothing is ever dropped. */

const id = z.string().min(1).max(64);
const perTenThousand = z.int().min(0).max(10_000);

export const citationAttributes = z.strictObject({
  leafId: id,
  toLeafId: id.nullable().default(null),
  side: z.enum(['front', 'back']).nullable().default(null),
  region: z
    .strictObject({ x: perTenThousand, y: perTenThousand, w: perTenThousand, h: perTenThousand })
    .nullable()
    .default(null),
  quote: z.string().max(5_000).nullable().default(null),
});
export type CitationAttributes = z.infer<typeof citationAttributes>;

export const amountAttributes = z.strictObject({
  lineIds: z.array(id).default([]),
  unit: z.enum(['dong', 'trieu', 'ty']).default('dong'),
  words: z.boolean().default(false),
});
export type AmountAttributes = z.infer<typeof amountAttributes>;

/** A value of the document's form: entered for it, or taken from the case. */
export const formFieldAttributes = z.strictObject({ name: z.string().min(1).max(100) });
export type FormFieldAttributes = z.infer<typeof formFieldAttributes>;

/** A name, a legal basis or a quantity of the case: the text follows the record. */
export const CASE_VALUE_SOURCES = ['organisation', 'office', 'person', 'provision', 'quantity'] as const;
export const caseValueAttributes = z.strictObject({
  source: z.enum(CASE_VALUE_SOURCES),
  /** Records; of a provision: the finding or head's responsibility that rests on it, then the provision. */
  ids: z.array(id).min(1).max(500),
});
export type CaseValueAttributes = z.infer<typeof caseValueAttributes>;

/** Tables of the case; the last four depend on what the document is about. */
export const CASE_TABLE_NAMES = [
  'findings',
  'amounts',
  'recommendations',
  'handedOver',
  'assignments',
  'figures',
  'progress',
] as const;
export type CaseTableName = (typeof CASE_TABLE_NAMES)[number];

const mark = z.strictObject({ type: z.enum(['bold', 'italic', 'underline']), attrs: z.looseObject({}).optional() });
const marks = { marks: z.array(mark).optional() };

const text = z.strictObject({ type: z.literal('text'), text: z.string(), ...marks });
const hardBreak = z.strictObject({ type: z.literal('hardBreak'), ...marks });
const citation = z.strictObject({ type: z.literal('citation'), attrs: citationAttributes, ...marks });
const amount = z.strictObject({ type: z.literal('amount'), attrs: amountAttributes, ...marks });

const caseValue = z.strictObject({ type: z.literal('caseValue'), attrs: caseValueAttributes, ...marks });
const formField = z.strictObject({ type: z.literal('formField'), attrs: formFieldAttributes, ...marks });

const noteInline = z.discriminatedUnion('type', [text, hardBreak, citation, amount, caseValue, formField]);
export type EditorNoteInline = z.infer<typeof noteInline>;
/** The text of the note stands in its node, so that it is moved, copied and deleted with the sentence. */
const footnote = z.strictObject({
  type: z.literal('footnote'),
  content: z.array(noteInline).default([]),
  ...marks,
});
/** Sum of the figures above it in its column of a table; elsewhere it has nothing to add up. */
const columnSum = z.strictObject({ type: z.literal('columnSum'), ...marks });

const inline = z.discriminatedUnion('type', [
  text,
  hardBreak,
  citation,
  amount,
  caseValue,
  formField,
  footnote,
  columnSum,
]);
export type EditorInline = z.infer<typeof inline>;

export const PARAGRAPH_ROLES = ['body', 'legalBasis', 'quote'] as const;
export type ParagraphRole = (typeof PARAGRAPH_ROLES)[number];

const paragraph = z.strictObject({
  type: z.literal('paragraph'),
  attrs: z.strictObject({ role: z.enum(PARAGRAPH_ROLES).default('body') }).default({ role: 'body' }),
  content: z.array(inline).default([]),
});

/** As the tree's variants, and without a number. */
export const HEADING_STYLES = [...HEADING_VARIANTS, 'unnumbered'] as const;
export type HeadingStyle = (typeof HEADING_STYLES)[number];
const heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({
    level: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
    variant: z.enum(HEADING_STYLES).default('title'),
    /** Counts from here again; null = goes on. */
    start: z.int().min(1).max(999).nullable().default(null),
  }),
  content: z.array(inline).default([]),
});

/** A title in a list or a cell is no part of the numbering; documents of the first version may hold some. */
export interface EditorList {
  type: 'bulletList';
  content: { type: 'listItem'; content: EditorLine[] }[];
}
export type EditorLine = z.infer<typeof paragraph> | z.infer<typeof heading> | EditorList;
const bulletList: z.ZodType<EditorList> = z.strictObject({
  type: z.literal('bulletList'),
  content: z.array(
    z.strictObject({ type: z.literal('listItem'), content: z.array(z.lazy((): z.ZodType<EditorLine> => line)) }),
  ),
});
const line: z.ZodType<EditorLine> = z.union([paragraph, heading, bulletList]);

const cell = z.strictObject({
  type: z.enum(['tableCell', 'tableHeader']),
  attrs: z
    .strictObject({
      colspan: z.int().min(1).max(100).default(1),
      rowspan: z.int().min(1).max(1_000).default(1),
      colwidth: z.array(z.int()).nullable().default(null),
      align: z.enum(['left', 'center', 'right']).nullable().optional(),
    })
    .default({ colspan: 1, rowspan: 1, colwidth: null }),
  content: z.array(line).default([]),
});
export type EditorCell = z.infer<typeof cell>;
const table = z.strictObject({
  type: z.literal('table'),
  content: z.array(z.strictObject({ type: z.literal('tableRow'), content: z.array(cell).default([]) })),
});
const caseTable = z.strictObject({
  type: z.literal('caseTable'),
  attrs: z.strictObject({ table: z.enum(CASE_TABLE_NAMES) }),
});

/** Where a picture comes from: an item of the case, and which page of it (0-based; null = the item is a picture). */
export const pictureSource = z.strictObject({ evidenceId: id, page: z.int().min(0).max(100_000).nullable() });
export type PictureSource = z.infer<typeof pictureSource>;

/** Its content is its caption. Height is kept too, so that pages break the same before the picture is decrypted. */
export const figureAttributes = z.strictObject({
  evidenceId: id,
  page: z.int().min(0).max(100_000).nullable().default(null),
  widthMm: z.number().min(5).max(400),
  heightMm: z.number().min(5).max(400),
});
export type FigureAttributes = z.infer<typeof figureAttributes>;
const figure = z.strictObject({
  type: z.literal('figure'),
  attrs: figureAttributes,
  content: z.array(noteInline).default([]),
});

const block = z.union([paragraph, heading, bulletList, table, caseTable, figure]);
export type EditorBlock = z.infer<typeof block>;

export const editorDoc = z.strictObject({ type: z.literal('doc'), content: z.array(block).default([]) });
/** As the editor writes it; defaults may be absent. */
export type EditorDocInput = z.input<typeof editorDoc>;
export type EditorDoc = z.infer<typeof editorDoc>;
