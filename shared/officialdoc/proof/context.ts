import { leavesBetween, type MeasureGroup, type SumScope } from '#casefile';
import { type CaseIndex, overlap, significantWords } from './caseIndex.ts';
import type { Sentence } from './facts.ts';
import type { Atom } from './textBlocks.ts';

/** What a sentence speaks of, as far as its words and live nodes tell. */
export interface SentenceContext {
  /** Findings it leans on, with how surely: 2 by a live node or a shared page, else the share of the title it says. */
  readonly findings: ReadonlyMap<string, number>;
  readonly measures: ReadonlySet<MeasureGroup>;
  readonly years: ReadonlySet<number>;
  readonly organisations: ReadonlySet<string>;
  /** «tổng số», «tổng cộng». */
  readonly isTotal: boolean;
}

const MEASURE_WORDS: readonly (readonly [MeasureGroup, RegExp])[] = [
  ['recover', /thu hồi|nộp (?:vào )?(?:ngân sách|tài khoản)|hoàn trả/iu],
  ['reducePayment', /giảm trừ|giảm (?:thanh toán|quyết toán)/iu],
  ['reduceValue', /giảm (?:giá trị|dự toán|giá hợp đồng)/iu],
  ['other', /xử lý khác/iu],
];
const TOTAL = /tổng (?:số|cộng|giá trị|tiền|hợp)|tổng,|cộng:/iu;
/** From this share of a title's words on, a sentence speaks of the finding. */
export const SPEAKS_OF = 0.6;

/** Findings that the live nodes of a text point to: lines, quantities, provisions, pages of their evidence. */
export function findingsOfAtoms(atoms: readonly Atom[], index: CaseIndex): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { node } of atoms) for (const id of findingsOfNode(node.type, node.attrs ?? {}, index)) found.add(id);
  return found;
}

function findingsOfNode(type: string, attrs: Readonly<Record<string, unknown>>, index: CaseIndex): readonly string[] {
  const { records } = index.view;
  const known = (id: string | null | undefined) => (id != null && records.finding[id] !== undefined ? [id] : []);
  if (type === 'amount') return idsOf(attrs.lineIds).flatMap(id => known(records.amountLine[id]?.findingId));
  if (type === 'caseValue') {
    if (attrs.source === 'quantity') return idsOf(attrs.ids).flatMap(id => known(records.quantity[id]?.findingId));
    if (attrs.source === 'provision') return idsOf(attrs.ids).slice(0, 1).flatMap(known);
    return [];
  }
  if (type !== 'citation' || typeof attrs.leafId !== 'string') return [];
  const toLeafId = typeof attrs.toLeafId === 'string' ? attrs.toLeafId : null;
  return leavesBetween(index.view, attrs.leafId, toLeafId).flatMap(leaf => [
    ...(index.findingsOfLeaf.get(leaf.id) ?? []),
  ]);
}

export function idsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(each => typeof each === 'string') : [];
}

/**
 * @param around live nodes of the same paragraph and its neighbours: they say what a bare sentence is about
 * @param heading the headings it stands under
 */
export function contextOf(
  sentence: Pick<Sentence, 'text' | 'atoms'>,
  around: ReadonlySet<string>,
  heading: string,
  index: CaseIndex,
): SentenceContext {
  const lower = sentence.text.toLowerCase();
  const words = new Set(significantWords(sentence.text));
  const wider = new Set([...words, ...significantWords(heading)]);
  const findings = new Map<string, number>();
  for (const [id, title] of index.titleWords) {
    const share = Math.max(overlap(title, words), overlap(title, wider) * 0.9);
    if (share >= 0.4) findings.set(id, share);
  }
  for (const id of around) findings.set(id, Math.max(findings.get(id) ?? 0, 1));
  for (const id of findingsOfAtoms(sentence.atoms, index)) findings.set(id, 2);
  return {
    findings,
    measures: new Set(MEASURE_WORDS.flatMap(([measure, pattern]) => (pattern.test(sentence.text) ? [measure] : []))),
    years: new Set(Array.from(sentence.text.matchAll(/(?<!\d)((?:19|20)\d\d)(?!\d)/gu), match => Number(match[1]))),
    organisations: new Set(
      index.organisationNames.filter(({ name }) => lower.includes(name)).map(organisation => organisation.id),
    ),
    isTotal: TOTAL.test(sentence.text),
  };
}

/** How well a sum fits what a sentence speaks of; 0 or less: nothing speaks for it. */
export function fitOf(scope: SumScope, context: SentenceContext, index: CaseIndex): number {
  let score = 0;
  if (scope.lineId !== undefined) {
    const line = index.view.records.amountLine[scope.lineId];
    score += findingFit(line?.findingId, context);
    if (line?.fiscalYear != null && context.years.has(line.fiscalYear)) score += 0.5;
    return score - 0.25;
  }
  if (scope.recommendationId !== undefined) {
    const recommendation = index.view.records.recommendation[scope.recommendationId];
    const best = Math.max(0, ...(recommendation?.findingIds.map(id => findingFit(id, context)) ?? []));
    return best + (context.measures.size > 0 ? 0.25 : 0) - 0.25;
  }
  if (scope.findingId !== undefined) score += findingFit(scope.findingId, context);
  if (scope.measure !== undefined)
    score += context.measures.has(scope.measure) ? 1 : context.measures.size > 0 ? -1 : 0;
  if (scope.fiscalYear !== undefined)
    score += context.years.has(scope.fiscalYear) ? 1 : context.years.size > 0 ? -1 : -0.5;
  if (scope.organisationId !== undefined)
    score += context.organisations.has(scope.organisationId) ? 1 : context.organisations.size > 0 ? -1 : 0;
  if (scope.findingId === undefined && context.isTotal) score += 0.5;
  // A wider sum than the sentence's own years or measures speak of.
  if (scope.fiscalYear === undefined && context.years.size === 1) score -= 0.25;
  if (scope.measure === undefined && context.measures.size === 1) score -= 0.25;
  return score;
}

function findingFit(findingId: string | null | undefined, context: SentenceContext): number {
  if (findingId == null) return 0;
  return context.findings.get(findingId) ?? (context.findings.size > 0 ? -0.5 : 0);
}
