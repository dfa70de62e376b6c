import type { RecordValue } from '../records/index.ts';
import type { CaseView } from '../view.ts';
import { type AmountSum, countedLines, type MeasureGroup, measureGroupOf, sumOf } from './amounts.ts';

type Finding = RecordValue<'finding'>;

/** What a finding still lacks before it can stand in a conclusion (Luật Thanh tra Điều 33, 34, 36). */
export const MATRIX_GAPS = [
  'basis',
  'evidence',
  'reply',
  'proposal',
  'decision',
  'assessment',
  'nature',
  'cause',
  'measure',
  'moneyWithoutMeasure',
  'responsible',
  'head',
] as const;
export type MatrixGap = (typeof MATRIX_GAPS)[number];

export interface ExplanationOfFinding {
  readonly round: RecordValue<'explanationRound'>;
  /** null: the finding is asked about in this round and nobody has yet proposed or decided anything. */
  readonly decision: RecordValue<'explanationDecision'> | null;
}

/** One finding with everything Điều 33, 34 and 36 put beside it. */
export interface MatrixRow {
  readonly finding: Finding;
  readonly explanations: readonly ExplanationOfFinding[];
  /** Counted money by kind of measure. */
  readonly money: readonly (Pick<AmountSum, 'amount' | 'lineIds'> & { readonly measure: MeasureGroup })[];
  readonly quantities: readonly RecordValue<'quantity'>[];
  readonly recommendations: readonly RecordValue<'recommendation'>[];
  readonly heads: readonly RecordValue<'headResponsibility'>[];
  readonly opinions: readonly RecordValue<'opinion'>[];
  readonly gaps: readonly MatrixGap[];
}

/**
 * The findings matrix: finding × legal basis × evidence × giải trình rounds with proposal and decision × assessment ×
 * conclusion × measure × responsibility, in the order of the inspection contents. Dropped findings come last.
 */
export function findingsMatrix(view: CaseView): readonly MatrixRow[] {
  const lines = groupedBy(countedLines(view), line => line.findingId);
  const allLines = groupedBy(Object.values(view.records.amountLine), line => line.findingId);
  const quantities = groupedBy(Object.values(view.records.quantity), each => each.findingId);
  const measured = new Set(Object.values(view.records.recommendation).flatMap(each => each.amountLineIds));
  return findingsInOrder(view).map(finding => {
    const explanations = explanationsOf(view, finding.id);
    const recommendations = recommendationsOf(view, finding);
    const heads = Object.values(view.records.headResponsibility)
      .filter(each => each.findingIds.includes(finding.id))
      .sort(byId);
    const counted = lines.get(finding.id) ?? [];
    return {
      finding,
      explanations,
      money: moneyOf(counted),
      quantities: [...(quantities.get(finding.id) ?? [])].sort(byId),
      recommendations,
      heads,
      opinions: Object.values(view.records.opinion)
        .filter(each => each.findingIds.includes(finding.id))
        .sort((a, b) => (a.givenOn ?? '').localeCompare(b.givenOn ?? '') || byId(a, b)),
      gaps: gapsOf({
        finding,
        explanations,
        recommendations,
        heads,
        hasUnmeasuredMoney: (allLines.get(finding.id) ?? []).some(
          line =>
            line.state !== 'paidDuringInspection' &&
            counted.includes(line) &&
            line.amount !== 0 &&
            !measured.has(line.id),
        ),
      }),
    };
  });
}

/** By inspection content, then by the finding's own order; dropped ones last. */
export function findingsInOrder(view: CaseView): readonly Finding[] {
  const place = (finding: Finding) =>
    finding.contentId === null
      ? Number.MAX_SAFE_INTEGER
      : (view.records.inspectionContent[finding.contentId]?.order ?? Number.MAX_SAFE_INTEGER);
  const isDropped = (finding: Finding) => (finding.state === 'dropped' ? 1 : 0);
  return Object.values(view.records.finding).sort(
    (a, b) => isDropped(a) - isDropped(b) || place(a) - place(b) || a.order - b.order || byId(a, b),
  );
}

