import type { RecordKind } from '../records/index.ts';
import type { HonestDate } from '../values.ts';
import type { CaseView } from '../view.ts';
import { isCitationBroken } from './leaves.ts';
import { wasInspector } from './names.ts';

/** Something to look at before the conclusion leaves: what, and where. Never blocks. */
export interface CheckFinding {
  readonly code:
    | 'unproven'
    | 'yearOutOfPeriod'
    | 'collectorNotInspector'
    | 'incompleteRecommendation'
    | 'brokenCitation'
    | 'violationWithoutBasis'
    | 'violationWithoutParty'
    | 'basisNotYetInForce'
    | 'basisNoLongerInForce';
  readonly kind: RecordKind;
  readonly id: string;
  readonly detail: string;
}

/** Claims without evidence: violations, amount lines and events that cite no leaf. */
export function unprovenClaims(view: CaseView): readonly CheckFinding[] {
  const found: CheckFinding[] = [];
  for (const finding of Object.values(view.records.finding)) {
    if (finding.state !== 'dropped' && finding.citations.length === 0)
      found.push({ code: 'unproven', kind: 'finding', id: finding.id, detail: finding.title });
  }
  for (const line of Object.values(view.records.amountLine)) {
    if (line.citations.length === 0 && line.calculationLeafId === null && line.confirmationLeafId === null) {
      found.push({ code: 'unproven', kind: 'amountLine', id: line.id, detail: line.note });
    }
  }
  for (const event of Object.values(view.records.timelineEvent)) {
    if (event.citations.length === 0)
      found.push({ code: 'unproven', kind: 'timelineEvent', id: event.id, detail: event.title });
  }
  return found;
}

/** Contradictions the data itself shows: a year like 2029 in a case of 2022–2024, a collector who was no thanh tra viên … */
export function consistencyFindings(view: CaseView, today: string): readonly CheckFinding[] {
  const found: CheckFinding[] = [];
  const info = view.records.caseInfo.case;
  const lastYear = Number(today.slice(0, 4));
  const firstYear = info?.periodFrom == null ? 1945 : Number(info.periodFrom.slice(0, 4)) - 20;
  const isOdd = (year: number) => year > lastYear || year < firstYear;
  for (const event of Object.values(view.records.timelineEvent)) {
    const odd = yearsOf(event.date).find(isOdd);
    if (odd !== undefined)
      found.push({ code: 'yearOutOfPeriod', kind: 'timelineEvent', id: event.id, detail: String(odd) });
  }
  for (const line of Object.values(view.records.amountLine)) {
    if (line.fiscalYear !== null && isOdd(line.fiscalYear))
      found.push({ code: 'yearOutOfPeriod', kind: 'amountLine', id: line.id, detail: String(line.fiscalYear) });
  }
  for (const item of Object.values(view.records.evidence)) {
    if (
      item.collectorId !== null &&
      item.collectedOn !== null &&
      wasInspector(view, item.collectorId, item.collectedOn) === false
    ) {
      found.push({ code: 'collectorNotInspector', kind: 'evidence', id: item.id, detail: item.title });
    }
  }
  for (const each of Object.values(view.records.recommendation)) {
    const isWhole =
      each.addresseeId !== null &&
      each.action.trim() !== '' &&
      (each.deadline !== null || each.deadlineText.trim() !== '');
    if (!isWhole && each.state !== 'cancelled')
      found.push({ code: 'incompleteRecommendation', kind: 'recommendation', id: each.id, detail: each.action });
  }
  for (const finding of Object.values(view.records.finding)) {
    if (finding.state === 'dropped') continue;
    if (finding.citations.some(citation => isCitationBroken(view, citation.leafId)))
      found.push({ code: 'brokenCitation', kind: 'finding', id: finding.id, detail: finding.title });
    if (finding.findingKind !== 'violation') continue;
    if (finding.provisions.length === 0)
      found.push({ code: 'violationWithoutBasis', kind: 'finding', id: finding.id, detail: finding.title });
    if (finding.responsible.length === 0)
      found.push({ code: 'violationWithoutParty', kind: 'finding', id: finding.id, detail: finding.title });
  }
  return found;
}

/** Years an honest date speaks of. */
export function yearsOf(date: HonestDate): readonly number[] {
  switch (date.precision) {
    case 'exact':
    case 'about':
      return [Number(date.date.slice(0, 4))];
    case 'month':
    case 'year':
      return [date.year];
    case 'range':
      return [Number(date.from.slice(0, 4)), Number(date.to.slice(0, 4))];
    case 'unknown':
      return [];
  }
}

/** First and last ISO day an honest date may mean; null when unknown. */
export function spanOf(date: HonestDate): { from: string; to: string } | null {
  switch (date.precision) {
    case 'exact':
    case 'about':
      return { from: date.date, to: date.date };
    case 'month': {
      const month = String(date.month).padStart(2, '0');
      const last = new Date(Date.UTC(date.year, date.month, 0)).getUTCDate();
      return { from: `${date.year}-${month}-01`, to: `${date.year}-${month}-${last}` };
    }
    case 'year':
      return { from: `${date.year}-01-01`, to: `${date.year}-12-31` };
    case 'range':
      return { from: date.from, to: date.to };
    case 'unknown':
      return null;
  }
}
