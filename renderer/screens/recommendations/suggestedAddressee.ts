import { type CaseView, type RecordValue, successorOf } from '#casefile';

/**
 * Who should carry a recommendation out: the unit of its findings, or its successor where that unit has ended
 * (districts ended on 01/7/2025). Null when nothing better than the present addressee is known.
 */
export function suggestedAddressee(view: CaseView, recommendation: RecordValue<'recommendation'>): string | null {
  if (recommendation.addresseeId !== null) {
    if (recommendation.addresseeType === 'person') return null;
    const heir = successorOf(view, recommendation.addresseeId);
    return heir === recommendation.addresseeId ? null : heir;
  }
  for (const findingId of recommendation.findingIds) {
    const finding = view.records.finding[findingId];
    if (finding === undefined) continue;
    const subject = finding.subjectId === null ? undefined : view.records.subject[finding.subjectId];
    const unit =
      finding.responsible.find(each => each.organisationId !== null)?.organisationId ??
      (subject?.partyType === 'organisation' ? subject.partyId : null) ??
      Object.values(view.records.amountLine).find(line => line.findingId === findingId)?.organisationId ??
      null;
    if (unit !== null) return successorOf(view, unit);
  }
  return null;
}
