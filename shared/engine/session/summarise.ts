import type { CaseView } from '#casefile';
import type { CaseSummary } from '../contract/cases.ts';

export interface SummaryFacts {
  readonly entryCount: number;
  readonly damage: string | null;
  /** ms since the epoch */
  readonly now: number;
}

/** A row of the Hồ sơ list from the state of a case. */
export function summarise(view: CaseView, facts: SummaryFacts): CaseSummary {
  const { records } = view;
  const info = records.caseInfo.case;
  const leader = Object.values(records.teamRole).find(role => role.role === 'leader' && role.to === null);
  const leaderPerson = leader?.personId ? records.person[leader.personId] : undefined;
  const times = Object.values(view.provenance);
  const subjects = Object.values(records.subject)
    .filter(subject => subject.role === 'subject')
    .sort((a, b) => a.order - b.order);
  return {
    caseId: view.caseId,
    title: info?.title ?? '',
    code: info?.code ?? '',
    caseKind: info?.caseKind ?? '',
    stage: '',
    nextDeadline: null,
    leaderName: leaderPerson?.fullName ?? '',
    subjectNames: subjects.flatMap(({ partyType, partyId }) => {
      if (partyId === null) return [];
      const name = partyType === 'person' ? records.person[partyId]?.fullName : records.organisation[partyId]?.name;
      return name ? [name] : [];
    }),
    openedAt: view.provenance['caseInfo:case']?.addedAt ?? 0,
    changedAt: times.reduce((latest, each) => Math.max(latest, each.changedAt), 0),
    entryCount: facts.entryCount,
    evidenceCount: Object.keys(records.evidence).length,
    leafCount: Object.keys(records.leaf).length,
    isSample: false,
    isClosed: view.isClosed,
    damage: facts.damage,
  };
}
