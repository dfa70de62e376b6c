import type { Provision } from '../values.ts';
import type { CaseView } from '../view.ts';

/** An organisation's name as valid on a date (names change; old papers keep the old one). */
export function organisationName(view: CaseView, organisationId: string | null, on: string | null = null): string {
  const organisation = organisationId === null ? undefined : view.records.organisation[organisationId];
  if (organisation === undefined) return '';
  const dated =
    on === null
      ? undefined
      : organisation.names.find(each => (each.from === null || each.from <= on) && (each.to === null || on <= each.to));
  return dated?.name ?? organisation.name;
}

/** Who must act today for an organisation that ended: its successor, the successor's successor … */
export function successorOf(view: CaseView, organisationId: string): string {
  let current = organisationId;
  for (let steps = 0; steps < 16; steps++) {
    const next = view.records.organisation[current]?.successorId;
    if (next === null || next === undefined || next === current) return current;
    current = next;
  }
  return current;
}

/** «Giám đốc Sở …», or «nguyên Trưởng phòng …» when the office had ended on that date. */
export function officeLabel(view: CaseView, holdingId: string | null, on: string): string {
  const holding = holdingId === null ? undefined : view.records.officeHolding[holdingId];
  if (holding === undefined) return '';
  const place = organisationName(view, holding.organisationId, holding.to ?? on);
  const label = [holding.title, place].filter(part => part !== '').join(' ');
  return holding.to !== null && holding.to < on ? `nguyên ${label}` : label;
}

export function personName(view: CaseView, personId: string | null): string {
  const person = personId === null ? undefined : view.records.person[personId];
  return person === undefined ? '' : person.fullName || person.officeLabel;
}

export function partyName(view: CaseView, type: 'organisation' | 'person', id: string | null): string {
  return type === 'organisation' ? organisationName(view, id) : personName(view, id);
}

/**
 * A legal basis as papers cite it: «điểm i khoản 6 Điều 89 Luật Đấu thầu số 43/2013/QH13», «khoản 2 Điều 5 Nghị định số
 * 217/2025/NĐ-CP». Empty when the instrument is unknown.
 */
export function provisionText(view: CaseView, provision: Provision): string {
  const basis = view.records.legalBasis[provision.legalBasisId];
  if (basis === undefined) return '';
  const isLaw = /luật|hiến pháp/iu.test(basis.instrumentType);
  const named = isLaw && basis.name !== '' ? basis.name : basis.instrumentType;
  const parts = [
    provision.point === '' ? '' : `điểm ${provision.point}`,
    provision.clause === '' ? '' : `khoản ${provision.clause}`,
    provision.article === '' ? '' : `Điều ${provision.article}`,
    [named, basis.number === '' ? '' : `số ${basis.number}`].filter(part => part !== '').join(' '),
  ];
  return parts.filter(part => part !== '').join(' ');
}

/** Was the person a thanh tra viên on that date, by any of their parts in the team? Null when nobody said. */
export function wasInspector(view: CaseView, personId: string, on: string): boolean | null {
  const periods = Object.values(view.records.teamRole)
    .filter(role => role.personId === personId)
    .flatMap(role => role.inspectorPeriods);
  if (periods.length === 0) return view.records.person[personId] === undefined ? null : false;
  return periods.some(each => (each.from === null || each.from <= on) && (each.to === null || on <= each.to));
}
