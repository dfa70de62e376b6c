import * as Y from 'yjs';
import type { CaseView, RecordValue } from '#casefile';
import type { OfficialDocument } from '#officialdoc';
import type { EngineContext } from '../context.ts';
import type { AreaApi } from '../contract/call.ts';
import type { Contract } from '../contract/index.ts';
import { editorJsonOf } from '../documents/editorJsonOf.ts';
import { Proofs } from '../documents/proofs.ts';
import type { TextSession } from '../documents/textSession.ts';
import type { DocumentOf, Versions } from '../documents/versions.ts';
import { EngineError } from '../errors.ts';
import type { ItemTexts } from '../evidence/itemText.ts';

/** The document writers are loaded when first needed: unlocking does not wait for them. */
const officialdoc = () => import('#officialdoc');

/** What the document room says of a text it cannot write, as an error with a text for people. */
async function orEngineError<T>(act: () => Promise<T>): Promise<T> {
  const { DocumentError } = await officialdoc();
  try {
    return await act();
  } catch (error) {
    if (error instanceof DocumentError)
      throw new EngineError(`document_${error.code}`, 'nothingChanged', { place: error.place });
    throw error;
  }
}

/** Texts of documents: typing, versions, the tree for writers. */
export function documentsArea(
  context: EngineContext,
  itemTexts: ItemTexts,
  versions: Versions,
): AreaApi<Contract['documents']> {
  const proofs = new Proofs(itemTexts);

  const texts = async ({ caseId, documentId }: DocumentOf): Promise<TextSession> => {
    const { journal, texts } = await context.session.openCase(caseId);
    if (journal.fold.record('document', documentId) === undefined) throw new EngineError('unknownRecord');
    return texts;
  };
  /** An editor may be a moment slower than the closing of its case: its words are taken all the same. */
  const withTexts = <T>({ caseId, documentId }: DocumentOf, work: (texts: TextSession) => Promise<T>): Promise<T> =>
    context.session.withCase(caseId, async ({ journal, texts: own }) => {
      if (journal.fold.record('document', documentId) === undefined) throw new EngineError('unknownRecord');
      return work(own);
    });

  const recordOf = async (of: DocumentOf): Promise<{ document: RecordValue<'document'>; view: CaseView }> => {
    const { journal } = await context.session.openCase(of.caseId);
    const view = journal.view();
    const document = view.records.document[of.documentId];
    if (document === undefined) throw new EngineError('unknownRecord');
    return { document, view };
  };

  const tree = async (of: DocumentOf): Promise<OfficialDocument> => {
    const doc = await (await texts(of)).text(of.documentId);
    const { document, view } = await recordOf(of);
    const { annexesOf, documentTree } = await officialdoc();
    const annexes = new Map<string, unknown>();
    for (const annex of annexesOf(view, of.documentId))
      annexes.set(annex.id, editorJsonOf(await (await texts(of)).text(annex.id)));
    return orEngineError(async () => documentTree(view, document, editorJsonOf(doc), annexes));
  };

  return {
    openText: input => withTexts(input, own => own.open(input.documentId)),

    async pushText({ update, added, removed, ...of }) {
      const savedAt = await withTexts(of, own => own.push(of.documentId, update, added, removed));
      context.emit({ type: 'saved', at: savedAt });
      versions.typed(of);
      return { savedAt };
    },

    commitText: async input => ({ entryId: await withTexts(input, own => own.commit(input.documentId)) }),

    nameVersion: async ({ name, reason = 'named', ...of }) => ({ versionId: await versions.add(of, name, reason) }),
    versions: input => versions.list(input),
    versionText: async ({ versionId, ...of }) => Y.encodeStateAsUpdate(await versions.text(of, versionId)),

    async compareVersions({ before, after, ...of }) {
      const { document, view } = await recordOf(of);
      const { bodyFromEditor, caseResolver, compareTexts } = await officialdoc();
      const blocks = async (versionId: string | null) => {
        const text = await versions.text(of, versionId);
        return bodyFromEditor(editorJsonOf(text), caseResolver(view, document));
      };
      return orEngineError(async () => compareTexts(await blocks(before), await blocks(after)));
    },

    tree,
    async docx({ pictures = [], ...of }) {
      const { renderDocx, withPictures } = await officialdoc();
      return orEngineError(async () => renderDocx(withPictures(await tree(of), pictures)));
    },

    async proof({ caseId, documentId, today, reads }) {
      const { journal, texts } = await context.session.openCase(caseId);
      const document = journal.view().records.document[documentId];
      if (document === undefined) throw new EngineError('unknownRecord');
      return proofs.check({ journal, texts, document, today, reads });
    },

    async writeDocx({ tree: made }) {
      const { officialDocument, renderDocx } = await officialdoc();
      const known = officialDocument.safeParse(made);
      if (!known.success) throw new EngineError('document_notADocument', 'nothingChanged', { place: 'tree' });
      return renderDocx(known.data);
    },

    async recordExport({ format, sha256, fileName, ...of }) {
      const versionId = await versions.add(of, fileName, 'exported');
      const { journal } = await context.session.openCase(of.caseId);
      const detail = JSON.stringify({ documentId: of.documentId, versionId, format, sha256, fileName });
      await journal.apply([{ type: 'note.recorded', what: 'exported', detail }], { isUndoable: false });
      return null;
    },
  };
}
