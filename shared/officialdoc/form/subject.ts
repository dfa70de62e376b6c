import type { Instrument } from '#law';
import type { RequiredContent } from '../forms/contents.ts';

/** What the rules of form read: a document line by line, whether it comes from the tree, the editor or a DOCX file. */

/** Thành phần thể thức (NĐ 30/2020, Phụ lục I, Mục IV): which box of the diagram a line stands in. */
export const COMPONENTS = [
  'parentOrgan',
  'organ',
  'nation',
  'motto',
  'number',
  'place',
  'dispatchSummary',
  'mark',
  'title',
  'summary',
  'addressee',
  'legalBasis',
  'body',
  'table',
  'signature',
  'signerName',
  'recipientsHead',
  'recipient',
  'annex',
] as const;
export type Component = (typeof COMPONENTS)[number];

export type Alignment = 'left' | 'center' | 'right' | 'justify';

/** How a line is set in a file; of runs with other values, each value once. Lengths in mm, type in pt. */
export interface Setting {
  readonly fonts: readonly string[];
  readonly sizes: readonly number[];
  readonly colours: readonly string[];
  /** null = partly. */
  readonly isBold: boolean | null;
  readonly isItalic: boolean | null;
  readonly isUnderlined: boolean;
  readonly align: Alignment;
  readonly firstLineMm: number;
  /** Multiple of single spacing; null = an exact height in points. */
  readonly lineSpacing: number | null;
  readonly beforePt: number;
  readonly afterPt: number;
  readonly keepsWithNext: boolean;
  /** The rule drawn below it, as a share of the line's own length; `'drawn'` = a shape whose length the file does not say. */
  readonly rule: number | 'drawn' | 'underscores' | null;
}

export interface Heading {
  readonly level: number;
  /** A title stands above its content; a khoản or điểm is a sentence itself. */
  readonly isTitle: boolean;
}

export interface FormLine {
  /** Where it is: a path of the tree (`header.numberLine`, `body.12`), `text.<position>` in the editor, `p.<n>` in a file. */
  readonly place: string;
  readonly component: Component;
  readonly text: string;
  readonly heading?: Heading;
  readonly setting?: Setting;
}

export interface PageSetting {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly marginMm: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  /** Is page 1 told apart, so that its number can be left out? */
  readonly hasFirstPage: boolean;
  /** The page number in the top margin: on page 1, on the others. */
  readonly number: { readonly onFirst: boolean; readonly onOthers: boolean };
  readonly numberAlign: Alignment | null;
  readonly numberSizePt: number | null;
  readonly hasTable: boolean;
}

export interface Subject {
  readonly form: string;
  readonly lines: readonly FormLine[];
  /** One per section of a file; none when the writers set the page. */
  readonly pages: readonly PageSetting[];
  /** May a closing block be torn from its text? Known of files only. */
  readonly closing?: { readonly isSplit: boolean };
  /** A component that should be there, where it would stand. */
  readonly placeOf: Partial<Readonly<Record<Component, string>>>;
}

/** What the case and the office know, for rules that need it. */
export interface FormContext {
  /** Library of legal bases and the ISO day of the document: a basis not in force then is flagged. */
  readonly law?: { readonly instruments: readonly Instrument[]; readonly date: string };
  /** Persons to be named by their office. */
  readonly byOffice?: readonly { readonly name: string; readonly office: string }[];
  /** What the document's own form asks for (of a conclusion, Điều 36 has rules of its own). */
  readonly contents?: readonly RequiredContent[];
}

export const linesOf = (subject: Subject, ...components: readonly Component[]): readonly FormLine[] =>
  subject.lines.filter(line => components.includes(line.component));

/** Running words: where the rules of writing (capital letters, blanks) hold. */
export const WRITTEN: readonly Component[] = [
  'summary',
  'dispatchSummary',
  'addressee',
  'legalBasis',
  'body',
  'table',
  'annex',
];
