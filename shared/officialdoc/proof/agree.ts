import { type AmountSum, type CaseView, countedAmong, type QuantitySum, sumOf } from '#casefile';
import { type CaseIndex, digitsOf } from './caseIndex.ts';
import { fitOf, idsOf, type SentenceContext } from './context.ts';
import type { Sentence } from './facts.ts';
import {
  type AmountWords,
  saysPercent,
  saysValue,
  type TypedAmount,
  type TypedArea,
  type TypedCount,
  type TypedPercent,
} from './figures.ts';
import type { DocNode } from './textBlocks.ts';

export type Agreement<Of> =
  | { readonly state: 'agrees'; readonly with: Of }
  | { readonly state: 'differs'; readonly with: Of }
  /** The case holds no such figure and nothing says it should. */
  | { readonly state: 'unlinked' };

/** A typed figure this near to a sum that the sentence speaks of is meant to be that sum. */
const NEAR = 0.05;

/** Compares a typed amount with every sum of the case that the sentence may mean. */
export function amountAgreement(typed: TypedAmount, context: SentenceContext, index: CaseIndex): Agreement<AmountSum> {
  if (typed.isRate || typed.value === 0) return { state: 'unlinked' };
  const same = sumsWithin(index, typed.value - typed.step, typed.value * 1.12 + typed.step).filter(sum =>
    saysValue(typed, sum.amount),
  );
  const agreed = best(same, context, index, Number.NEGATIVE_INFINITY);
  if (agreed !== null) return { state: 'agrees', with: agreed };
  const room = typed.value * NEAR;
  const near = [
    ...sumsWithin(index, typed.value - room, typed.value + room),
    // The same digits in another order: how figures go wrong by hand.
    ...(index.sumsByDigits.get(digitsOf(typed.value)) ?? []),
  ].filter(sum => sum.amount !== 0);
  const meant = named(context, index, typed) ?? best(near, context, index, 0.4);
  return meant === null ? { state: 'unlinked' } : { state: 'differs', with: meant };
}

function sumsWithin(index: CaseIndex, low: number, high: number): readonly AmountSum[] {
  const { sums } = index;
  let [from, to] = [0, sums.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sums[middle]?.amount ?? 0) < low) from = middle + 1;
    else to = middle;
  }
  const found: AmountSum[] = [];
  for (let i = from; i < sums.length && (sums[i]?.amount ?? 0) <= high; i++) {
    const sum = sums[i];
    if (sum !== undefined) found.push(sum);
  }
  return found;
}

/** The sum that fits the sentence best and well enough; among equals the widest, which comes first. */
function best(
  sums: readonly AmountSum[],
  context: SentenceContext,
  index: CaseIndex,
  atLeast: number,
): AmountSum | null {
  let found: AmountSum | null = null;
  let score = atLeast;
  for (const sum of sums) {
    const own = fitOf(sum.scope, context, index);
    if (own > score) [found, score] = [sum, own];
  }
  return found;
}

/** «tổng số tiền phải thu hồi» of a finding the sentence names surely: that sum is meant, however far off the figure is. */
function named(context: SentenceContext, index: CaseIndex, typed: TypedAmount): AmountSum | null {
  if (!context.isTotal || context.measures.size !== 1 || typed.step > 1_000_000_000) return null;
  const sure = [...context.findings].filter(([, share]) => share >= 0.6);
  if (sure.length !== 1) return null;
  const [[findingId = ''] = []] = sure;
  const [measure] = context.measures;
  const year = context.years.size === 1 ? [...context.years][0] : undefined;
  return (
    index.sums.find(
      ({ scope }) =>
        scope.findingId === findingId &&
        scope.measure === measure &&
        scope.fiscalYear === year &&
        scope.organisationId === undefined,
    ) ?? null
  );
}

/** Land and counts: compared only where the sentence leans on a finding that has such a figure. */
export function quantityAgreement(
  typed: TypedArea | TypedCount,
  context: SentenceContext,
  index: CaseIndex,
): Agreement<QuantitySum> {
  const kind = typed.kind === 'area' ? 'landCentiM2' : typed.quantityKind;
  const own = index.quantities.filter(each => each.quantityKind === kind);
  const same = own.filter(each => saysValue(typed, each.value));
  const inContext = (each: QuantitySum) =>
    each.findingId === null ? 0.5 : (context.findings.get(each.findingId) ?? 0);
  const first = (sums: readonly QuantitySum[]) => [...sums].sort((a, b) => inContext(b) - inContext(a))[0];
  const agreed = first(same);
  if (agreed !== undefined && (typed.kind === 'area' || inContext(agreed) > 0))
    return { state: 'agrees', with: agreed };
  // Counts of households, works and files are many; only land, and persons of a finding, have one true figure.
  if (typed.kind === 'count' && typed.quantityKind !== 'persons') return { state: 'unlinked' };
  const near = own.filter(
    each =>
      each.findingId !== null &&
      (context.findings.get(each.findingId) ?? 0) >= 0.6 &&
      Math.abs(each.value - typed.value) <= Math.max(each.value, typed.value) * (typed.kind === 'area' ? 0.2 : 0.5),
  );
  const meant = first(near);
  return meant === undefined ? { state: 'unlinked' } : { state: 'differs', with: meant };
}

