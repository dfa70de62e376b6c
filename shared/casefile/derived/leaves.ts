import type { RecordValue } from '../records/index.ts';
import type { LeafCitation } from '../values.ts';
import type { CaseView } from '../view.ts';

type Leaf = RecordValue<'leaf'>;
type Folio = RecordValue<'folio'>;

/** Leaves of an item in order. */
export function leavesOf(view: CaseView, evidenceId: string): readonly Leaf[] {
  return leafIndex(view).get(evidenceId) ?? [];
}

const indexes = new WeakMap<object, Map<string, Leaf[]>>();

/** Leaves by item, kept per table: a view's tables never change in place. */
function leafIndex(view: CaseView): Map<string, Leaf[]> {
  const table = view.records.leaf;
  let index = indexes.get(table);
  if (index === undefined) {
    index = new Map();
    for (const leaf of Object.values(table)) {
      if (leaf.evidenceId === null) continue;
      const leaves = index.get(leaf.evidenceId) ?? [];
      leaves.push(leaf);
      index.set(leaf.evidenceId, leaves);
    }
    for (const leaves of index.values()) leaves.sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
    indexes.set(table, index);
  }
  return index;
}

/** The scheme citations show: the one marked default, else the first. */
export function defaultScheme(view: CaseView): RecordValue<'folioScheme'> | null {
  const schemes = Object.values(view.records.folioScheme).sort((a, b) => a.id.localeCompare(b.id));
  return schemes.find(scheme => scheme.isDefault) ?? schemes[0] ?? null;
}

export function folioOf(view: CaseView, schemeId: string, leafId: string): Folio | null {
  return view.records.folio[`${schemeId}:${leafId}`] ?? null;
}

export const folioText = (folio: Folio) => `${folio.number ?? ''}${folio.suffix}`;

/**
 * A citation in words: `BL 45`, `BL 45-47`, `BL 125a` once numbering is frozen; before that, or for a leaf without a
 * number, `TL 15, tr. 3`. Never stored: it follows renumbering.
 */
export function citationText(view: CaseView, citation: Pick<LeafCitation, 'leafId' | 'toLeafId' | 'side'>): string {
  const leaf = view.records.leaf[citation.leafId];
  if (leaf === undefined) return 'BL ?';
  const scheme = defaultScheme(view);
  const folio = scheme?.isFrozen === true ? folioOf(view, scheme.id, leaf.id) : null;
  if (scheme !== null && folio !== null && folio.number !== null) {
    const last = citation.toLeafId === null ? null : folioOf(view, scheme.id, citation.toLeafId);
    return `${scheme.prefix || 'BL'} ${folioText(folio)}${last === null ? '' : `-${folioText(last)}`}`;
  }
  const item = leaf.evidenceId === null ? undefined : view.records.evidence[leaf.evidenceId];
  const page = citation.side === 'back' ? leaf.backPage : leaf.frontPage;
  const lastLeaf = citation.toLeafId === null ? undefined : view.records.leaf[citation.toLeafId];
  const lastPage = lastLeaf === undefined ? null : (lastLeaf.backPage ?? lastLeaf.frontPage);
  const pages = page === null ? '' : `, tr. ${page + 1}${lastPage === null ? '' : `-${lastPage + 1}`}`;
  return `TL ${item?.number ?? '?'}${pages}`;
}

/** Is what a citation points to gone or withdrawn? */
export function isCitationBroken(view: CaseView, leafId: string): boolean {
  const leaf = view.records.leaf[leafId];
  const item = leaf?.evidenceId == null ? undefined : view.records.evidence[leaf.evidenceId];
  return item === undefined || item.isWithdrawn;
}

/** Why a cited leaf proves nothing, or not surely: it is gone, its item was withdrawn, handed back without a copy, or is damaged. */
export type CitationTrouble = 'missing' | 'withdrawn' | 'returnedWithoutCopy' | 'damaged';

