import { type CaseView, defaultScheme, leavesOf } from '#casefile';

export interface PickedLeaf {
  readonly leafId: string;
  readonly toLeafId: string | null;
  readonly side: 'front' | 'back' | null;
}

/**
 * Reads a citation as it is typed: `BL 45`, `45a`, `BL 45-47`, `TL 15, tr. 3`, `TL 15 tr 3-4`, `TL15`.
 * @returns the stable leaves it points to, or null when no such leaf is in the case.
 */
export function readCitation(view: CaseView, typed: string): PickedLeaf | null {
  const text = typed.normalize('NFC').trim();
  const item = /^TL\s*(\d+)(?:\s*,?\s*(?:tr|trang|t)?\.?\s*(\d+)(?:\s*[-–]\s*(\d+))?)?$/iu.exec(text);
  if (item !== null) return leafByPage(view, Number(item[1]), item[2] ?? null, item[3] ?? null);
  const folio = /^(?:BL|\p{L}{1,6})?\s*(\d+)\s*([a-zđ]?)(?:\s*[-–]\s*(\d+)\s*([a-zđ]?))?$/iu.exec(text);
  if (folio === null) return null;
  const [, first = '', firstSuffix = '', last, lastSuffix = ''] = folio;
  const leafId = leafByFolio(view, Number(first), firstSuffix);
  if (leafId === null) return null;
  const toLeafId = last === undefined ? null : leafByFolio(view, Number(last), lastSuffix);
  return last !== undefined && toLeafId === null ? null : { leafId, toLeafId, side: null };
}

function leafByPage(view: CaseView, number: number, page: string | null, lastPage: string | null): PickedLeaf | null {
  const item = Object.values(view.records.evidence).find(each => each.number === number);
  if (item === undefined) return null;
  const leaves = leavesOf(view, item.id);
  const at = (wanted: number) =>
    leaves.find(leaf => leaf.frontPage === wanted || leaf.backPage === wanted) ?? leaves[wanted];
  const first = page === null ? leaves[0] : at(Number(page) - 1);
  if (first === undefined) return null;
  const last = lastPage === null ? undefined : at(Number(lastPage) - 1);
  if (lastPage !== null && last === undefined) return null;
  const isBack = page !== null && first.backPage === Number(page) - 1;
  return {
    leafId: first.id,
    toLeafId: last === undefined || last.id === first.id ? null : last.id,
    side: isBack ? 'back' : null,
  };
}

function leafByFolio(view: CaseView, number: number, suffix: string): string | null {
  const scheme = defaultScheme(view);
  if (scheme === null) return null;
  const wanted = suffix.toLowerCase();
  const folio = Object.values(view.records.folio).find(
    each => each.schemeId === scheme.id && each.number === number && each.suffix.toLowerCase() === wanted,
  );
  return folio?.leafId ?? null;
}
