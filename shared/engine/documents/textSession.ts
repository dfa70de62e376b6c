import * as Y from 'yjs';
import type { Change } from '#casefile';
import { readEntries, unpackEntry } from '#journal';
import type { EditorDocInput } from '#officialdoc';
import type { DraftKey, DraftRow, Store } from '#store';
import type { Key } from '#vault';
import { EngineError } from '../errors.ts';
import type { OpenJournal } from '../journals/openJournal.ts';
import { openDraft, sealDraft, type TypedText } from './drafts.ts';
import { buildText, clientsOf, hasPending, mergeInto, newClientId } from './mergeDrafts.ts';
import { writeBody } from './writeBody.ts';

interface Text {
  /** Everything accepted; built when first needed. */
  accepted: Y.Doc | null;
  /** A copy of it that has the drafts too; made when somebody wants to read what is being typed. */
  reading: { readonly of: Y.Doc; readonly doc: Y.Doc } | null;
  /** Durable in the draft log, not yet in an entry. */
  pending: TypedText[];
  /** Handed to the appender, which keeps trying; harmless to apply twice. */
  inFlight: Uint8Array<ArrayBuffer>[];
  rest: ReturnType<typeof setTimeout> | null;
  tail: Promise<unknown>;
}

export interface TextSessionOptions {
  readonly journal: OpenJournal;
  readonly store: Store;
  /** Vault-local key of the draft log. */
  readonly draftKey: Key;
  keyOf(epoch: number): Key | null;
  readonly restMs: number;
  /** Random name of this session: the drafts of another one never stand under its keys. */
  readonly session: string;
  /**
   * ClientIDs given out since the vault was opened, and whether each is declared in the chain: an editor outlives the closing
   * and opening again of its case.
   */
  readonly clients: Map<number, boolean>;
  /** A commit at rest failed; the drafts are safe and will be tried again. */
  readonly onRestFailed: (error: unknown) => void;
}

/** Typed text of one journal in one session: draft log, commit at rest, accepted text (JOURNAL A7, B2). */
export class TextSession {
  readonly #options: TextSessionOptions;
  readonly #texts = new Map<string, Text>();
  readonly #clients: Map<number, boolean>;
  /** Stands for updates that only delete: they name no client. */
  readonly #clientId = newClientId();
  /** One for all texts, so that no key ever stands for two drafts. */
  #counter = 0;
  #isClosed = false;
  /** Handed in and not yet durable, or failed while the vault was being locked. */
  readonly #unsaved = new Set<TypedText>();
  #isLeaving = false;

  constructor(options: TextSessionOptions) {
    this.#options = options;
    this.#clients = options.clients;
  }

