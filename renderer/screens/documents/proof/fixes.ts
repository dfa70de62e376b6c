import { amountInWords, type DisplayUnit, type ProofIssue } from '#officialdoc';
import { formatMoney, type T } from '../../../app/index.ts';
import type { ProofFix } from '../../../editor/index.ts';
import { decimal } from './issueText.ts';

export interface OfferedFix {
  readonly label: string;
  readonly fix: ProofFix;
}

/** What one click may put right: only where the case or the text itself says what is true. */
export function fixOf(issue: ProofIssue, unit: DisplayUnit, t: T): OfferedFix | null {
  const { code, params, sum } = issue;
  if (issue.place.type !== 'text') return null;
  if (code === 'amountDiffers' && sum !== undefined && sum.lineIds.length > 0)
    return {
      label: `${t('proof.fixAmount')}: ${formatMoney(sum.amount)}`,
      fix: { type: 'amount', lineIds: sum.lineIds, unit },
    };
  if (code === 'wordsDiffer' && typeof params.figure === 'number') {
    const said = String(params.said);
    const words = amountInWords(params.figure);
    const isLower = said.charAt(0) === said.charAt(0).toLowerCase();
    const put = isLower ? words.charAt(0).toLowerCase() + words.slice(1) : words;
    return { label: t('proof.fixWords'), fix: { type: 'words', find: said, put } };
  }
  if (code === 'percentDiffers' && typeof params.said === 'number' && typeof params.expected === 'number') {
    const find = decimal(params.said);
    const put = decimal(Number(params.expected.toFixed((find.split(',')[1] ?? '').length)));
    return find === put ? null : { label: t('proof.fixPercent', { value: put }), fix: { type: 'words', find, put } };
  }
  if (code === 'tableSumDiffers') {
    const [find, put] = [String(params.said), String(params.sum)];
    return { label: t('proof.fixSum', { value: put }), fix: { type: 'words', find, put } };
  }
  return null;
}
