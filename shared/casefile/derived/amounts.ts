import type { RecordValue } from '../records/index.ts';
import type { CaseView } from '../view.ts';

type Line = RecordValue<'amountLine'>;

/**
 * Lines that count: money that an overlapping line shows again is counted once. Of lines that point at each other in a
 * ring the one with the smallest id counts, so that no money goes missing.
 */
export function countedLines(view: CaseView): readonly Line[] {
  const table = view.records.amountLine;
  return Object.values(table).filter(line => isCounted(table, line, () => true));
}

/** Of these lines, those that count beside each other: one that overlaps another of them adds nothing. */
export function countedAmong(view: CaseView, lineIds: readonly string[]): readonly Line[] {
  const chosen = new Set(lineIds);
  const table = view.records.amountLine;
  return [...chosen].flatMap(id => table[id] ?? []).filter(line => isCounted(table, line, id => chosen.has(id)));
}

/** Follows «trùng với» from a line; it does not count when it comes to another line that is `there`. */
function isCounted(table: Readonly<Record<string, Line>>, line: Line, isThere: (id: string) => boolean): boolean {
  const passed = [line.id];
  let other: string | null = null;
  for (let next = line.overlapsId; next !== null && table[next] !== undefined; next = table[next]?.overlapsId ?? null) {
    if (next === line.id) return passed.filter(isThere).sort()[0] === line.id; // a ring through this line
    if (passed.includes(next)) break; // a ring elsewhere
    if (isThere(next)) other ??= next;
    passed.push(next);
  }
  return other === null;
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
  const due = sumOf(countedAmong(view, recommendation.amountLineIds));
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

export const MEASURE_GROUPS = {
  recover: ['recover'],
  reducePayment: ['reducePayment', 'reduceSettlement'],
  reduceValue: ['reduceContract', 'reduceEstimate'],
  other: ['other'],
} as const satisfies Record<string, readonly Line['measure'][]>;
export type MeasureGroup = keyof typeof MEASURE_GROUPS;

export function measureGroupOf(measure: Line['measure']): MeasureGroup {
  for (const [group, measures] of Object.entries(MEASURE_GROUPS) as [MeasureGroup, readonly Line['measure'][]][])
    if (measures.includes(measure)) return group;
  return 'other';
}

/** What a sum is over; a part left out is over all. `recommendationId` stands alone. */
export interface SumScope {
  readonly findingId?: string;
  readonly organisationId?: string;
  readonly fiscalYear?: number;
  readonly measure?: MeasureGroup;
  readonly state?: Line['state'];
  readonly lineId?: string;
  readonly recommendationId?: string;
  /** Of a recommendation: what it asks, what was carried out, what is left. */
  readonly part?: 'due' | 'done' | 'left';
}

export interface AmountSum {
  readonly scope: SumScope;
  /** whole đồng */
  readonly amount: number;
  /** The counted lines behind it; empty for what was carried out. */
  readonly lineIds: readonly string[];
}

type ScopePart = 'findingId' | 'organisationId' | 'fiscalYear' | 'measure' | 'state';
/** The ways conclusions sum money up: per finding, unit, year, kind of measure, and the usual pairs. */
const SUMMED_BY: readonly (readonly ScopePart[])[] = [
  [],
  ['findingId'],
  ['organisationId'],
  ['fiscalYear'],
  ['measure'],
  ['state'],
  ['findingId', 'fiscalYear'],
  ['findingId', 'organisationId'],
  ['findingId', 'measure'],
  ['findingId', 'measure', 'fiscalYear'],
  ['organisationId', 'fiscalYear'],
  ['organisationId', 'measure'],
  ['measure', 'fiscalYear'],
];

/** Every sum a conclusion may speak of, each over counted lines only, in a fixed order. Empty sums are left out. */
export function amountSums(view: CaseView): readonly AmountSum[] {
  const lines = [...countedLines(view)].sort(byId);
  const sums: AmountSum[] = [];
  for (const parts of SUMMED_BY) {
    const groups = new Map<string, { scope: SumScope; lines: Line[] }>();
    for (const line of lines) {
      const scope = scopeOf(line, parts);
      if (scope === null) continue;
      const key = JSON.stringify(scope);
      const group = groups.get(key) ?? { scope, lines: [] };
      group.lines.push(line);
      groups.set(key, group);
    }
    for (const { scope, lines: own } of groups.values())
      sums.push({ scope, amount: sumOf(own), lineIds: own.map(line => line.id) });
  }
  for (const line of Object.values(view.records.amountLine).sort(byId))
    if (line.amount !== null) sums.push({ scope: { lineId: line.id }, amount: line.amount, lineIds: [line.id] });
  for (const each of Object.values(view.records.recommendation).sort(byId)) {
    const { due, done, left } = recommendationProgress(view, each);
    if (due === 0) continue;
    const of = (part: 'due' | 'done' | 'left', amount: number, lineIds: readonly string[]) =>
      sums.push({ scope: { recommendationId: each.id, part }, amount, lineIds });
    of('due', due, [...each.amountLineIds].sort());
    if (done > 0) of('done', done, []);
    if (done > 0 && left > 0) of('left', left, []);
  }
  return sums;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => a.id.localeCompare(b.id);

function scopeOf(line: Line, parts: readonly ScopePart[]): SumScope | null {
  const scope: Record<string, string | number> = {};
  for (const part of parts) {
    const value = part === 'measure' ? measureGroupOf(line.measure) : line[part];
    if (value === null) return null;
    scope[part] = value;
  }
  return scope;
}

export type QuantityKind = RecordValue<'quantity'>['quantityKind'];

export interface QuantitySum {
  readonly quantityKind: QuantityKind;
  /** Hundredths of m², or a count. */
  readonly value: number;
  readonly quantityIds: readonly string[];
  readonly findingId: string | null;
}

/** Land and counts of each finding and of the whole case. */
export function quantitySums(view: CaseView): readonly QuantitySum[] {
  const all = Object.values(view.records.quantity)
    .filter(each => each.value !== null)
    .sort(byId);
  const groups = new Map<string, { findingId: string | null; kind: QuantityKind; members: typeof all }>();
  const add = (findingId: string | null, each: (typeof all)[number]) => {
    const key = `${findingId ?? ''}|${each.quantityKind}`;
    const group = groups.get(key) ?? { findingId, kind: each.quantityKind, members: [] };
    group.members.push(each);
    groups.set(key, group);
  };
  for (const each of all) {
    add(null, each);
    if (each.findingId !== null) add(each.findingId, each);
  }
  return [...groups.values()].map(({ findingId, kind, members }) => ({
    findingId,
    quantityKind: kind,
    value: members.reduce((sum, each) => sum + (each.value ?? 0), 0),
    quantityIds: members.map(each => each.id),
  }));
}
