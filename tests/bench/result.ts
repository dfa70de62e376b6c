/** What a bench found: the last line with `--json` (DESIGN §11). */
export interface BenchResult {
  readonly name: string;
  /** Against the reference measured in the same run. */
  readonly ratio: number;
  readonly goal: string;
  readonly ok: boolean;
  readonly details: Readonly<Record<string, number | string>>;
}

/** A bench that runs in a real Chromium page, with the engine in its worker. */
export type PageBench = () => Promise<BenchResult>;

/** @returns what the act gave, and the ms it took */
export async function timed<T>(act: () => Promise<T> | T): Promise<[T, number]> {
  const start = performance.now();
  const value = await act();
  return [value, performance.now() - start];
}

export const round = (ms: number): number => Math.round(ms * 10) / 10;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
