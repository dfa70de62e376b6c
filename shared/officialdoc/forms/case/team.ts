import type { RecordValue } from '#casefile';
import { type FormSource, infoOf } from './source.ts';

export type TeamRole = RecordValue<'teamRole'>;

const TEAM_TITLES: Partial<Record<TeamRole['role'], string>> = {
  leader: 'Trưởng đoàn',
  deputy: 'Phó Trưởng đoàn',
  member: 'thành viên',
};
const RANK = { leader: 0, deputy: 1, member: 2 } as const;

/** The Đoàn on the date of the document (or, of the inspection decision, on its own date): leader, deputies, members. */
export function teamOf(source: FormSource): readonly TeamRole[] {
  const { view, document } = source;
  const on = document.date ?? (document.form === 'inspectionDecision' ? (infoOf(source)?.decisionDate ?? null) : null);
  return Object.values(view.records.teamRole)
    .filter(role => role.role in RANK && isIn(role, on))
    .sort(
      (a, b) =>
        RANK[a.role as keyof typeof RANK] - RANK[b.role as keyof typeof RANK] ||
        a.order - b.order ||
        a.id.localeCompare(b.id),
    );
}

function isIn(role: TeamRole, on: string | null): boolean {
  if (on === null) return role.to === null;
  return (role.from === null || role.from <= on) && (role.to === null || role.to >= on);
}

export function roleOf(source: FormSource, ...kinds: readonly TeamRole['role'][]): TeamRole | undefined {
  return Object.values(source.view.records.teamRole)
    .filter(role => kinds.includes(role.role))
    .sort((a, b) => (b.from ?? '').localeCompare(a.from ?? '') || a.order - b.order)
    .at(0);
}

export function nameOf(source: FormSource, role: TeamRole | undefined): string {
  return (role?.personId == null ? undefined : source.view.records.person[role.personId])?.fullName ?? '';
}

/** Ngạch on the date of the document, or the newest one known. */
export function rankOf({ document }: FormSource, role: TeamRole): string {
  const on = document.date;
  const periods = role.inspectorPeriods.filter(
    each => on === null || ((each.from === null || each.from <= on) && (each.to === null || each.to >= on)),
  );
  return periods.at(-1)?.rank ?? '';
}

/** «Ông (bà) Trần Thị Hải Vân, Thanh tra viên chính, Trưởng đoàn»: the case does not hold whether it is ông or bà. */
export function memberLine(source: FormSource, role: TeamRole): string {
  return [`Ông (bà) ${nameOf(source, role)}`, rankOf(source, role), TEAM_TITLES[role.role] ?? '']
    .filter(part => part !== '')
    .join(', ');
}

export function leaderName(source: FormSource): string {
  return nameOf(source, teamOf(source).find(role => role.role === 'leader') ?? roleOf(source, 'leader'));
}

/** Who decided the inspection, by name. */
export function deciderName(source: FormSource): string {
  const personId = roleOf(source, 'decider')?.personId ?? infoOf(source)?.deciderId ?? null;
  return (personId === null ? undefined : source.view.records.person[personId])?.fullName ?? '';
}

/** Who decided the inspection, by office: «Chánh Thanh tra tỉnh Hoàng Sơn». */
export function deciderOffice(source: FormSource): string {
  const { view, document } = source;
  const personId = roleOf(source, 'decider')?.personId ?? infoOf(source)?.deciderId ?? null;
  const label = (personId === null ? undefined : view.records.person[personId])?.officeLabel ?? '';
  if (label === '') return document.organName.startsWith('Thanh tra') ? `Chánh ${document.organName}` : '';
  const isOpen = /(?:tỉnh|thành phố)$/i.test(label);
  return isOpen && document.place !== '' ? `${label} ${document.place}` : label;
}

/** The member whose report or task the document is about. */
export function ownRole({ view, document }: FormSource): TeamRole | undefined {
  return document.teamRoleId === null ? undefined : view.records.teamRole[document.teamRoleId];
}
