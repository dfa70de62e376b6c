/** What a cell holds and how it is edited. Land is in hundredths of m². */
export type CellType =
  | 'text'
  | 'longText'
  | 'date'
  | 'honestDate'
  | 'money'
  | 'whole'
  | 'area'
  | 'choice'
  | 'flag'
  | 'reference'
  | 'references';

export interface CellOption {
  readonly value: string;
  readonly label: string;
}

/** One column: how to read a value from a row, show it and edit it. Values are those of the case file, never text. */
export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  readonly type: CellType;
  /** px */
  readonly width: number;
  readonly value: (row: Row) => unknown;
  /** Text instead of the value's own (for computed or labelled cells). */
  readonly show?: (row: Row) => string;
  /** Longer text under the pointer, for example an amount in words. */
  readonly hint?: (row: Row) => string;
  readonly options?: readonly CellOption[];
  readonly isReadOnly?: boolean;
  /** A choice or reference that may be emptied. */
  readonly isOptional?: boolean;
}
