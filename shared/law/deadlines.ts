/** How sure we are of a rule (domain/): V read in the text, S secondary source, TT practice, M general knowledge. */
export type Verification = 'V' | 'S' | 'TT' | 'M' | 'unverified';

export type OrganLevel = 'government' | 'province' | 'ministryForces' | 'stateBank' | 'cipher' | 'other';

export interface LegalRule {
  readonly id: string;
  /** Changes when the rule's text changes; stored with what was computed by it. */
  readonly version: string;
  /** Law and article the rule comes from. */
  readonly source: string;
  readonly verification: Verification;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Days by level of the organ. `complex` applies when the case is complex or in a difficult area, as the article says. */
export interface DeadlineRule extends LegalRule {
  readonly unit: 'calendar' | 'working';
  readonly days: Readonly<Record<OrganLevel, number>>;
  readonly complexDays?: Readonly<Record<OrganLevel, number>>;
  /** Act kind that starts the clock, and the act kinds that stop it. */
  readonly from: string;
  readonly until: readonly string[];
}

const LAW = 'Luật Thanh tra 84/2025/QH15';
const FROM = '2025-07-01';
const every = (days: number): Record<OrganLevel, number> => ({
  government: days,
  province: days,
  ministryForces: days,
  stateBank: days,
  cipher: days,
  other: days,
});
const rule = (
  id: string,
  article: string,
  rest: Omit<DeadlineRule, 'id' | 'version' | 'source' | 'verification' | 'validFrom' | 'validTo'>,
): DeadlineRule => ({
  id,
  version: '2025-07-01',
  source: `${article} ${LAW}`,
  verification: 'V',
  validFrom: FROM,
  validTo: null,
  ...rest,
});

const REPORT = { government: 30, province: 20, ministryForces: 20, stateBank: 20, cipher: 20, other: 15 };
const REPORT_COMPLEX = { government: 45, province: 30, ministryForces: 30, stateBank: 30, cipher: 30, other: 25 };

/** Time limits of an inspection (domain/bieu-mau-thanh-tra.md §2). «Ngày» is a calendar day unless the law says working day. */
export const DEADLINE_RULES: readonly DeadlineRule[] = [
  rule('announce', 'khoản 4 Điều 26', { unit: 'calendar', days: every(15), from: 'decision', until: ['announced'] }),
  rule('report', 'khoản 4 Điều 33', {
    unit: 'calendar',
    days: REPORT,
    complexDays: REPORT_COMPLEX,
    from: 'fieldworkEnded',
    until: ['resultReported'],
  }),
  rule('orderDraft', 'khoản 1 Điều 34', {
    unit: 'working',
    days: every(5),
    from: 'resultReported',
    until: ['draftOrdered'],
  }),
  rule('draft', 'khoản 5 Điều 34', {
    unit: 'calendar',
    days: REPORT,
    complexDays: REPORT_COMPLEX,
    from: 'draftOrdered',
    until: ['draftSubmitted'],
  }),
  rule('sign', 'khoản 1 Điều 36', {
    unit: 'calendar',
    days: { ...every(15), government: 30 },
    from: 'draftSubmitted',
    until: ['conclusionSigned'],
  }),
  rule('authorityAnswer', 'khoản 1 Điều 36', {
    unit: 'calendar',
    days: every(30),
    from: 'authorityReported',
    until: ['authorityAnswered', 'conclusionSigned'],
  }),
  rule('publish', 'khoản 1 Điều 37', {
    unit: 'calendar',
    days: every(10),
    from: 'conclusionSigned',
    until: ['published'],
  }),
  rule('subjectPlan', 'khoản 1 Điều 54', {
    unit: 'calendar',
    days: every(10),
    from: 'published',
    until: ['subjectPlanReported'],
  }),
  rule('managingOrgan', 'khoản 2 Điều 54', {
    unit: 'calendar',
    days: every(15),
    from: 'published',
    until: ['followUpEnded'],
  }),
  rule('direct', 'khoản 1 Điều 53', {
    unit: 'calendar',
    days: { ...every(15), government: 30 },
    from: 'conclusionSent',
    until: ['followUpDirected'],
  }),
];

/** Thời hạn thanh tra from công bố (Điều 20 k1): base, and what one or two extensions may add. */
export const INSPECTION_TERM: LegalRule & {
  readonly base: Readonly<Record<OrganLevel, number>>;
  readonly extensions: Readonly<Record<OrganLevel, readonly number[]>>;
} = {
  id: 'term',
  version: '2025-07-01',
  source: `khoản 1 Điều 20 ${LAW}`,
  verification: 'V',
  validFrom: FROM,
  validTo: null,
  base: { government: 60, province: 45, ministryForces: 45, stateBank: 45, cipher: 30, other: 30 },
  extensions: {
    government: [30, 20],
    province: [25],
    ministryForces: [25],
    stateBank: [25],
    cipher: [10],
    other: [10],
  },
};

/** Thời hiệu thanh tra lại: 2 years from the issue of the conclusion (Điều 25). */
export const REINSPECTION_YEARS = 2;

const DAY_MS = 86_400_000;
const toTime = (isoDate: string) => Date.parse(`${isoDate}T00:00:00Z`);
const toIso = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Days from one ISO date to another; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((toTime(to) - toTime(from)) / DAY_MS);
}

/** The day that lies `days` after `from`; the day itself is not counted (Bộ luật Dân sự Điều 147 k1). */
export function addCalendarDays(from: string, days: number): string {
  return toIso(toTime(from) + days * DAY_MS);
}

/** As above, counting only days that are no Saturday, Sunday or holiday of the office's list. */
export function addWorkingDays(from: string, days: number, holidays: ReadonlySet<string>): string {
  let time = toTime(from);
  for (let left = days; left > 0; ) {
    time += DAY_MS;
    const weekday = new Date(time).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !holidays.has(toIso(time))) left--;
  }
  return toIso(time);
}

export function addYears(from: string, years: number): string {
  const date = new Date(toTime(from));
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10);
}
