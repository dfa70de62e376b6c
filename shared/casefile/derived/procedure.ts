import {
  addCalendarDays,
  addWorkingDays,
  addYears,
  DEADLINE_RULES,
  type DeadlineRule,
  daysBetween,
  INSPECTION_TERM,
  REINSPECTION_YEARS,
} from '#law';
import type { RecordValue } from '../records/index.ts';
import type { ActKind } from '../records/team.ts';
import type { CaseView } from '../view.ts';

export const STAGES = [
  'preparing',
  'decided',
  'fieldwork',
  'paused',
  'reporting',
  'drafting',
  'appraisal',
  'signing',
  'signed',
  'followUp',
  'stopped',
  'closed',
] as const;
export type Stage = (typeof STAGES)[number];

export type DeadlineState = 'done' | 'doneLate' | 'open' | 'dueSoon' | 'overdue';

export interface Deadline {
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly source: string;
  readonly unit: 'calendar' | 'working' | 'years';
  readonly basisActId: string;
  readonly from: string;
  readonly days: number;
  readonly due: string;
  readonly doneOn: string | null;
  readonly state: DeadlineState;
  /** Days until due; negative when past. Null once done. */
  readonly daysLeft: number | null;
  readonly pausedDays: number;
  readonly extensionDays: number;
}

type Act = RecordValue<'procedureAct'>;
const SOON_DAYS = 5;

const effectiveDate = (act: Act) => act.dateEffective ?? act.dateIssued;

/** Dated acts up to `today`, in order. An act without a date is not yet an act. */
export function datedActs(view: CaseView, today: string): readonly Act[] {
  return Object.values(view.records.procedureAct)
    .filter(act => {
      const on = effectiveDate(act);
      return on !== null && on <= today;
    })
    .sort((a, b) => (effectiveDate(a) ?? '').localeCompare(effectiveDate(b) ?? '') || a.id.localeCompare(b.id));
}

const STAGE_AFTER: Partial<Record<ActKind, Stage>> = {
  decision: 'decided',
  announced: 'fieldwork',
  paused: 'paused',
  resumed: 'fieldwork',
  stopped: 'stopped',
  fieldworkEnded: 'reporting',
  resultReported: 'drafting',
  draftOrdered: 'drafting',
  draftSubmitted: 'signing',
  appraisalOrdered: 'appraisal',
  appraised: 'signing',
  conclusionSigned: 'signed',
  published: 'followUp',
  followUpDirected: 'followUp',
  fileClosed: 'closed',
  fileArchived: 'closed',
};
const RANK = new Map(STAGES.map((stage, index) => [stage, index]));

/** The stage, computed only from the dated acts (MODEL: never typed). Pauses and stops win while they last. */
export function stageOf(view: CaseView, today: string): Stage {
  let stage: Stage = 'preparing';
  for (const act of datedActs(view, today)) {
    const next = STAGE_AFTER[act.actKind];
    if (next === undefined) continue;
    const isReturn = stage === 'paused' || stage === 'appraisal';
    if (next === 'paused' || isReturn || (RANK.get(next) ?? 0) > (RANK.get(stage) ?? 0)) stage = next;
  }
  return stage;
}

/** Three ends, each apart (MODEL). */
export function endsOf(
  view: CaseView,
  today: string,
): { inspection: string | null; file: string | null; followUp: string | null } {
  const acts = datedActs(view, today);
  const last = (kind: ActKind) => {
    const act = acts.findLast(each => each.actKind === kind);
    return act === undefined ? null : effectiveDate(act);
  };
  return {
    inspection: last('conclusionSigned') ?? last('stopped'),
    file: last('fileClosed'),
    followUp: last('followUpEnded'),
  };
}

