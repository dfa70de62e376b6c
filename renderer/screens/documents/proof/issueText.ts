import { type AmountSum, type CaseView, organisationName } from '#casefile';
import { areaText, groupDigits, type ProofIssue } from '#officialdoc';
import { formatDate, formatMoney, type T } from '../../../app/index.ts';
import { recordLabel } from '../../../components/record/index.ts';

/** What an issue says, in one sentence. */
export function issueText(issue: ProofIssue, view: CaseView, t: T): string {
  const { code, params, check } = issue;
  if (code === 'record') return check === undefined ? '' : t(`check.${check.code}`, { detail: check.detail });
  const number = (name: string) => (typeof params[name] === 'number' ? (params[name] as number) : 0);
  const money = (name: string) => formatMoney(number(name));
  switch (code) {
    case 'claimUnproven':
      return t(`proof.${code}`, { reason: t(`proof.reason_${params.reason}`) });
    case 'amountDiffers':
      return t(`proof.${code}`, {
        said: money('said'),
        sum: money('sum'),
        scope: issue.sum === undefined ? '' : scopeText(issue.sum, view, t),
      });
    case 'amountUnlinked':
      return t(`proof.${code}`, { said: money('said') });
    case 'areaDiffers':
      return t(`proof.${code}`, { said: areaText(number('said')), sum: areaText(number('sum')) });
    case 'countDiffers':
      return t(`proof.${code}`, { said: groupDigits(number('said')), sum: groupDigits(number('sum')) });
    case 'wordsDiffer':
      return t(`proof.${code}`, { figure: money('figure') });
    case 'percentDiffers':
      return t(`proof.${code}`, {
        said: decimal(number('said')),
        expected: decimal(number('expected')),
        part: money('part'),
        whole: money('whole'),
      });
    case 'percentUnchecked':
      return t(`proof.${code}`, { said: decimal(number('said')) });
    case 'totalsDiffer':
      return t(`proof.${code}`, { sum: money('sum') });
    case 'dateInFuture':
      return t(`proof.${code}`, { date: formatDate(String(params.date)) });
    case 'findingChanged':
    case 'measureChanged':
      return t(`proof.${code}`, { parts: (issue.changes ?? []).map(each => partName(each.part, t)).join(', ') });
    case 'findingGaps':
      return t(`proof.${code}`, { gaps: (issue.gaps ?? []).map(gap => t(`findings.gap_${gap}`)).join(', ') });
    default:
      return t(`proof.${code}`, params);
  }
}

/** What an issue is about: the sentence, or the record by its name. */
export function issueSubject(issue: ProofIssue, view: CaseView, today: string, t: T): string {
  if (issue.code !== 'record' || issue.place.type !== 'record') return issue.quote;
  const { kind, id } = issue.place;
  const name = recordLabel(view, kind, id, today) || issue.quote;
  return `${t(`record.${kind}`)}: ${name || t('record.unnamed', { kind: t(`record.${kind}`) })}`;
}

/** «59,3» */
export const decimal = (value: number): string => String(value).replace('.', ',');

export function partName(part: string, t: T): string {
  const isOwn = part === 'decision' || part === 'amountLines' || part === 'measures';
  const name = isOwn ? t(`proof.part_${part}`) : t(`record.finding.${part}`);
  return name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);
}

/** What a sum is over: «Nghiệm thu sai khối lượng, năm 2023, thu hồi». */
function scopeText({ scope }: AmountSum, view: CaseView, t: T): string {
  const parts: string[] = [];
  if (scope.lineId !== undefined) parts.push(t('proof.scope_line'));
  if (scope.recommendationId !== undefined) {
    parts.push(t('proof.scope_recommendation'));
    if (scope.part === 'done' || scope.part === 'left') parts.push(t(`proof.scope_${scope.part}`));
  }
  if (scope.findingId !== undefined) parts.push(view.records.finding[scope.findingId]?.title ?? '');
  if (scope.organisationId !== undefined) parts.push(organisationName(view, scope.organisationId));
  if (scope.fiscalYear !== undefined) parts.push(t('proof.scope_year', { year: scope.fiscalYear }));
  if (scope.measure !== undefined) parts.push(t(`findings.measure_${scope.measure}`).toLocaleLowerCase('vi'));
  if (scope.state !== undefined) parts.push(t(`choice.amountLine.state.${scope.state}`).toLocaleLowerCase('vi'));
  return parts.length === 0 ? t('proof.scope_all') : parts.filter(part => part !== '').join(', ');
}
