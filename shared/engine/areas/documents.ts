import * as Y from 'yjs';
import { type CaseView, isOut, type RecordValue, setRecord } from '#casefile';
import type { OfficialDocument } from '#officialdoc';
import type { EngineContext } from '../context.ts';
import type { AreaApi } from '../contract/call.ts';
import type { Contract } from '../contract/index.ts';
import { editorJsonOf } from '../documents/editorJsonOf.ts';
import { forbidLocked, forbidLockedDocument, moveChanges } from '../documents/moves.ts';
import { Proofs } from '../documents/proofs.ts';
import { readWord } from '../documents/readWord.ts';
import type { TextSession } from '../documents/textSession.ts';
import type { DocumentOf, Versions } from '../documents/versions.ts';
import { EngineError } from '../errors.ts';
import type { ItemTexts } from '../evidence/itemText.ts';
import type { OpenJournal } from '../journals/openJournal.ts';

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
  const withTexts = <T>(
    { caseId, documentId }: DocumentOf,
    work: (texts: TextSession, journal: OpenJournal) => Promise<T>,
  ): Promise<T> =>
    context.session.withCase(caseId, async ({ journal, texts: own }) => {
      if (journal.fold.record('document', documentId) === undefined) throw new EngineError('unknownRecord');
      return work(own, journal);
    });

  const recordOf = async (of: DocumentOf): Promise<{ document: RecordValue<'document'>; view: CaseView }> => {
    const { journal } = await context.session.openCase(of.caseId);
    const view = journal.view();
    const document = view.records.document[of.documentId];
    if (document === undefined) throw new EngineError('unknownRecord');
    return { document, view };
  };

  /** The tree as the case has it now; `changed` stands for the record when a step is about to change it. */
  const treeNow = async (of: DocumentOf, changed?: RecordValue<'document'>): Promise<OfficialDocument> => {
    const own = await texts(of);
    const { document, view } = await recordOf(of);
    const { annexesOf, documentTree } = await officialdoc();
    const annexes = new Map<string, unknown>();
    for (const annex of annexesOf(view, of.documentId)) annexes.set(annex.id, editorJsonOf(await own.text(annex.id)));
    const body = editorJsonOf(await own.text(of.documentId));
    return orEngineError(async () => documentTree(view, changed ?? document, body, annexes));
  };

  /** As it was issued, while it stands so; else as it is now. */
  const tree = async (of: DocumentOf): Promise<OfficialDocument> => {
    const { document, view } = await recordOf(of);
    if (document.annexOfId !== null) return annexTree({ ...of, documentId: document.annexOfId }, of.documentId);
    const { issuedTree, issuesOf } = await officialdoc();
    const [issue] = isOut(document.state) ? issuesOf(view, of.documentId) : [];
    return (issue === undefined ? null : issuedTree(issue)) ?? treeNow(of);
  };

  /** An annex by itself. One that is not in what was issued stands as it is now. */
  const annexTree = async (owner: DocumentOf, annexId: string): Promise<OfficialDocument> => {
    const { annexAlone, annexesOf } = await officialdoc();
    const { view } = await recordOf(owner);
    const at = annexesOf(view, owner.documentId).findIndex(each => each.id === annexId);
    const whole = await tree(owner);
    return annexAlone(whole.annexes[at] === undefined ? await treeNow(owner) : whole, at);
  };

  return {
    async create({ caseId, changes, bodies }) {
      const { editorDoc } = await officialdoc();
      for (const { body } of bodies)
        if (!editorDoc.safeParse(body).success) throw new EngineError('badInput', 'nothingChanged', { at: 'bodies' });
      if (changes.some(change => change.type !== 'record.set'))
        throw new EngineError('badInput', 'nothingChanged', { at: 'changes' });
      const { journal, texts } = await context.session.openCase(caseId);
      forbidLocked(journal, changes);
      const made = { at: context.now(), byName: await context.session.ownName(), step: 'created' as const };
      const steps = bodies.map(({ documentId }) =>
        setRecord('documentStep', context.newId(), { ...made, documentId, draftNumber: 1 }),
      );
      const { savedAt } = await journal.apply([...changes, ...steps, ...texts.firstTexts(bodies)]);
      context.emit({ type: 'saved', at: savedAt });
      return null;
    },

    async move({ step, note, issue, ...of }) {
      const { journal, texts: own } = await context.session.openCase(of.caseId);
      const { document, view } = await recordOf(of);
      const { annexesOf } = await officialdoc();
      for (const each of [of.documentId, ...annexesOf(view, of.documentId).map(annex => annex.id)])
        await own.commit(each);
      const order = { document, step, note, issue, tree: (changed: typeof document) => treeNow(of, changed) };
      const changes = await moveChanges(context, journal, order);
      await versions.beforeChanges(of.caseId, changes);
      const { savedAt } = await journal.apply(changes, { isUndoable: false });
      context.emit({ type: 'saved', at: savedAt });
      return null;
    },

    async noteSigned({ evidenceId, compared, ...of }) {
      const { journal } = await context.session.openCase(of.caseId);
      const { document, view } = await recordOf(of);
      if (view.records.evidence[evidenceId] === undefined) throw new EngineError('unknownEvidence');
      if (!isOut(document.state)) throw new EngineError('documentMove', 'nothingChanged', { step: 'scanLinked' });
      const { documentId } = of;
      const made = { documentId, evidenceId, at: context.now(), byName: await context.session.ownName() };
      const step =
        compared === undefined ? { step: 'scanLinked' as const } : { step: 'compared' as const, ...compared };
      const changes = [
        ...(compared === undefined ? [setRecord('document', documentId, { issuedScanEvidenceId: evidenceId })] : []),
        setRecord('documentStep', context.newId(), { ...made, ...step }),
      ];
      const { savedAt } = await journal.apply(changes, { isUndoable: false });
      context.emit({ type: 'saved', at: savedAt });
      return null;
    },

    openText: input => withTexts(input, own => own.open(input.documentId)),

    async pushText({ update, added, removed, ...of }) {
      const savedAt = await withTexts(of, (own, journal) => {
        const document = journal.fold.value('document', of.documentId);
        if (document !== null) forbidLockedDocument(journal, document);
        return own.push(of.documentId, update, added, removed);
      });
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

    async readWord({ bytes, ...of }) {
      const { document, view } = await recordOf(of);
      const { acceptedText, anyDoc } = await officialdoc();
      const text = editorJsonOf(await (await texts(of)).text(of.documentId));
      return orEngineError(() => readWord(view, document, acceptedText(anyDoc.parse(text)), bytes));
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
