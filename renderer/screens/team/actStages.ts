import { ACT_KINDS, type ActKind } from '#casefile';
import { DEADLINE_RULES, INSPECTION_TERM } from '#law';

/** Part of the procedure an act belongs to (domain/bieu-mau-thanh-tra.md §2): A prepare, B carry out, C conclude, D follow up. */
export const ACT_STAGES = ['A', 'B', 'C', 'D', 'other'] as const;
export type ActStage = (typeof ACT_STAGES)[number];

const STAGE_OF: Partial<Record<ActKind, ActStage>> = {
  collectInformation: 'A',
  decision: 'A',
  planApproved: 'A',
  outlineSent: 'A',
  announcementNotice: 'A',
  supervisionDecided: 'A',
  announced: 'B',
  extended: 'B',
  paused: 'B',
  resumed: 'B',
  stopped: 'B',
  teamChanged: 'B',
  decisionAmended: 'B',
  fieldworkEnded: 'B',
  resultReported: 'C',
  draftOrdered: 'C',
  draftSubmitted: 'C',
  appraisalOrdered: 'C',
  appraised: 'C',
  authorityReported: 'C',
  authorityAnswered: 'C',
  conclusionSigned: 'C',
  conclusionAmended: 'C',
  published: 'C',
  conclusionSent: 'C',
  followUpDirected: 'D',
  subjectPlanReported: 'D',
  followUpEnded: 'D',
  fileClosed: 'D',
  fileArchived: 'D',
};

export function actStage(kind: ActKind): ActStage {
  return STAGE_OF[kind] ?? 'other';
}

export function actKindsOf(stage: ActStage): readonly ActKind[] {
  return ACT_KINDS.filter(kind => actStage(kind) === stage);
}

/** Rules whose clock an act starts, with the version in force when it was entered (MODEL: each deadline stores its rule's version). */
export function rulesStartedBy(kind: ActKind): readonly { id: string; ruleVersion: string }[] {
  const rules = DEADLINE_RULES.filter(rule => rule.from === kind).map(rule => ({
    id: rule.id,
    ruleVersion: rule.version,
  }));
  return kind === 'announced' ? [{ id: INSPECTION_TERM.id, ruleVersion: INSPECTION_TERM.version }, ...rules] : rules;
}
