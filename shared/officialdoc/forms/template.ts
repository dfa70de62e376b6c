import * as z from 'zod';

/** Where in an inspection a form belongs (domain/bieu-mau-thanh-tra.md §4.1). */
export const FORM_STAGES = ['prepare', 'conduct', 'conclude', 'carryOut'] as const;
export type FormStage = (typeof FORM_STAGES)[number];

/** What a document may be about: records of the case it takes its values from. */
export const ABOUT = [
  'subjects',
  'contents',
  'findings',
  'recommendations',
  'evidence',
  'act',
  'round',
  'transfer',
  'member',
] as const;
export type About = (typeof ABOUT)[number];

const line = z.string().max(2_000);
const lines = z.string().max(20_000).default('');
const name = z.string().min(1).max(100);

/** A value the person enters for this form. Its name stands in the text between braces: `{số ngày gia hạn}`. */
const formField = z.strictObject({
  name,
  kind: z.enum(['text', 'longText', 'date', 'number']).default('text'),
  isRequired: z.boolean().default(false),
  /** Article that asks for it; empty = practice. */
  article: line.default(''),
  hint: line.default(''),
  /** What stands there until the person says otherwise; may hold `{names}`. */
  initial: line.default(''),
});
export type FormField = z.infer<typeof formField>;

/** How a mandatory content is recognised. */
const evidenceOfContent = z.discriminatedUnion('by', [
  /** The value of a field or name is not empty. */
  z.strictObject({ by: z.literal('field'), name }),
  /** For each group, a heading with one of its words has something under it («Không có» is an answer; silence is not). */
  z.strictObject({ by: z.literal('headings'), groups: z.array(z.array(name).min(1)).min(1) }),
  /** The text holds one of these words. */
  z.strictObject({ by: z.literal('words'), anyOf: z.array(name).min(1) }),
  z.strictObject({ by: z.literal('legalBases') }),
  z.strictObject({ by: z.literal('addressees') }),
  /** Every place to sign names someone, or says that they refused. */
  z.strictObject({ by: z.literal('signatures') }),
]);
export type EvidenceOfContent = z.infer<typeof evidenceOfContent>;

const mandatoryContent = z.strictObject({
  id: z.string().min(1).max(20),
  text: line,
  article: line,
  found: evidenceOfContent,
});
export type MandatoryContent = z.infer<typeof mandatoryContent>;

const signaturePlace = z.strictObject({
  row: z.int().min(0).max(20).default(0),
  /** Lines in order, line feed between. */
  title: line,
  name: line.default(''),
  note: line.default(''),
});

/**
 * A form as data. Texts may hold `{names}` (see names.ts and `fields`); `body` is the markup of markup.ts. No «Mẫu số …» is
 * printed: the numbers of the official set are not verified.
 */
export const formTemplate = z.strictObject({
  v: z.literal(1),
  form: z.string().regex(/^[a-z][A-Za-z]{1,40}$/),
  /** Of the form as the product ships it. */
  version: z.int().min(1).default(1),
  /** The office's own edits of that version; 0 = as shipped. */
  revision: z.int().min(0).default(0),
  name: line.min(1),
  stage: z.enum(FORM_STAGES),
  /** Article the form rests on; empty = practice. */
  source: line.default(''),
  /** Kinds of procedure act that this form documents. */
  acts: z.array(z.string().max(40)).default([]),
  /** What the document is about, asked when it is made. */
  about: z.array(z.enum(ABOUT)).default([]),
  /** Who prints ô 2 and counts the number. */
  issuedBy: z.enum(['office', 'team']).default('office'),
  /** Of papers that are kept, not issued: a diary. */
  hasNumber: z.boolean().default(true),
  /** Goes through drafts; a biên bản is written and signed on the spot and bears no «DỰ THẢO». */
  isDrafted: z.boolean().default(true),
  /** Abbreviation of the kind in the symbol (NĐ 30/2020, Phụ lục III): QĐ, BC, BB …; CV = công văn, which prints none. */
  type: z.string().max(20).default(''),
  /** Tên loại; empty = công văn. */
  title: line.default(''),
  summary: line.default(''),
  authority: line.default(''),
  legalBases: lines,
  verdict: line.default(''),
  addressees: lines,
  recipients: lines,
  signer: z.enum(['head', 'leader', 'member', 'appraiser']).default('head'),
  /** Places to sign where several do; empty = the signer alone. */
  signatures: z.array(signaturePlace).max(20).default([]),
  fields: z.array(formField).max(60).default([]),
  contents: z.array(mandatoryContent).max(40).default([]),
  body: z.string().max(60_000),
  annexes: z
    .array(z.strictObject({ title: line, body: z.string().max(60_000) }))
    .max(20)
    .default([]),
  /** May an issued document of this form be amended before it is published (Điều 36 k4 for a conclusion)? */
  isAmendable: z.boolean().default(false),
});
export type FormTemplate = z.infer<typeof formTemplate>;

/** A shipped form: what is left out has its default. */
export function defineForm(form: Omit<z.input<typeof formTemplate>, 'v' | 'revision'>): FormTemplate {
  return formTemplate.parse({ v: 1, ...form });
}
