import type {
  AmountAttributes,
  CaseTableName,
  CaseValueAttributes,
  CitationAttributes,
  FormFieldAttributes,
  PictureSource,
} from '#officialdoc';

export type {
  AmountAttributes,
  CaseTableName,
  CaseValueAttributes,
  CitationAttributes,
  FormFieldAttributes,
  PictureSource,
} from '#officialdoc';

export interface LeafOffer {
  readonly attributes: CitationAttributes;
  /** «BL 12» or «TL 15, tr. 3». */
  readonly label: string;
  /** Title of the item the leaf belongs to. */
  readonly title: string;
}

export interface CaseTablePreview {
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns whose cells are numbers, aligned right. */
  readonly numeric: readonly boolean[];
}

/** What the editor asks of the case. Given by the screen; the editor knows no case file. */
export interface CaseReferences {
  citationLabel(citation: CitationAttributes): string;
  /** Is the leaf (or its item) gone or withdrawn? */
  isBroken(citation: CitationAttributes): boolean;
  amountLabel(amount: AmountAttributes): string;
  valueLabel(value: CaseValueAttributes): string;
  /** What stands in the place of a form's field; «…» while it has no value. */
  fieldLabel(field: FormFieldAttributes): string;
  caseTable(name: CaseTableName): CaseTablePreview;
  /** Leaves offered for what was typed: `BL 12`, `BL 12-15`, `TL 15, tr. 3`. */
  offerLeaves(typed: TypedReference): readonly LeafOffer[];
  /** Draws a picture of the case on a canvas, decrypted in memory; says so on the canvas when it cannot. */
  drawPicture(source: PictureSource, canvas: HTMLCanvasElement): void;
}

export interface TypedReference {
  readonly kind: 'BL' | 'TL';
  readonly number: number;
  readonly suffix: string;
  readonly toNumber: number | null;
  readonly toSuffix: string;
  /** Page of the item, 1-based, for `TL 15, tr. 3`. */
  readonly page: number | null;
}

/** `BL 12`, `BL số 45–47`, `bút lục 125a`, `TL 15, tr. 3`. */
const REFERENCE = String.raw`((BL|TL|bút lục)(?:\s?số)?\s?(\d{1,6})([a-zđ]?)(?:\s?[-–]\s?(\d{1,6})([a-zđ]?))?(?:,?\s?tr\.?\s?(\d{1,5}))?)`;
const TYPED = new RegExp(String.raw`(?:^|[\s(,;“"])${REFERENCE}$`, 'iu');
const WRITTEN = new RegExp(String.raw`(?<![\p{L}\p{N}])${REFERENCE}(?![\p{L}\p{N}])`, 'giu');

/**
 * Reads a reference typed at the end of a text: `BL 12`, `BL12-15`, `BL 125a`, `TL 15, tr. 3`.
 * @returns the reference and how many characters it took, or null when the text ends otherwise.
 */
export function readTypedReference(text: string): { reference: TypedReference; length: number } | null {
  const match = TYPED.exec(text);
  return match === null ? null : { length: (match[1] ?? '').length, reference: referenceOf(match) };
}

/** Every reference written in a text: what a pasted paragraph cites. */
export function readWrittenReferences(
  text: string,
): readonly { reference: TypedReference; start: number; end: number }[] {
  return Array.from(text.matchAll(WRITTEN), match => ({
    reference: referenceOf(match),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function referenceOf(match: RegExpExecArray | RegExpMatchArray): TypedReference {
  const [, , kind = '', number = '', suffix = '', toNumber, toSuffix = '', page] = match;
  return {
    kind: kind.toUpperCase() === 'TL' ? 'TL' : 'BL',
    number: Number(number),
    suffix: suffix.toLowerCase(),
    toNumber: toNumber === undefined ? null : Number(toNumber),
    toSuffix: toSuffix.toLowerCase(),
    page: page === undefined ? null : Number(page),
  };
}