/** The trouble with every item that has one, looked up once for many citations. */
export function evidenceTroubles(view: CaseView): ReadonlyMap<string, CitationTrouble> {
  const lastCheck = new Map<string, { at: number; isDamaged: boolean }>();
  for (const each of Object.values(view.records.custody)) {
    if (each.evidenceId === null || (each.act !== 'verified' && each.act !== 'damaged')) continue;
    const at = each.at ?? 0;
    const isDamaged = each.act === 'damaged';
    const old = lastCheck.get(each.evidenceId);
    if (old === undefined || at > old.at || (at === old.at && isDamaged))
      lastCheck.set(each.evidenceId, { at, isDamaged });
  }
  const copied = new Set(
    Object.values(view.records.evidence).flatMap(each =>
      each.parentId !== null && each.blob !== null && !each.isWithdrawn ? [each.parentId] : [],
    ),
  );
  const troubles = new Map<string, CitationTrouble>();
  for (const item of Object.values(view.records.evidence)) {
    if (item.isWithdrawn) troubles.set(item.id, 'withdrawn');
    else if (lastCheck.get(item.id)?.isDamaged === true) troubles.set(item.id, 'damaged');
    else if (item.isOriginalReturned && item.blob === null && !copied.has(item.id))
      troubles.set(item.id, 'returnedWithoutCopy');
  }
  return troubles;
}

/** The leaves from one to another of the same item, in order; the first alone when the span makes no sense. */
export function leavesBetween(view: CaseView, fromId: string, toId: string | null): readonly Leaf[] {
  const first = view.records.leaf[fromId];
  if (first === undefined) return [];
  const last = toId === null ? undefined : view.records.leaf[toId];
  if (last === undefined) return [first];
  if (last.evidenceId === first.evidenceId && first.evidenceId !== null) {
    const own = leavesOf(view, first.evidenceId);
    const [a, b] = [own.indexOf(first), own.indexOf(last)].sort((x, y) => x - y);
    return own.slice(a, (b ?? 0) + 1);
  }
  // A span over several items, as «BL 12-15» may be: every leaf whose number lies between, in the numbering shown.
  const scheme = defaultScheme(view);
  const [from, to] = [first, last].map(leaf => (scheme === null ? null : folioOf(view, scheme.id, leaf.id)));
  if (scheme === null || from == null || to == null) return [first, last];
  const [low = 0, high = 0] = [folioPlace(from), folioPlace(to)].sort((a, b) => a - b);
  return Object.values(view.records.folio)
    .filter(each => each.schemeId === scheme.id && folioPlace(each) >= low && folioPlace(each) <= high)
    .sort((a, b) => folioPlace(a) - folioPlace(b))
    .flatMap(each => (each.leafId === null ? [] : (view.records.leaf[each.leafId] ?? [])));
}

/** 125 < 125a < 125b < 126. */
function folioPlace(folio: Folio): number {
  return (folio.number ?? 0) * 100 + 1 + SUFFIXES.indexOf(folio.suffix);
}

export interface LeafPages {
  readonly frontPage: number | null;
  readonly backPage: number | null;
}

/**
 * Maps pages of a scan to leaves. Simplex: a page is a leaf. Duplex: two pages are a leaf. Mixed: duplex, but the pages
 * in `blankBacks` (0-based) are fronts whose blank back was not scanned.
 */
export function mapPages(
  pageCount: number,
  mode: 'simplex' | 'duplex' | 'mixed',
  blankBacks: ReadonlySet<number>,
): readonly LeafPages[] {
  const leaves: LeafPages[] = [];
  for (let page = 0; page < pageCount; ) {
    const isSingle = mode === 'simplex' || page + 1 >= pageCount || (mode === 'mixed' && blankBacks.has(page));
    leaves.push({ frontPage: page, backPage: isSingle ? null : page + 1 });
    page += isSingle ? 1 : 2;
  }
  return leaves;
}

