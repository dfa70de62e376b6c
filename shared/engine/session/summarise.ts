import { type CaseView, deadlinesOf, nextDeadline, partyName, stageOf } from '#casefile';
import type { CaseSummary } from '../contract/cases.ts';

export interface SummaryFacts {
  readonly entryCount: number;
  readonly damage: string | null;
  /** ISO date here; stage and deadlines are as of this day. */
  readonly today: string;
  /** The office's non-working days (ISO). */
  readonly holidays: ReadonlySet<string>;
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
  const deadline = nextDeadline(deadlinesOf(view, facts.today, facts.holidays));
  return {
    caseId: view.caseId,
    title: info?.title ?? '',
    code: info?.code ?? '',
    caseKind: info?.caseKind ?? '',
    stage: stageOf(view, facts.today),
    nextDeadline: deadline === null ? null : { ruleId: deadline.ruleId, due: deadline.due, state: deadline.state },
    leaderName: leaderPerson?.fullName ?? '',
    subjectNames: subjects.flatMap(({ partyType, partyId }) => {
      const name = partyName(view, partyType, partyId);
      return name === '' ? [] : [name];
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