/** Whole đồng that a live amount shows today. */
export function liveAmount(view: CaseView, node: DocNode): number | null {
  return node.type === 'amount' ? sumOf(countedAmong(view, idsOf(node.attrs?.lineIds))) : null;
}

export interface WordsCheck {
  /** What the figure before the words says; null when no figure stands there. */
  readonly figure: number | null;
  readonly agrees: boolean;
}

/** Compares «(Bằng chữ: …)» with the figure right before it, typed or live. */
export function wordsAgree(words: AmountWords, sentence: Sentence, index: CaseIndex): WordsCheck {
  let at = -1;
  let figure: number | null = null;
  let step = 1;
  for (const each of sentence.figures) {
    if (each.kind === 'amount' && each.end <= words.start && each.end > at)
      [at, figure, step] = [each.end, each.value, each.step];
  }
  for (const atom of sentence.atoms) {
    const value = liveAmount(index.view, atom.node);
    if (value !== null && atom.at < words.start && atom.at > at) [at, figure, step] = [atom.at, value, 1];
  }
  if (figure === null) return { figure, agrees: true };
  // «1,5 tỷ đồng (Một tỷ năm trăm mười hai triệu đồng)»: the words may be finer than the figure.
  return { figure, agrees: words.value !== null && saysValue({ value: figure, step, hedge: 'exact' }, words.value) };
}

export type PercentCheck =
  | { readonly state: 'agrees' }
  /** `whole` and `part` are the two figures of the sentence; `expected` in per cent. */
  | { readonly state: 'differs'; readonly part: number; readonly whole: number; readonly expected: number }
  /** The sentence does not say of what. */
  | { readonly state: 'uncheckable' };

/** Recomputes a percentage from the figures of its sentence, or from one figure and a sum the sentence names. */
export function percentAgreement(
  percent: TypedPercent,
  sentence: Sentence,
  context: SentenceContext,
  index: CaseIndex,
): PercentCheck {
  const kinds = operandsOf(sentence, index);
  let pair: { part: number; whole: number } | null = null;
  let pairs = 0;
  for (const values of kinds) {
    for (const [i, a] of values.entries()) {
      for (const b of values.slice(i + 1)) {
        if (saysPercent(percent, a, b) || saysPercent(percent, b, a)) return { state: 'agrees' };
        pairs++;
        pair = { part: Math.min(a, b), whole: Math.max(a, b) };
      }
    }
  }
  if (pair !== null && pairs === 1 && pair.whole > 0)
    return { state: 'differs', ...pair, expected: (pair.part * 100) / pair.whole };
  const [amounts = []] = kinds;
  const sums = index.sums.filter(sum => fitOf(sum.scope, context, index) > 0);
  const fromCase = amounts.some(value =>
    sums.some(sum => saysPercent(percent, value, sum.amount) || saysPercent(percent, sum.amount, value)),
  );
  return { state: fromCase || isProgress(percent, context, index) ? 'agrees' : 'uncheckable' };
}

/** Amounts, areas and counts of a sentence, each kind apart; typed ones and live ones. */
function operandsOf(sentence: Sentence, index: CaseIndex): readonly (readonly number[])[] {
  const amounts: number[] = [];
  const areas: number[] = [];
  const counts = new Map<string, number[]>();
  for (const figure of sentence.figures) {
    if (figure.kind === 'amount' && !figure.isRate) amounts.push(figure.value);
    if (figure.kind === 'area') areas.push(figure.value);
    if (figure.kind === 'count') counts.set(figure.noun, [...(counts.get(figure.noun) ?? []), figure.value]);
  }
  for (const { node } of sentence.atoms) {
    const value = liveAmount(index.view, node);
    if (value !== null) amounts.push(value);
  }
  // «22/54 kết luận»
  const fractions = Array.from(sentence.text.matchAll(/(?<![\d/])(\d{1,6})\/(\d{1,6})(?![\d/])/gu), match => [
    Number(match[1]),
    Number(match[2]),
  ]);
  return [amounts, areas, ...counts.values(), ...fractions];
}

function isProgress(percent: TypedPercent, context: SentenceContext, index: CaseIndex): boolean {
  const { sums } = index;
  return sums.some(done => {
    if (done.scope.part !== 'done' || fitOf(done.scope, context, index) <= 0) return false;
    const due = sums.find(
      each => each.scope.part === 'due' && each.scope.recommendationId === done.scope.recommendationId,
    );
    return due !== undefined && saysPercent(percent, done.amount, due.amount);
  });
}
