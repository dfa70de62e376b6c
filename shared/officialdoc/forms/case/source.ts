import { type ActKind, type CaseView, deadlinesOf, organisationName, partyName, type RecordValue } from '#casefile';

/** What a form is filled from: the case as it is, and the document with what it is about. */
export interface FormSource {
  readonly view: CaseView;
  readonly document: RecordValue<'document'>;
}

type Act = RecordValue<'procedureAct'>;

export const infoOf = ({ view }: FormSource) => view.records.caseInfo.case;

/** The newest dated act of a kind. */
export function lastAct({ view }: FormSource, ...kinds: readonly ActKind[]): Act | undefined {
  return Object.values(view.records.procedureAct)
    .filter(act => kinds.includes(act.actKind) && dateOf(act) !== null)
    .sort((a, b) => (dateOf(a) ?? '').localeCompare(dateOf(b) ?? '') || a.id.localeCompare(b.id))
    .at(-1);
}

export const dateOf = (act: Act | undefined): string | null =>
  act === undefined ? null : (act.dateEffective ?? act.dateIssued);

/** The act this document documents. */
export function ownAct({ view, document }: FormSource): Act | undefined {
  return document.actId === null ? undefined : view.records.procedureAct[document.actId];
}

/** Day by which a rule of law wants something done, from the dated acts; '' when nothing has started the clock. */
export function dueOf({ view }: FormSource, ruleId: string): string | null {
  // Far in the future: the deadline itself does not depend on today.
  return deadlinesOf(view, '9999-12-31', new Set()).find(each => each.ruleId === ruleId)?.due ?? null;
}

/** Last day of the direct inspection as the acts make it. */
export function termEnd(source: FormSource): string | null {
  return dueOf(source, 'term');
}

/** Subjects the document is about; all of the inspection when it names none. */
export function subjectsOf({ view, document }: FormSource): readonly RecordValue<'subject'>[] {
  const all = Object.values(view.records.subject)
    .filter(each => each.role === 'subject')
    .sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
  const chosen = document.subjectIds.flatMap(id => view.records.subject[id] ?? []);
  return chosen.length > 0 ? chosen : all;
}

export function subjectName({ view }: FormSource, subject: RecordValue<'subject'>): string {
  return partyName(view, subject.partyType, subject.partyId);
}

/** «Sở A», «Sở A và UBND xã B», «Sở A, UBND xã B và UBND xã C». */
export function joined(parts: readonly string[]): string {
  const named = parts.filter(part => part !== '');
  if (named.length < 2) return named.join('');
  return `${named.slice(0, -1).join(', ')} và ${named.at(-1)}`;
}

export function contentsOf({ view, document }: FormSource): readonly RecordValue<'inspectionContent'>[] {
  const all = Object.values(view.records.inspectionContent).sort(
    (a, b) => a.order - b.order || a.id.localeCompare(b.id),
  );
  const chosen = document.contentIds.flatMap(id => view.records.inspectionContent[id] ?? []);
  return chosen.length > 0 ? chosen : all;
}

/** Findings the document is about; all that stand when it names none. */
export function findingsOf({ view, document }: FormSource): readonly RecordValue<'finding'>[] {
  const byOrder = (a: RecordValue<'finding'>, b: RecordValue<'finding'>) =>
    a.order - b.order || a.id.localeCompare(b.id);
  const standing = Object.values(view.records.finding).filter(each => each.state !== 'dropped');
  const round = document.roundId === null ? undefined : view.records.explanationRound[document.roundId];
  const transfer = document.transferId === null ? undefined : view.records.transfer[document.transferId];
  const ids = [...document.findingIds, ...(round?.findingIds ?? []), ...(transfer?.findingIds ?? [])];
  return (ids.length === 0 ? standing : standing.filter(each => ids.includes(each.id))).sort(byOrder);
}

/** Items the document is about, in the order of their numbers. */
export function evidenceOf({ view, document }: FormSource): readonly RecordValue<'evidence'>[] {
  const transfer = document.transferId === null ? undefined : view.records.transfer[document.transferId];
  const ids = new Set([...document.evidenceIds, ...(transfer?.evidenceIds ?? [])]);
  return [...ids]
    .flatMap(id => view.records.evidence[id] ?? [])
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0) || a.id.localeCompare(b.id));
}

/** Recommendations the document is about; all that stand when it names none. */
export function recommendationsOf({ view, document }: FormSource): readonly RecordValue<'recommendation'>[] {
  const standing = Object.values(view.records.recommendation)
    .filter(each => each.state !== 'cancelled')
    .sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
  const { recommendationIds } = document;
  return recommendationIds.length === 0 ? standing : standing.filter(each => recommendationIds.includes(each.id));
}

/** Head of an organisation on a date: «Đinh Công Tráng, Giám đốc Sở …». */
export function headOf({ view }: FormSource, organisationId: string | null): string {
  const holding = Object.values(view.records.officeHolding).find(
    each => each.organisationId === organisationId && each.isHead && each.to === null,
  );
  const person = holding === undefined || holding.personId === null ? undefined : view.records.person[holding.personId];
  if (holding === undefined || person === undefined) return '';
  return `${person.fullName}, ${holding.title} ${organisationName(view, organisationId)}`;
}
