import type { AmountAttributes, CaseTableName, CitationAttributes, PictureSource } from '#officialdoc';

export type { AmountAttributes, CaseTableName, CitationAttributes, PictureSource } from '#officialdoc';

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

const REFERENCE = String.raw`(BL|TL)[\s\u00a0]?(\d{1,6})([a-zđ]?)(?:\s?[-–]\s?(\d{1,6})([a-zđ]?))?(?:,?\s?tr\.?\s?(\d{1,5}))?`;
const TYPED = new RegExp(String.raw`(?:^|[\s(,;“"])(${REFERENCE})$`, 'iu');
const WRITTEN = new RegExp(String.raw`(?<![\p{L}\p{N}])${REFERENCE}(?![\p{L}\p{N}])`, 'gu');

function referenceOf(groups: readonly (string | undefined)[]): TypedReference {
  const [kind = '', number = '', suffix = '', toNumber, toSuffix = '', page] = groups;
  return {
    kind: kind.toUpperCase() === 'BL' ? 'BL' : 'TL',
    number: Number(number),
    suffix: suffix.toLowerCase(),
    toNumber: toNumber === undefined ? null : Number(toNumber),
    toSuffix: toSuffix.toLowerCase(),
    page: page === undefined ? null : Number(page),
  };
}

/**
 * Reads a reference typed at the end of a text: `BL 12`, `BL12-15`, `BL 125a`, `TL 15, tr. 3`.
 * @returns the reference and how many characters it took, or null when the text ends otherwise.
 */
export function readTypedReference(text: string): { reference: TypedReference; length: number } | null {
  const match = TYPED.exec(text);
  if (match === null) return null;
  const [, whole = '', ...groups] = match;
  return { length: whole.length, reference: referenceOf(groups) };
}

/** Every reference in a finished text, in order; capitals only, so that a word that happens to end so is none. */
export function referencesIn(
  text: string,
): readonly { readonly reference: TypedReference; readonly from: number; readonly to: number }[] {
  return [...text.matchAll(WRITTEN)].map(match => {
    const [whole, ...groups] = match;
    return { reference: referenceOf(groups), from: match.index, to: match.index + whole.length };
  });
}
