import { citedLeaves, leafIdsIn } from '#casefile';
import type { EngineContext } from '../context.ts';
import { editorJsonOf } from '../documents/editorJsonOf.ts';

/** Leaves that must go on showing the pages they show: cited by a record or a text, or numbered for good. */
export async function boundLeaves(context: EngineContext, caseId: string): Promise<ReadonlySet<string>> {
  const { journal, texts } = await context.session.openCase(caseId);
  const view = journal.view();
  const bound = new Set(citedLeaves(view));
  for (const documentId of Object.keys(view.records.document))
    leafIdsIn(editorJsonOf(await texts.text(documentId)), bound);
  for (const { schemeId, leafId } of Object.values(view.records.folio)) {
    if (leafId !== null && schemeId !== null && view.records.folioScheme[schemeId]?.isFrozen === true)
      bound.add(leafId);
  }
  return bound;
}