/** Every legal deadline that a dated act has started. `holidays`: the office's non-working days (ISO). */
export function deadlinesOf(view: CaseView, today: string, holidays: ReadonlySet<string>): readonly Deadline[] {
  const acts = datedActs(view, today);
  const deadlines: Deadline[] = [];
  const term = inspectionTerm(view, acts, today);
  if (term !== null) deadlines.push(term);
  for (const rule of DEADLINE_RULES) {
    const start = acts.findLast(act => act.actKind === rule.from);
    const on = start === undefined ? null : effectiveDate(start);
    if (start === undefined || on === null) continue;
    const days = daysOf(rule, view);
    const due = rule.unit === 'working' ? addWorkingDays(on, days, holidays) : addCalendarDays(on, days);
    const done = acts.find(act => rule.until.includes(act.actKind) && (effectiveDate(act) ?? '') >= on);
    deadlines.push(
      finished(
        {
          ruleId: rule.id,
          ruleVersion: rule.version,
          source: rule.source,
          unit: rule.unit,
          basisActId: start.id,
          from: on,
          days,
          due,
          pausedDays: 0,
          extensionDays: 0,
        },
        done,
        today,
      ),
    );
  }
  const signed = acts.findLast(act => act.actKind === 'conclusionSigned');
  const signedOn = signed === undefined ? null : effectiveDate(signed);
  if (signed !== undefined && signedOn !== null) {
    const due = addYears(signedOn, REINSPECTION_YEARS);
    const basis = {
      ruleId: 'reinspection',
      ruleVersion: INSPECTION_TERM.version,
      source: 'Điều 25 Luật Thanh tra 84/2025/QH15',
      unit: 'years' as const,
    };
    deadlines.push(
      finished(
        {
          ...basis,
          basisActId: signed.id,
          from: signedOn,
          days: REINSPECTION_YEARS,
          due,
          pausedDays: 0,
          extensionDays: 0,
        },
        acts.find(act => act.actKind === 'reinspection'),
        today,
      ),
    );
  }
  return deadlines.sort((a, b) => a.due.localeCompare(b.due));
}

/** The deadline to show in a list: the nearest one still open. A limitation is not a task. */
export function nextDeadline(deadlines: readonly Deadline[]): Deadline | null {
  return deadlines.find(each => each.doneOn === null && each.ruleId !== 'reinspection') ?? null;
}

function daysOf(rule: DeadlineRule, view: CaseView): number {
  const info = view.records.caseInfo.case;
  const level = info?.organLevel ?? 'province';
  return (info?.isComplex === true ? rule.complexDays : undefined)?.[level] ?? rule.days[level];
}

/** Thời hạn thanh tra (Điều 20): from công bố, with extensions; time of tạm dừng is not counted (Điều 20 k2). */
function inspectionTerm(view: CaseView, acts: readonly Act[], today: string): Deadline | null {
  const announced = acts.findLast(act => act.actKind === 'announced');
  const from = announced === undefined ? null : effectiveDate(announced);
  if (announced === undefined || from === null) return null;
  const info = view.records.caseInfo.case;
  const base = info?.termDays ?? INSPECTION_TERM.base[info?.organLevel ?? 'province'];
  const extensionDays = acts.filter(act => act.actKind === 'extended').reduce((sum, act) => sum + (act.days ?? 0), 0);
  const pausedDays = daysPaused(acts, from, today);
  const days = base + extensionDays;
  const done = acts.find(
    act => (act.actKind === 'fieldworkEnded' || act.actKind === 'stopped') && (effectiveDate(act) ?? '') >= from,
  );
  const basis = {
    ruleId: INSPECTION_TERM.id,
    ruleVersion: INSPECTION_TERM.version,
    source: INSPECTION_TERM.source,
    unit: 'calendar' as const,
  };
  return finished(
    {
      ...basis,
      basisActId: announced.id,
      from,
      days,
      due: addCalendarDays(from, days + pausedDays),
      pausedDays,
      extensionDays,
    },
    done,
    today,
  );
}

/** Days of tạm dừng: from the pause's first day up to the day before tiếp tục (or its stated end, or today). */
function daysPaused(acts: readonly Act[], announced: string, today: string): number {
  let days = 0;
  for (const pause of acts.filter(act => act.actKind === 'paused')) {
    const from = pause.pauseFrom ?? effectiveDate(pause) ?? announced;
    const resumed = acts.find(act => act.actKind === 'resumed' && (effectiveDate(act) ?? '') >= from);
    const resumedOn = resumed === undefined ? null : effectiveDate(resumed);
    const lastDay = resumedOn !== null ? addCalendarDays(resumedOn, -1) : (pause.pauseTo ?? today);
    days += Math.max(0, daysBetween(from, lastDay) + 1);
  }
  return days;
}

function finished(
  deadline: Omit<Deadline, 'doneOn' | 'state' | 'daysLeft'>,
  done: Act | undefined,
  today: string,
): Deadline {
  const doneOn = done === undefined ? null : effectiveDate(done);
  if (doneOn !== null)
    return { ...deadline, doneOn, state: doneOn > deadline.due ? 'doneLate' : 'done', daysLeft: null };
  const daysLeft = daysBetween(today, deadline.due);
  return {
    ...deadline,
    doneOn,
    state: daysLeft < 0 ? 'overdue' : daysLeft <= SOON_DAYS ? 'dueSoon' : 'open',
    daysLeft,
  };
}
