import * as Y from 'yjs';
import { isOut, type RecordValue, setRecord } from '#casefile';
import type { EditorDocInput, OfficialDocument } from '#officialdoc';
import { fromHex, toHex } from '#vault';
import type { EngineContext } from '../context.ts';
import type { AreaApi } from '../contract/call.ts';
import type { Contract, TextVersion } from '../contract/index.ts';
import { BODY_FRAGMENT, editorJsonOf } from '../documents/editorJsonOf.ts';
import { forbidLockedDocument, moveChanges } from '../documents/moves.ts';
import { Proofs } from '../documents/proofs.ts';
import type { TextSession } from '../documents/textSession.ts';
import { writeBody } from '../documents/writeBody.ts';
import { EngineError } from '../errors.ts';
import type { ItemTexts } from '../evidence/itemText.ts';
import type { OpenJournal } from '../journals/openJournal.ts';

interface DocumentOf {
  readonly caseId: string;
  readonly documentId: string;
}

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
export function documentsArea(context: EngineContext, itemTexts: ItemTexts): AreaApi<Contract['documents']> {
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

  /** Names the text as it stands. A version is the Yjs snapshot that rebuilds it. */
  const addVersion = async (of: DocumentOf, name: string, isAutomatic: boolean): Promise<string> => {
    const doc = await (await texts(of)).text(of.documentId);
    const versionId = context.newId();
    const { journal } = await context.session.openCase(of.caseId);
    const change = setRecord('documentVersion', versionId, {
      documentId: of.documentId,
      name,
      at: context.now(),
      snapshotHex: toHex(Y.encodeSnapshot(Y.snapshot(doc))),
      isAutomatic,
      byName: await context.session.ownName(),
    });
    await journal.apply([change], { isUndoable: false });
    return versionId;
  };

  /** The tree as the case has it now; `changed` stands for the record when a step is about to change it. */
  const treeNow = async ({ caseId, documentId }: DocumentOf, changed?: RecordValue<'document'>) => {
    const { journal, texts: own } = await context.session.openCase(caseId);
    const view = journal.view();
    const document = changed ?? view.records.document[documentId];
    if (document === undefined) throw new EngineError('unknownRecord');
    const { annexesOf, documentTree } = await officialdoc();
    const annexes = new Map<string, unknown>();
    for (const annex of annexesOf(view, documentId)) annexes.set(annex.id, editorJsonOf(await own.text(annex.id)));
    const body = editorJsonOf(await own.text(documentId));
    return orEngineError(async () => documentTree(view, document, body, annexes));
  };

  /** As it was issued, while it stands so; else as it is now. */
  const tree = async (of: DocumentOf): Promise<OfficialDocument> => {
    const { journal } = await context.session.openCase(of.caseId);
    const view = journal.view();
    const document = view.records.document[of.documentId];
    if (document === undefined) throw new EngineError('unknownRecord');
    const { issuedTree, issuesOf } = await officialdoc();
    const [issue] = isOut(document.state) ? issuesOf(view, of.documentId) : [];
    return (issue === undefined ? null : issuedTree(issue)) ?? treeNow(of);
  };

  /** Writes the first text of a new document, as one who types it would. */
  const writeFirst = async (caseId: string, documentId: string, body: EditorDocInput): Promise<void> => {
    const session = await texts({ caseId, documentId });
    const { clientId } = await session.open(documentId);
    const doc = new Y.Doc({ gc: false });
    doc.clientID = clientId;
    const added = writeBody(doc, BODY_FRAGMENT, body);
    await session.push(documentId, Y.encodeStateAsUpdate(doc), added, 0);
    doc.destroy();
    await session.commit(documentId);
  };

  return {
    async create({ caseId, changes, bodies }) {
      const { editorDoc } = await officialdoc();
      for (const { body } of bodies)
        if (!editorDoc.safeParse(body).success) throw new EngineError('badInput', 'nothingChanged', { at: 'bodies' });
      if (changes.some(change => change.type !== 'record.set'))
        throw new EngineError('badInput', 'nothingChanged', { at: 'changes' });
      const { journal } = await context.session.openCase(caseId);
      const made = { at: context.now(), byName: await context.session.ownName(), step: 'created' as const };
      const steps = bodies.map(({ documentId }) =>
        setRecord('documentStep', context.newId(), { ...made, documentId, draftNumber: 1 }),
      );
      const { savedAt } = await journal.apply([...changes, ...steps]);
      for (const { documentId, body } of bodies) await writeFirst(caseId, documentId, body);
      context.emit({ type: 'saved', at: savedAt });
      return null;
    },

    async move({ step, note, issue, ...of }) {
      const { journal, texts: own } = await context.session.openCase(of.caseId);
      const document = journal.fold.value('document', of.documentId);
      if (document === null) throw new EngineError('unknownRecord');
      const { annexesOf } = await officialdoc();
      for (const each of [of.documentId, ...annexesOf(journal.view(), of.documentId).map(annex => annex.id)])
        await own.commit(each);
      const order = { document, step, note, issue, tree: (changed: typeof document) => treeNow(of, changed) };
      const changes = await moveChanges(context, journal, order);
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
      return { savedAt };
    },

    commitText: async input => ({ entryId: await withTexts(input, own => own.commit(input.documentId)) }),

    nameVersion: async ({ name, ...of }) => ({ versionId: await addVersion(of, name, false) }),

    async versions({ caseId, documentId }) {
      const { journal } = await context.session.openCase(caseId);
      return Object.values(journal.view().records.documentVersion)
        .filter(version => version.documentId === documentId)
        .map(({ id, name, at, byName, isAutomatic }): TextVersion => ({ id, name, at: at ?? 0, byName, isAutomatic }))
        .sort((a, b) => b.at - a.at);
    },

    async versionText({ versionId, ...of }) {
      const { journal } = await context.session.openCase(of.caseId);
      const version = journal.fold.record('documentVersion', versionId);
      const snapshotHex = version?.fields.get('snapshotHex')?.value;
      if (typeof snapshotHex !== 'string') throw new EngineError('unknownRecord');
      const doc = await (await texts(of)).text(of.documentId);
      const old = Y.createDocFromSnapshot(doc, Y.decodeSnapshot(fromHex(snapshotHex)), new Y.Doc({ gc: false }));
      return Y.encodeStateAsUpdate(old);
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
      const versionId = await addVersion(of, fileName, true);
      const { journal } = await context.session.openCase(of.caseId);
      const detail = JSON.stringify({ documentId: of.documentId, versionId, format, sha256, fileName });
      await journal.apply([{ type: 'note.recorded', what: 'exported', detail }], { isUndoable: false });
      return null;
    },
  };
}
