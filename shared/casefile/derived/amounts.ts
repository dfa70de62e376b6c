import type { RecordValue } from '../records/index.ts';
import type { CaseView } from '../view.ts';

type Line = RecordValue<'amountLine'>;

/** Lines that count: one that overlaps another which is still there adds nothing, so money is counted once. */
export function countedLines(view: CaseView): readonly Line[] {
  return Object.values(view.records.amountLine).filter(
    line => line.overlapsId === null || view.records.amountLine[line.overlapsId] === undefined,
  );
}

/** Sum in whole đồng. Safe integers: 9 triệu tỷ đồng is beyond any budget. */
export function sumOf(lines: readonly Pick<Line, 'amount'>[]): number {
  return lines.reduce((sum, line) => sum + (line.amount ?? 0), 0);
}

/** Sums of counted lines by a key: finding, organisation, year, measure, state. */
export function amountTotals(view: CaseView, keyOf: (line: Line) => string): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const line of countedLines(view)) totals.set(keyOf(line), (totals.get(keyOf(line)) ?? 0) + (line.amount ?? 0));
  return totals;
}

export interface RecommendationProgress {
  readonly due: number;
  readonly done: number;
  readonly left: number;
  /** 0–100, rounded down; null when nothing is counted in money. */
  readonly percent: number | null;
}

/** What a recommendation asks in đồng, what was carried out, what is left. */
export function recommendationProgress(
  view: CaseView,
  recommendation: RecordValue<'recommendation'>,
): RecommendationProgress {
  const due = sumOf(recommendation.amountLineIds.flatMap(id => view.records.amountLine[id] ?? []));
  const done = Object.values(view.records.implementation)
    .filter(step => step.recommendationId === recommendation.id)
    .reduce((sum, step) => sum + (step.amount ?? 0), 0);
  return {
    due,
    done,
    left: Math.max(0, due - done),
    percent: due === 0 ? null : Math.min(100, Math.floor((done * 100) / due)),
  };
}