/** Recommendations that name the finding, or that the finding names. */
export function recommendationsOf(view: CaseView, finding: Finding): readonly RecordValue<'recommendation'>[] {
  return Object.values(view.records.recommendation)
    .filter(
      each =>
        each.state !== 'cancelled' &&
        (each.findingIds.includes(finding.id) || finding.recommendationIds.includes(each.id)),
    )
    .sort((a, b) => a.order - b.order || byId(a, b));
}

/** Rounds in which the finding was asked about or decided on, first round first. */
export function explanationsOf(view: CaseView, findingId: string): readonly ExplanationOfFinding[] {
  const decisions = Object.values(view.records.explanationDecision).filter(each => each.findingId === findingId);
  return Object.values(view.records.explanationRound)
    .filter(round => round.findingIds.includes(findingId) || decisions.some(each => each.roundId === round.id))
    .sort((a, b) => (a.round ?? 0) - (b.round ?? 0) || byId(a, b))
    .flatMap((round): ExplanationOfFinding[] => {
      const own = decisions.filter(each => each.roundId === round.id).sort(byId);
      return own.length === 0 ? [{ round, decision: null }] : own.map(decision => ({ round, decision }));
    });
}

/** What người ra quyết định decided last on a finding; null while nothing is decided. */
export function lastDecision(view: CaseView, findingId: string): RecordValue<'explanationDecision'> | null {
  return explanationsOf(view, findingId).findLast(each => each.decision?.decision != null)?.decision ?? null;
}

function moneyOf(lines: readonly RecordValue<'amountLine'>[]): MatrixRow['money'] {
  return [...groupedBy(lines, line => measureGroupOf(line.measure))].map(([measure, own]) => ({
    measure: measure as MeasureGroup,
    amount: sumOf(own),
    lineIds: own.map(line => line.id).sort(),
  }));
}

function gapsOf(row: {
  readonly finding: Finding;
  readonly explanations: readonly ExplanationOfFinding[];
  readonly recommendations: readonly unknown[];
  readonly heads: readonly RecordValue<'headResponsibility'>[];
  readonly hasUnmeasuredMoney: boolean;
}): MatrixGap[] {
  const { finding, explanations } = row;
  if (finding.state === 'dropped') return [];
  const isFault = finding.findingKind === 'violation' || finding.findingKind === 'shortcoming';
  const isViolation = finding.findingKind === 'violation';
  const isEmpty = (text: string) => text.trim() === '';
  const gaps: [MatrixGap, boolean][] = [
    ['basis', isViolation && finding.provisions.length === 0],
    ['evidence', finding.citations.length === 0],
    ['reply', explanations.some(({ round }) => round.repliedOn === null)],
    ['proposal', explanations.some(({ round, decision }) => round.repliedOn !== null && decision?.proposal == null)],
    ['decision', explanations.some(({ round, decision }) => round.repliedOn !== null && decision?.decision == null)],
    ['assessment', isEmpty(finding.assessment) && isEmpty(finding.conclusion)],
    ['nature', isViolation && (isEmpty(finding.nature) || isEmpty(finding.degree) || isEmpty(finding.consequence))],
    ['cause', isFault && isEmpty(finding.cause)],
    ['measure', finding.findingKind !== 'merit' && row.recommendations.length === 0],
    ['moneyWithoutMeasure', row.hasUnmeasuredMoney],
    ['responsible', isFault && finding.responsible.length === 0],
    ['head', finding.isCorruptionWasteNegativity && !row.heads.some(head => head.grade !== null)],
  ];
  return gaps.flatMap(([gap, isOpen]) => (isOpen ? [gap] : []));
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string | null): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => a.id.localeCompare(b.id);
