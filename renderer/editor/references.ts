/** What a citation node holds: ids only; the label is looked up when shown, so it follows renumbering. */
export interface CitationAttributes {
  readonly leafId: string;
  readonly toLeafId: string | null;
  readonly side: 'front' | 'back' | null;
  readonly region: { readonly x: number; readonly y: number; readonly w: number; readonly h: number } | null;
  readonly quote: string | null;
}

export interface AmountAttributes {
  readonly lineIds: readonly string[];
  readonly unit: 'dong' | 'trieu' | 'ty';
  readonly words: boolean;
}

export const CASE_TABLES = ['findings', 'amounts', 'recommendations'] as const;
export type CaseTableName = (typeof CASE_TABLES)[number];

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

const TYPED =
  /(?:^|[\s(,;“"])((BL|TL)\s?(\d{1,6})([a-zđ]?)(?:\s?[-–]\s?(\d{1,6})([a-zđ]?))?(?:,?\s?tr\.?\s?(\d{1,5}))?)$/iu;

/**
 * Reads a reference typed at the end of a text: `BL 12`, `BL12-15`, `BL 125a`, `TL 15, tr. 3`.
 * @returns the reference and how many characters it took, or null when the text ends otherwise.
 */
export function readTypedReference(text: string): { reference: TypedReference; length: number } | null {
  const match = TYPED.exec(text);
  if (match === null) return null;
  const [, whole = '', kind = '', number = '', suffix = '', toNumber, toSuffix = '', page] = match;
  return {
    length: whole.length,
    reference: {
      kind: kind.toUpperCase() === 'BL' ? 'BL' : 'TL',
      number: Number(number),
      suffix: suffix.toLowerCase(),
      toNumber: toNumber === undefined ? null : Number(toNumber),
      toSuffix: toSuffix.toLowerCase(),
      page: page === undefined ? null : Number(page),
    },
  };
}
