import type { FieldPatch } from '#casefile';
import type { Instrument } from '#law';

/** A legal basis of the case as the library knows it, with its mark of verification. */
export function fromLibrary(instrument: Instrument): FieldPatch<'legalBasis'> {
  const { instrumentType, number, name, issuer, issuedOn, inForceFrom, inForceTo, verification } = instrument;
  return { instrumentType, number, name, issuer, issuedOn, inForceFrom, inForceTo, verification };
}
