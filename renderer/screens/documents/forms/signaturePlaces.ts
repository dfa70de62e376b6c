import type { Signatory } from '#casefile';

/** A place to sign, and whether it stands beside the one before it. */
export type Place = Signatory & { readonly isBeside: boolean };

/** Most that a row takes (`signatory.row` counts rows from 0). */
const LAST_ROW = 20;

/** Places to sign in the order they are printed. */
export function placesOf(signatories: readonly Signatory[]): readonly Place[] {
  const sorted = [...signatories].sort((a, b) => a.row - b.row || a.order - b.order || a.id.localeCompare(b.id));
  return sorted.map((each, at) => ({ ...each, isBeside: sorted[at - 1]?.row === each.row }));
}

/** Rows and order as the list has them now. */
export function arranged(places: readonly Place[]): readonly Signatory[] {
  let row = -1;
  return places.map(({ isBeside, ...each }, order) => {
    if (!isBeside || order === 0) row = Math.min(row + 1, LAST_ROW);
    return { ...each, row, order };
  });
}

/** What must be written so that the places are these: the items that changed, and the ids of those that went. */
export function placeChanges(
  before: readonly Signatory[],
  places: readonly Place[],
): { readonly add: readonly Signatory[]; readonly drop: readonly string[] } {
  const after = arranged(places);
  const old = new Map(before.map(each => [each.id, each]));
  const kept = new Set(after.map(each => each.id));
  return {
    add: after.filter(each => !isSame(old.get(each.id), each)),
    drop: before.filter(each => !kept.has(each.id)).map(each => each.id),
  };
}

/** Do two lists hold the same places, in whatever order? */
export function isSameList(a: readonly Signatory[], b: readonly Signatory[]): boolean {
  const others = new Map(b.map(each => [each.id, each]));
  return a.length === b.length && a.every(each => isSame(others.get(each.id), each));
}

function isSame(a: Signatory | undefined, b: Signatory): boolean {
  return (
    a !== undefined &&
    a.row === b.row &&
    a.order === b.order &&
    a.title === b.title &&
    a.name === b.name &&
    a.note === b.note &&
    a.hasRefused === b.hasRefused &&
    a.refusalReason === b.refusalReason
  );
}
