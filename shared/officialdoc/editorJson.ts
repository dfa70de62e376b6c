import * as z from 'zod';

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

/** A name, a legal basis or a quantity of the case: the text follows the record. */
export const CASE_VALUE_SOURCES = ['organisation', 'office', 'person', 'provision', 'quantity'] as const;
export const caseValueAttributes = z.strictObject({
  source: z.enum(CASE_VALUE_SOURCES),
  /** Records; of a provision: the finding or head's responsibility that rests on it, then the provision. */
  ids: z.array(id).min(1).max(500),
});
export type CaseValueAttributes = z.infer<typeof caseValueAttributes>;

export const CASE_TABLE_NAMES = ['findings', 'amounts', 'recommendations'] as const;
export type CaseTableName = (typeof CASE_TABLE_NAMES)[number];

const mark = z.strictObject({ type: z.enum(['bold', 'italic', 'underline']), attrs: z.looseObject({}).optional() });

const inline = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string(), marks: z.array(mark).optional() }),
  z.strictObject({ type: z.literal('hardBreak'), marks: z.array(mark).optional() }),
  z.strictObject({ type: z.literal('citation'), attrs: citationAttributes, marks: z.array(mark).optional() }),
  z.strictObject({ type: z.literal('amount'), attrs: amountAttributes, marks: z.array(mark).optional() }),
  z.strictObject({ type: z.literal('caseValue'), attrs: caseValueAttributes, marks: z.array(mark).optional() }),
]);
export type EditorInline = z.infer<typeof inline>;

export const PARAGRAPH_ROLES = ['body', 'legalBasis', 'quote'] as const;
export type ParagraphRole = (typeof PARAGRAPH_ROLES)[number];

const paragraph = z.strictObject({
  type: z.literal('paragraph'),
  attrs: z.strictObject({ role: z.enum(PARAGRAPH_ROLES).default('body') }).default({ role: 'body' }),
  content: z.array(inline).default([]),
});
const heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ level: z.union([z.literal(1), z.literal(2), z.literal(3)]) }),
  content: z.array(inline).default([]),
});

interface EditorList {
  type: 'bulletList';
  content: { type: 'listItem'; content: (z.infer<typeof paragraph> | EditorList)[] }[];
}
const bulletList: z.ZodType<EditorList> = z.strictObject({
  type: z.literal('bulletList'),
  content: z.array(
    z.strictObject({ type: z.literal('listItem'), content: z.array(z.lazy(() => z.union([paragraph, bulletList]))) }),
  ),
});

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
  content: z.array(z.union([paragraph, bulletList])).default([]),
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

const block = z.union([paragraph, heading, bulletList, table, caseTable]);
export type EditorBlock = z.infer<typeof block>;

export const editorDoc = z.strictObject({ type: z.literal('doc'), content: z.array(block).default([]) });
/** As the editor writes it; defaults may be absent. */
export type EditorDocInput = z.input<typeof editorDoc>;
export type EditorDoc = z.infer<typeof editorDoc>;
