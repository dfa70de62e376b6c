import { type CaseView, citationText, defaultScheme, isCitationBroken, leavesOf, type RecordValue } from '#casefile';
import { caseResolver, type TableBlock } from '#officialdoc';
import type { CaseReferences, CaseTablePreview, LeafOffer, TypedReference } from '../../editor/index.ts';

const MOST_OFFERS = 6;

/** What the editor shows of the case, as it is now. */
export function caseReferences(
  view: CaseView,
  document: RecordValue<'document'>,
  drawPicture: CaseReferences['drawPicture'],
): CaseReferences {
  const resolver = caseResolver(view, document);
  const byFolio = folioIndex(view);
  return {
    citationLabel: citation => resolver.citationText(citation),
    isBroken: citation => isCitationBroken(view, citation.leafId),
    amountLabel: amount => resolver.amountText({ ...amount, lineIds: [...amount.lineIds] }),
    valueLabel: value => resolver.valueText({ ...value, ids: [...value.ids] }),
    fieldLabel: field => resolver.fieldText(field),
    caseTable: name => preview(resolver.caseTable(name)),
    offerLeaves: typed => (typed.kind === 'BL' ? byFolioNumber(view, byFolio, typed) : byItemNumber(view, typed)),
    drawPicture,
  };
}

/** «125a» → leaf id, in the default scheme. */
function folioIndex(view: CaseView): ReadonlyMap<string, string> {
  const scheme = defaultScheme(view);
  const index = new Map<string, string>();
  for (const folio of Object.values(view.records.folio)) {
    if (folio.schemeId === scheme?.id && folio.leafId !== null && folio.number !== null)
      index.set(`${folio.number}${folio.suffix}`, folio.leafId);
  }
  return index;
}

function byFolioNumber(view: CaseView, index: ReadonlyMap<string, string>, typed: TypedReference): LeafOffer[] {
  const first = index.get(`${typed.number}${typed.suffix}`);
  if (first === undefined) return [];
  const last = typed.toNumber === null ? undefined : index.get(`${typed.toNumber}${typed.toSuffix}`);
  if (typed.toNumber !== null && last === undefined) return [];
  return [offer(view, first, last ?? null, null)];
}

function byItemNumber(view: CaseView, typed: TypedReference): LeafOffer[] {
  const item = Object.values(view.records.evidence).find(each => each.number === typed.number);
  if (item === undefined) return [];
  const leaves = leavesOf(view, item.id);
  if (typed.page === null) return leaves.slice(0, MOST_OFFERS).map(leaf => offer(view, leaf.id, null, null));
  const page = typed.page - 1;
  const leaf = leaves.find(each => each.frontPage === page || each.backPage === page);
  return leaf === undefined ? [] : [offer(view, leaf.id, null, leaf.backPage === page ? 'back' : null)];
}

function offer(view: CaseView, leafId: string, toLeafId: string | null, side: 'front' | 'back' | null): LeafOffer {
  const attributes = { leafId, toLeafId, side, region: null, quote: null };
  const evidenceId = view.records.leaf[leafId]?.evidenceId ?? null;
  const item: RecordValue<'evidence'> | undefined = evidenceId === null ? undefined : view.records.evidence[evidenceId];
  return { attributes, label: citationText(view, attributes), title: item?.title || (item?.fileName ?? '') };
}

function preview(table: TableBlock): CaseTablePreview {
  const texts = table.rows.map(row =>
    row.map(cell =>
      cell.blocks.flatMap(block => block.inlines.map(inline => ('text' in inline ? inline.text : ' '))).join(''),
    ),
  );
  return {
    caption: table.caption,
    header: texts[0] ?? [],
    rows: texts.slice(1),
    numeric: (table.rows[1] ?? []).map(cell => cell.blocks[0]?.align === 'right'),
  };
}
