import { citationText, leavesBetween, type RecordValue } from '#casefile';
import { caseValueText } from '../caseValue.ts';
import { caseValueAttributes } from '../editorJson.ts';
import { amountInUnit } from '../figures.ts';
import { amountAgreement, liveAmount, percentAgreement, quantityAgreement, wordsAgree } from './agree.ts';
import type { CaseIndex } from './caseIndex.ts';
import type { ClaimRules } from './claims.ts';
import { contextOf, idsOf, type SentenceContext } from './context.ts';
import { type BlockFacts, isCitation, isLiveFigure, type Sentence } from './facts.ts';
import type { Figure, Span } from './figures.ts';
import { type IssueCode, type ProofIssue, type Severity, textKey } from './issues.ts';
import type { Place } from './parts.ts';
import { ATOM, type Atom, positionOf } from './textBlocks.ts';

/** What a block stands among. */
export interface Surroundings {
  readonly place: Place;
  /** Second and third heading above it. */
  readonly heading: string;
  /** Findings that live nodes of this block and its neighbours point to. */
  readonly findings: ReadonlySet<string>;
  /** Every item of the list that follows carries evidence: the sentence that introduces it needs none of its own. */
  readonly isProvenByList: boolean;
  /** ISO day. */
  readonly today: string;
}

export interface BlockResult {
  readonly issues: readonly ProofIssue[];
  readonly claims: number;
  readonly proven: number;
}

/** Everything one text block gives: claims without evidence, citations in trouble, figures that disagree. */
export function blockIssues(
  facts: BlockFacts,
  around: Surroundings,
  index: CaseIndex,
  rules: Pick<ClaimRules, 'countsIn' | 'weighingParts'>,
): BlockResult {
  const issues: ProofIssue[] = [];
  let claims = 0;
  let proven = 0;
  const issue = (
    code: IssueCode,
    severity: Severity,
    span: Span,
    sentence: Sentence,
    params: ProofIssue['params'],
    more: Partial<ProofIssue> = {},
  ) =>
    issues.push({
      key: textKey(code, sentence.text),
      code,
      severity,
      place: {
        type: 'text',
        node: 0, // the checker knows where the block stands today
        from: positionOf(facts.block, span.start),
        to: positionOf(facts.block, span.end),
      },
      quote: readable(sentence, index),
      params,
      ...more,
    });

  const { part, subPart } = around.place;
  const counting = subPart !== null && rules.weighingParts.includes(subPart) ? [] : rules.countsIn[part];
  for (const sentence of facts.sentences) {
    const counted = sentence.reasons.filter(reason => counting.includes(reason));
    const hasEvidence = sentence.atoms.some(isCitation) || restsOnCase(sentence, index);
    if (counted.length > 0) {
      claims++;
      const isIntroduced = around.isProvenByList && sentence === facts.sentences.at(-1);
      if (hasEvidence || isIntroduced) proven++;
      else issue('claimUnproven', 'warning', sentence, sentence, { reason: counted[0] ?? '' });
    }
    for (const atom of sentence.atoms) atomIssues(atom, sentence, index, issue);
    if (sentence.figures.length === 0) continue;
    const context = contextOf(sentence, around.findings, around.heading, index);
    for (const figure of sentence.figures) figureIssues(figure, sentence, context, around, hasEvidence, index, issue);
  }
  return { issues, claims, proven };
}

type Report = (
  code: IssueCode,
  severity: Severity,
  span: Span,
  sentence: Sentence,
  params: ProofIssue['params'],
  more?: Partial<ProofIssue>,
) => void;

/** A sentence all of whose money is live and proven leans on the case's own evidence. Typed figures prove nothing. */
function restsOnCase(sentence: Sentence, index: CaseIndex): boolean {
  if (sentence.figures.some(figure => figure.kind === 'amount' || figure.kind === 'area')) return false;
  const live = sentence.atoms.filter(({ node }) => isLiveFigure(node) || isProvision(node));
  return live.length > 0 && live.every(({ node }) => isNodeProven(node, index));
}

const isProvision = (node: Atom['node']) => node.type === 'caseValue' && node.attrs?.source === 'provision';

function isNodeProven(node: Atom['node'], index: CaseIndex): boolean {
  const { records } = index.view;
  if (node.type === 'amount') {
    const lines = idsOf(node.attrs?.lineIds);
    return lines.length > 0 && lines.every(id => index.provenLines.has(id));
  }
  const ids = idsOf(node.attrs?.ids);
  const isCited = (record: RecordValue<'finding'> | undefined) => (record?.citations.length ?? 0) > 0;
  if (node.attrs?.source === 'provision') return isCited(records.finding[ids[0] ?? '']);
  return (
    ids.length > 0 &&
    ids.every(id => {
      const quantity = records.quantity[id];
      if (quantity === undefined) return false;
      return quantity.citations.length > 0 || isCited(records.finding[quantity.findingId ?? '']);
    })
  );
}

const TROUBLE_CODES = {
  withdrawn: 'citationWithdrawn',
  returnedWithoutCopy: 'citationReturned',
  damaged: 'citationDamaged',
} as const;

