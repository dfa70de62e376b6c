import { type Force, forceDuring } from '#law';
import type { Provision } from '../values.ts';
import type { CaseView } from '../view.ts';
import { type CheckFinding, spanOf } from './checks.ts';

export interface ProvisionForce {
  readonly force: Force;
  /** The days it was judged for; null when nobody said when. */
  readonly on: { readonly from: string; readonly to: string } | null;
  /** Whether the dates of the basis were read in its text. */
  readonly isVerified: boolean;
}

/**
 * Was the cited instrument in force when the behaviour took place? The provision's own date wins over the finding's.
 * @param span first and last day of the behaviour
 */
export function provisionForce(
  view: CaseView,
  provision: Provision,
  span: { readonly from: string; readonly to: string } | null,
): ProvisionForce {
  const basis = view.records.legalBasis[provision.legalBasisId];
  const on = provision.versionDate === null ? span : { from: provision.versionDate, to: provision.versionDate };
  if (basis === undefined || on === null) return { force: 'unknown', on, isVerified: false };
  return { force: forceDuring(basis, on), on, isVerified: basis.verification === 'V' };
}

/** Findings and grades of responsibility that rest on a law not in force at the time of the behaviour. */
export function basisFindings(view: CaseView): readonly CheckFinding[] {
  const found: CheckFinding[] = [];
  const look = (
    kind: 'finding' | 'headResponsibility',
    record: { readonly id: string; readonly provisions: readonly Provision[] },
    span: { readonly from: string; readonly to: string } | null,
  ) => {
    for (const provision of record.provisions) {
      const { force } = provisionForce(view, provision, span);
      const basis = view.records.legalBasis[provision.legalBasisId];
      if (basis === undefined || (force !== 'notYetInForce' && force !== 'noLongerInForce')) continue;
      const code = force === 'notYetInForce' ? 'basisNotYetInForce' : 'basisNoLongerInForce';
      found.push({ code, kind, id: record.id, detail: `${basis.instrumentType} ${basis.number}`.trim() });
    }
  };
  for (const finding of Object.values(view.records.finding))
    if (finding.state !== 'dropped') look('finding', finding, spanOf(finding.behaviourDate));
  for (const head of Object.values(view.records.headResponsibility))
    look('headResponsibility', head, head.from === null ? null : { from: head.from, to: head.to ?? head.from });
  return found;
}