  /**
   * The whole text as one update, drafts included, and the clientID to type with: a new one for each opening, so that two
   * editors of one text never give the same clock to different words.
   */
  async open(documentId: string): Promise<{ state: Uint8Array; clientId: number }> {
    return this.#inOrder(documentId, async text => {
      const accepted = await this.#accepted(documentId, text);
      const doc = new Y.Doc({ gc: false });
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(accepted));
      for (const update of text.inFlight) Y.applyUpdate(doc, update);
      for (const { draft } of text.pending) Y.applyUpdate(doc, draft.update);
      const state = Y.encodeStateAsUpdate(doc);
      doc.destroy();
      return { state, clientId: this.#newClient() };
    });
  }

  /**
   * First texts of new documents as changes, to be written in the entry that makes the documents: no editor can open one in
   * between and type where its first words are going to stand.
   */
  firstTexts(bodies: readonly { readonly documentId: string; readonly body: EditorDocInput }[]): readonly Change[] {
    return bodies.flatMap(({ documentId, body }): Change[] => {
      const doc = new Y.Doc({ gc: false });
      const clientId = doc.clientID;
      const added = writeBody(doc, body);
      const update = new Uint8Array(Y.encodeStateAsUpdate(doc));
      doc.destroy();
      if (clientsOf(update).size === 0) return [];
      return [
        { type: 'session.started', clientId },
        { type: 'document.text', documentId, clientId, update, added, removed: 0 },
      ];
    });
  }

  /** Makes typed text durable. @throws EngineError foreignText | notAnUpdate */
  async push(documentId: string, update: Uint8Array, added: number, removed: number): Promise<number> {
    const clientId = this.#clientOf(update);
    const { journal, session } = this.#options;
    const key: DraftKey = [journal.id, documentId, session, this.#counter++];
    const typed: TypedText = { key, draft: { clientId, update: new Uint8Array(update), added, removed } };
    this.#unsaved.add(typed);
    try {
      const savedAt = await this.#keep(documentId, typed);
      this.#unsaved.delete(typed);
      return savedAt;
    } catch (error) {
      // The editor still has it; under a lock it is gone.
      if (!this.#isLeaving) this.#unsaved.delete(typed);
      throw error;
    }
  }

  /** The vault is being locked: from now on text that cannot be written is kept for `unsaved`. */
  leave(): void {
    this.#isLeaving = true;
  }

  /** Everything handed in that is in no draft yet, sealed as drafts. Written twice under one key it is still one draft. */
  async unsaved(): Promise<DraftRow[]> {
    return Promise.all([...this.#unsaved].map(typed => sealDraft(this.#options.draftKey, typed)));
  }

  #keep(documentId: string, typed: TypedText): Promise<number> {
    return this.#inOrder(documentId, async text => {
      const { journal } = this.#options;
      const { clientId } = typed.draft;
      const row = await sealDraft(this.#options.draftKey, typed);
      let savedAt: number;
      if (this.#clients.get(clientId) === true) savedAt = await journal.keep({ drafts: [row] });
      else {
        const declared: Change = { type: 'session.started', clientId };
        ({ savedAt } = await journal.apply([declared], { isUndoable: false, with: { drafts: [row] } }));
        this.#clients.set(clientId, true);
      }
      text.pending.push(typed);
      this.#restart(documentId, text);
      return savedAt;
    });
  }

  /** Turns the drafts of a document into one entry. @returns its id, null when nothing was typed. */
  async commit(documentId: string): Promise<string | null> {
    return this.#inOrder(documentId, text => this.#commit(documentId, text));
  }

  /** Commits every document: leaving, locking, exporting. */
  async commitAll(): Promise<void> {
    for (const documentId of this.#texts.keys()) await this.commit(documentId);
  }

  /** The accepted text, drafts committed first. The document is shared: do not change it. */
  async text(documentId: string): Promise<Y.Doc> {
    return this.#inOrder(documentId, async text => {
      await this.#commit(documentId, text);
      return this.#accepted(documentId, text);
    });
  }

  /**
   * The text with its drafts, for reading while it is written: nothing is committed. The same document for as long as the
   * accepted text is only added to, so that a reader may follow its changes. Do not change it.
   */
  async reading(documentId: string): Promise<Y.Doc> {
    return this.#inOrder(documentId, async text => {
      const accepted = await this.#accepted(documentId, text);
      if (text.reading?.of !== accepted) text.reading = { of: accepted, doc: new Y.Doc({ gc: false }) };
      const { doc } = text.reading;
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(accepted, Y.encodeStateVector(doc)));
      for (const update of text.inFlight) Y.applyUpdate(doc, update);
      for (const { draft } of text.pending) Y.applyUpdate(doc, draft.update);
      return doc;
    });
  }

  /**
   * Drafts left by a session that ended without committing become one entry each; the entry removes the rows in its own
   * transaction, so they cannot be committed twice.
   * @returns keys of drafts that do not open
   */
  async recover(): Promise<readonly DraftKey[]> {
    const { journal, store, draftKey, session } = this.#options;
    const rows = (await store.drafts(journal.id)).filter(row => row.session !== session);
    const groups = new Map<string, DraftRow[]>();
    for (const row of rows) {
      const group = `${row.document}\n${row.session}`;
      groups.set(group, [...(groups.get(group) ?? []), row]);
    }
    const damaged: DraftKey[] = [];
    let waiting: { readonly documentId: string; readonly drafts: TypedText[] }[] = [];
    for (const group of groups.values()) {
      const drafts: TypedText[] = [];
      for (const row of group) {
        const key: DraftKey = [row.journal, row.document, row.session, row.counter];
        const draft = await openDraft(draftKey, row);
        if (draft === null) damaged.push(key);
        else drafts.push({ key, draft });
      }
      const documentId = group[0]?.document;
      if (documentId !== undefined && drafts.length > 0) waiting.push({ documentId, drafts });
    }
    // A session may have typed after words of another one: as long as one more finds what it stands on, all are tried again.
    for (let left = Number.POSITIVE_INFINITY; waiting.length > 0 && waiting.length < left; ) {
      left = waiting.length;
      const tried = waiting;
      waiting = [];
      for (const each of tried) {
        const { documentId, drafts } = each;
        const isWritten = await this.#inOrder(documentId, text => this.#writeUnlessEarly(documentId, text, drafts));
        if (!isWritten) waiting.push(each);
      }
    }
    // What stands on words that nobody has is kept, and named.
    return [...damaged, ...waiting.flatMap(({ drafts }) => drafts.map(({ key }) => key))];
  }

  /** @returns false when the drafts stand on text that is not accepted (yet): nothing was written */
  async #writeUnlessEarly(documentId: string, text: Text, drafts: readonly TypedText[]): Promise<boolean> {
    try {
      await this.#write(documentId, text, drafts, true);
      return true;
    } catch (error) {
      if (error instanceof EngineError && error.code === 'textMissing') return false;
      throw error;
    }
  }

  /** Forgets built texts, so that they are built again from what was accepted meanwhile. */
  forget(documentId: string): void {
    const text = this.#texts.get(documentId);
    if (text !== undefined) text.accepted = null;
  }

  /** Whoever still holds this session is told `locked`, and nothing of theirs is acknowledged. */
  close(): void {
    this.#isClosed = true;
    for (const text of this.#texts.values()) if (text.rest !== null) clearTimeout(text.rest);
    this.#texts.clear();
  }

  #text(documentId: string): Text {
    let text = this.#texts.get(documentId);
    if (text === undefined) {
      text = {
        accepted: null,
        reading: null,
        pending: [],
        inFlight: [],
        rest: null,
        tail: Promise.resolve(),
      };
      this.#texts.set(documentId, text);
    }
    return text;
  }

  #inOrder<T>(documentId: string, act: (text: Text) => Promise<T>): Promise<T> {
    const text = this.#text(documentId);
    const run = () => {
      // Words taken by a session that is over would stand under keys that its own commits drop.
      if (this.#isClosed) throw new EngineError('locked', 'notSaved');
      return act(text);
    };
    const next = text.tail.then(run, run);
    text.tail = next.catch(() => undefined); // whoever asked for it gets the error
    return next;
  }

  #newClient(): number {
    const clientId = newClientId();
    this.#clients.set(clientId, false);
    return clientId;
  }

  /** The one clientID of an update; of pure deletions, the session's own. @throws EngineError foreignText | notAnUpdate */
  #clientOf(update: Uint8Array): number {
    let clients: number[];
    try {
      clients = [...clientsOf(update)];
    } catch {
      throw new EngineError('notAnUpdate', 'notSaved'); // yjs throws whatever its decoder hits
    }
    const [clientId = this.#clientId] = clients;
    if (clients.length > 1 || (clients.length === 1 && !this.#clients.has(clientId)))
      throw new EngineError('foreignText', 'notSaved');
    return clientId;
  }

  #restart(documentId: string, text: Text): void {
    if (text.rest !== null) clearTimeout(text.rest);
    text.rest = setTimeout(() => {
      text.rest = null;
      this.commit(documentId).catch(this.#options.onRestFailed);
    }, this.#options.restMs);
  }

  async #commit(documentId: string, text: Text): Promise<string | null> {
    if (text.rest !== null) clearTimeout(text.rest);
    text.rest = null;
    if (text.pending.length === 0) return null;
    const drafts = text.pending;
    text.pending = [];
    try {
      return await this.#write(documentId, text, drafts, false);
    } catch (error) {
      // Refused before it was written: the drafts are still the only copy.
      if (
        error instanceof EngineError &&
        (error.code === 'writingStopped' || error.code === 'locked' || error.code === 'textMissing')
      )
        text.pending = [...drafts, ...text.pending];
      throw error;
    }
  }

  async #write(
    documentId: string,
    text: Text,
    drafts: readonly TypedText[],
    isLeftover: boolean,
  ): Promise<string | null> {
    const { journal } = this.#options;
    const accepted = await this.#accepted(documentId, text);
    const droppedDrafts = drafts.map(each => each.key);
    const changes: Change[] = [];
    const updates: Uint8Array<ArrayBuffer>[] = [];
    for (const clientId of new Set(drafts.map(each => each.draft.clientId))) {
      const typed = drafts.map(each => each.draft).filter(draft => draft.clientId === clientId);
      const update = mergeInto(
        accepted,
        typed.map(draft => draft.update),
      );
      if (update === null) continue;
      updates.push(update);
      // A leftover may be committed by another writer than the one that declared it.
      if (isLeftover) changes.push({ type: 'session.started', clientId });
      changes.push({
        type: 'document.text',
        documentId,
        clientId,
        update,
        added: typed.reduce((sum, each) => sum + each.added, 0),
        removed: typed.reduce((sum, each) => sum + each.removed, 0),
      });
    }
    if (hasPending(accepted)) {
      // They stand on words that are not accepted: dropped now, they would be lost.
      text.accepted = null;
      throw new EngineError('textMissing', 'notSaved');
    }
    if (changes.length === 0) {
      // Nothing in them that is not accepted already.
      await this.#options.store.commit({ droppedDrafts });
      return null;
    }
    try {
      const { entryId } = await journal.apply(changes, { isUndoable: false, with: { droppedDrafts } });
      return entryId;
    } catch (error) {
      text.accepted = null; // it may not be accepted
      text.inFlight.push(...updates);
      throw error;
    }
  }

  async #accepted(documentId: string, text: Text): Promise<Y.Doc> {
    if (text.accepted === null) text.accepted = buildText(await this.#acceptedUpdates(documentId));
    return text.accepted;
  }

  /** Updates of the entries that make this text, in fold order. */
  async #acceptedUpdates(documentId: string): Promise<Uint8Array[]> {
    const { journal, store, keyOf } = this.#options;
    const ids = journal.fold.textEntries(documentId).map(each => each.entryId);
    const rows = await store.entries.many(ids);
    const stored = rows.flatMap(row => (row === null ? [] : [unpackEntry(row.bytes)]));
    const { entries } = await readEntries(stored, keyOf);
    return entries.flatMap(
      ({ body }) =>
        body?.changes.flatMap(change =>
          change.type === 'document.text' && change.documentId === documentId ? [change.update] : [],
        ) ?? [],
    );
  }
}