function atomIssues(atom: Atom, sentence: Sentence, index: CaseIndex, issue: Report): void {
  const { node, at } = atom;
  const span = { start: at, end: at + 1 };
  const { records } = index.view;
  if (node.type === 'citation') {
    const leafId = typeof node.attrs?.leafId === 'string' ? node.attrs.leafId : '';
    const toLeafId = typeof node.attrs?.toLeafId === 'string' ? node.attrs.toLeafId : null;
    if (records.leaf[leafId] === undefined || (toLeafId !== null && records.leaf[toLeafId] === undefined)) {
      issue('citationMissing', 'error', span, sentence, {});
      return;
    }
    for (const leaf of leavesBetween(index.view, leafId, toLeafId)) {
      const item = leaf.evidenceId === null ? undefined : records.evidence[leaf.evidenceId];
      const trouble = item === undefined ? 'missing' : index.troubles.get(item.id);
      if (trouble === undefined) continue;
      const params = { item: item?.title ?? '', number: item?.number ?? '?' };
      if (trouble === 'missing') issue('citationMissing', 'error', span, sentence, params);
      else issue(TROUBLE_CODES[trouble], 'error', span, sentence, params, { leafId: leaf.id });
      return;
    }
  } else if (node.type === 'amount') {
    const gone = idsOf(node.attrs?.lineIds).filter(id => records.amountLine[id] === undefined).length;
    if (gone > 0 || idsOf(node.attrs?.lineIds).length === 0)
      issue('amountLineGone', 'error', span, sentence, { count: gone, amount: liveAmount(index.view, node) ?? 0 });
  } else if (node.type === 'caseValue' && !isValueThere(node, index)) {
    issue('valueGone', 'error', span, sentence, {});
  }
}

function isValueThere(node: Atom['node'], index: CaseIndex): boolean {
  const { records } = index.view;
  const ids = idsOf(node.attrs?.ids);
  switch (node.attrs?.source) {
    case 'organisation':
      return ids.every(id => records.organisation[id] !== undefined);
    case 'office':
      return ids.every(id => records.officeHolding[id] !== undefined);
    case 'person':
      return ids.every(id => records.person[id] !== undefined);
    case 'quantity':
      return ids.every(id => records.quantity[id] !== undefined);
    case 'provision': {
      const [findingId = '', provisionId = ''] = ids;
      const holder = records.finding[findingId] ?? records.headResponsibility[findingId];
      return holder?.provisions.some(each => each.id === provisionId) === true;
    }
    default:
      return true;
  }
}

function figureIssues(
  figure: Figure,
  sentence: Sentence,
  context: SentenceContext,
  around: Surroundings,
  hasEvidence: boolean,
  index: CaseIndex,
  issue: Report,
): void {
  switch (figure.kind) {
    case 'amount': {
      const answer = amountAgreement(figure, context, index);
      if (answer.state === 'differs')
        issue(
          'amountDiffers',
          'error',
          figure,
          sentence,
          { said: figure.value, sum: answer.with.amount },
          { sum: answer.with },
        );
      // Proven by its own page, it need not be in the case's lines.
      else if (answer.state === 'unlinked' && !hasEvidence && !figure.isRate)
        issue('amountUnlinked', 'note', figure, sentence, { said: figure.value });
      return;
    }
    case 'area':
    case 'count': {
      const answer = quantityAgreement(figure, context, index);
      if (answer.state === 'differs')
        issue(figure.kind === 'area' ? 'areaDiffers' : 'countDiffers', 'error', figure, sentence, {
          said: figure.value,
          sum: answer.with.value,
        });
      return;
    }
    case 'words': {
      const { figure: value, agrees } = wordsAgree(figure, sentence, index);
      if (!agrees && value !== null)
        issue('wordsDiffer', 'error', figure, sentence, { said: figure.text, figure: value });
      return;
    }
    case 'percent': {
      const answer = percentAgreement(figure, sentence, context, index);
      if (answer.state === 'differs')
        issue('percentDiffers', 'error', figure, sentence, {
          said: figure.value,
          expected: Math.round(answer.expected * 100) / 100,
          part: answer.part,
          whole: answer.whole,
        });
      else if (answer.state === 'uncheckable')
        issue('percentUnchecked', 'note', figure, sentence, { said: figure.value });
      return;
    }
    case 'date':
      if (figure.from > around.today && around.place.part !== 'recommendations' && !LOOKS_AHEAD.test(sentence.text))
        issue('dateInFuture', 'error', figure, sentence, { date: figure.from });
      return;
    default:
  }
}

/** A term set for later is no mistake. */
const LOOKS_AHEAD = /thời hạn|trước ngày|chậm nhất|đến hết|kế hoạch|dự kiến|sẽ\s/iu;

/** A sentence as people read it in a list: live nodes say what they say today. */
export function readable(sentence: Pick<Sentence, 'text' | 'start' | 'atoms'>, index: CaseIndex): string {
  let read = '';
  let from = 0;
  for (const { at, node } of sentence.atoms) {
    read += sentence.text.slice(from, at - sentence.start) + nodeText(node, index);
    from = at - sentence.start + 1;
  }
  return (read + sentence.text.slice(from)).replaceAll(ATOM, '').replace(/\s+/gu, ' ').trim();
}

function nodeText(node: Atom['node'], index: CaseIndex): string {
  if (node.type === 'citation' && typeof node.attrs?.leafId === 'string') {
    const toLeafId = typeof node.attrs.toLeafId === 'string' ? node.attrs.toLeafId : null;
    return citationText(index.view, { leafId: node.attrs.leafId, toLeafId, side: null });
  }
  const value = node.type === 'caseValue' ? caseValueAttributes.safeParse(node.attrs) : null;
  if (value?.success === true) return caseValueText(index.view, value.data);
  const amount = liveAmount(index.view, node);
  return amount === null ? '' : amountInUnit(amount, 'dong');
}
