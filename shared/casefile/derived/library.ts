import { INSTRUMENTS, type Instrument } from '#law';
import type { FieldPatch, RecordValue } from '../records/index.ts';
import type { CaseView } from '../view.ts';

/** An instrument of the library, and whose entry it is. */
export interface LibraryEntry extends Instrument {
  /** `program`: as it came; `changed`: the office's own words in the program's place; `office`: the office's own entry. */
  readonly origin: 'program' | 'changed' | 'office';
}

/**
 * The office's library: what comes with the program, what the office changed in it, hid or added. A newer program brings
 * newer entries without touching the office's.
 * @param registry view of the registry journal
 */
export function libraryOf(registry: CaseView): readonly LibraryEntry[] {
  const records = registry.records.instrument;
  const program = INSTRUMENTS.filter(each => records[each.id] === undefined).map(
    (each): LibraryEntry => ({ ...each, origin: 'program' }),
  );
  const known = new Set(INSTRUMENTS.map(each => each.id));
  const office = Object.values(records)
    .filter(each => !each.isHidden)
    .map((each): LibraryEntry => ({ ...instrumentOf(each), origin: known.has(each.id) ? 'changed' : 'office' }));
  return [...program, ...office];
}

function instrumentOf({ isHidden: _, ...record }: RecordValue<'instrument'>): Instrument {
  return record;
}

/** The fields of a registry record that says what an instrument says. */
export function instrumentFields(instrument: Instrument): FieldPatch<'instrument'> {
  const { id: _, articles: __, ...fields } = instrument;
  const { instrumentType, number, name, issuer, issuedOn, inForceFrom, inForceTo } = fields;
  const { replacedById, isParty, verification, source } = fields;
  return {
    instrumentType,
    number,
    name,
    issuer,
    issuedOn,
    inForceFrom,
    inForceTo,
    replacedById,
    isParty,
    verification,
    source,
  };
}

/** A legal basis of a case as the library knows it, with its mark of verification. */
export function legalBasisFields(instrument: Instrument): FieldPatch<'legalBasis'> {
  const { instrumentType, number, name, issuer, issuedOn, inForceFrom, inForceTo, verification } = instrument;
  return { instrumentType, number, name, issuer, issuedOn, inForceFrom, inForceTo, verification };
}
