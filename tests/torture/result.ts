/** What a torture run found: the last line with `--json` (DESIGN §11). */
export interface TortureResult {
  readonly name: string;
  readonly trials: number;
  /** Something acknowledged was lost, or the program broke. */
  readonly losses: number;
  /** Something altered was believed. */
  readonly undetected: number;
  readonly ok: boolean;
  readonly details: Readonly<Record<string, number | string>>;
}

export interface TortureOptions {
  readonly trials: number;
  /** The run ends before its trials are done when this time has come, ms since the epoch; it tells how many it did. */
  readonly until?: number;
  /** The same seed makes the same run. */
  readonly seed: number;
}
