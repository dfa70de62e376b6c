import type { CaseView, DocumentState, MoveStep, RecordValue } from '#casefile';
import type { FormTemplate } from '../forms/template.ts';
import { templateOf } from '../forms/templates.ts';

type Document = RecordValue<'document'>;

interface Move {
  readonly step: MoveStep;
  readonly from: readonly DocumentState[];
  readonly to: DocumentState;
  /** Of which forms; left out = of all. */
  readonly isFor?: (template: FormTemplate) => boolean;
}

const isDrafted = (template: FormTemplate) => template.isDrafted;

/**
 * Dự thảo lần n → thẩm định → trình ký → ban hành → sửa đổi → công khai (MODEL, Document). What is returned becomes the next
 * draft. A paper written and signed on the spot (biên bản, nhật ký) has no drafts. Only a conclusion is amended after it was
 * signed, before it is published (Luật Thanh tra 84/2025/QH15, Điều 36 khoản 4); other papers are amended by a new paper.
 */
export const MOVES: readonly Move[] = [
  { step: 'toAppraisal', from: ['draft', 'amended'], to: 'appraisal', isFor: isDrafted },
  { step: 'submitted', from: ['draft', 'appraisal', 'amended'], to: 'submitted', isFor: isDrafted },
  { step: 'returned', from: ['appraisal', 'submitted'], to: 'draft' },
  { step: 'issued', from: ['submitted'], to: 'issued' },
  { step: 'issued', from: ['draft'], to: 'issued', isFor: template => !template.isDrafted },
  { step: 'amended', from: ['issued'], to: 'amended', isFor: template => template.isAmendable },
  { step: 'published', from: ['issued'], to: 'published', isFor: isDrafted },
];

/** What may be done next with a document of this form, in the order of MOVES. */
export function nextMoves(state: DocumentState, template: FormTemplate | null): readonly Move[] {
  return MOVES.filter(
    ({ from, isFor }) => from.includes(state) && (isFor === undefined || template === null || isFor(template)),
  );
}

/** The state a step leads to from where the document is; null = not from here. */
export function stateAfter(view: CaseView, document: Document, step: MoveStep): DocumentState | null {
  return nextMoves(document.state, templateOf(view, document)).find(each => each.step === step)?.to ?? null;
}

export interface IssueNumber {
  readonly number: string;
  readonly symbol: string;
  readonly date: string;
}
export type IssueProblem = 'numberMissing' | 'symbolMissing' | 'numberMalformed' | 'dateMissing' | 'numberTaken';

/**
 * What stands against issuing under this number and day. The number is what Văn thư gave; the same number, symbol and year twice in
 * one series is a slip.
 */
export function issueProblems(
  view: CaseView,
  document: Document,
  { number, symbol, date }: IssueNumber,
): readonly IssueProblem[] {
  const problems: IssueProblem[] = [];
  const hasNumber = templateOf(view, document)?.hasNumber !== false;
  if (hasNumber && number === '') problems.push('numberMissing');
  if (number !== '' && !/^\d{1,6}[\p{L}]?$/u.test(number)) problems.push('numberMalformed');
  if (number !== '' && symbol === '') problems.push('symbolMissing');
  if (date === '') problems.push('dateMissing');
  const isTaken = Object.values(view.records.document).some(
    each =>
      each.id !== document.id &&
      each.number !== '' &&
      Number.parseInt(each.number, 10) === Number.parseInt(number, 10) &&
      each.symbol === symbol &&
      (each.date ?? '').slice(0, 4) === date.slice(0, 4),
  );
  if (isTaken) problems.push('numberTaken');
  return problems;
}

/** The next number of the Đoàn's own series in this case, for the year of `date`: one series per symbol, two digits at least. */
export function nextTeamNumber(view: CaseView, document: Document, date: string): string {
  const used = Object.values(view.records.document)
    .filter(
      each => each.series === 'team' && each.symbol === document.symbol && each.date?.slice(0, 4) === date.slice(0, 4),
    )
    .map(each => Number.parseInt(each.number, 10))
    .filter(Number.isInteger);
  return String(Math.max(0, ...used) + 1).padStart(2, '0');
}
