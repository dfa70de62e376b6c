/** What happened to the data, said first in every message (DESIGN §9). */
export type DataState = 'nothingChanged' | 'savedBefore' | 'notSaved' | 'partlyDone' | 'damagedStored';

/** An error as it crosses the worker border: a code for the catalogue (`error.<code>`), no text, no paths, no names of keys. */
export class EngineError extends Error {
  readonly code: string;
  readonly data: DataState;
  readonly params: Readonly<Record<string, string | number>>;
  constructor(
    code: string,
    data: DataState = 'nothingChanged',
    params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'EngineError';
    this.code = code;
    this.data = data;
    this.params = params;
  }
}