export interface Remapped {
  /** The id each new leaf keeps; null = it is a new leaf. */
  readonly ids: readonly (string | null)[];
  /** Old leaves that would show fewer pages than before, or none. */
  readonly losing: readonly string[];
  readonly gone: readonly string[];
}

/** Old leaves in a new mapping of the same scan: a leaf stays the leaf of its front page, so what was cited stays cited. */
export function remapLeaves(old: readonly Leaf[], pages: readonly LeafPages[]): Remapped {
  const byFront = new Map(old.map(leaf => [leaf.frontPage, leaf]));
  const kept = new Map<string, LeafPages>();
  const ids = pages.map(each => {
    const leaf = byFront.get(each.frontPage);
    if (leaf === undefined) return null;
    kept.set(leaf.id, each);
    return leaf.id;
  });
  const isLosing = (leaf: Leaf) =>
    !kept.has(leaf.id) || (leaf.backPage !== null && kept.get(leaf.id)?.backPage !== leaf.backPage);
  return {
    ids,
    losing: old.filter(isLosing).map(leaf => leaf.id),
    gone: old.filter(leaf => !kept.has(leaf.id)).map(leaf => leaf.id),
  };
}

/** Every leaf that records point to: citations, calculation sheets, minutes of confirmation. */
export function citedLeaves(view: CaseView): ReadonlySet<string> {
  const { leaf: _leaves, folio: _folios, ...others } = view.records;
  return leafIdsIn(others);
}

/** Leaf ids in plain data, at any depth: `leafId`, `toLeafId`, `confirmationLeafId` … */
export function leafIdsIn(data: unknown, found = new Set<string>()): Set<string> {
  if (typeof data !== 'object' || data === null) return found;
  for (const [name, value] of Object.entries(data)) {
    if (typeof value === 'string' && /leafId$/i.test(name)) found.add(value);
    else leafIdsIn(value, found);
  }
  return found;
}

export interface FolioProposal {
  readonly leafId: string;
  readonly number: number;
  readonly suffix: string;
  /** 0-based volume. */
  readonly volume: number;
}

const SUFFIXES = [...'abcdđeghiklmnopqrstuvxy'];

/**
 * Numbers for the leaves of a scheme, in order of item and leaf, going on across volumes. Leaves that have a number keep
 * it; a new leaf between numbered ones gets the number before it with a suffix (125a); new ones at the end go on.
 */
export function proposeFolios(view: CaseView, schemeId: string, leavesPerVolume: number): readonly FolioProposal[] {
  const items = Object.values(view.records.evidence)
    .filter(item => !item.isWithdrawn)
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0) || a.id.localeCompare(b.id));
  const leaves = items.flatMap(item => leavesOf(view, item.id));
  const numbers = leaves.map(leaf => folioOf(view, schemeId, leaf.id)?.number ?? null);
  const taken = new Set(
    Object.values(view.records.folio)
      .filter(each => each.schemeId === schemeId)
      .map(folioText),
  );
  const lastNumbered = numbers.findLastIndex(number => number !== null);
  const highest = Math.max(0, ...numbers.map(number => number ?? 0));
  const proposals: FolioProposal[] = [];
  let before = 0;
  let next = highest + 1;
  leaves.forEach((leaf, index) => {
    const own = numbers[index] ?? null;
    if (own !== null) {
      before = own;
      return;
    }
    const isInserted = index < lastNumbered;
    const number = isInserted ? before : next++;
    const suffix = isInserted ? (SUFFIXES.find(each => !taken.has(`${number}${each}`)) ?? '?') : '';
    taken.add(`${number}${suffix}`);
    proposals.push({ leafId: leaf.id, number, suffix, volume: Math.floor(Math.max(0, number - 1) / leavesPerVolume) });
  });
  return proposals;
}

export function nextEvidenceNumber(view: CaseView): number {
  return 1 + Math.max(0, ...Object.values(view.records.evidence).map(item => item.number ?? 0));
}
