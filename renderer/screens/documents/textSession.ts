import * as Y from 'yjs';
import type { Engine } from '#engine';
import type { LastWords, TypedText } from '../../app/index.ts';

/** Origin of updates that came from the engine, so that they are not sent back. */
const FROM_ENGINE = Symbol('from engine');
/** Typing is sent to the draft log after this pause, and at the latest after twice that. */
const PUSH_AFTER_MS = 250;

export interface TextSession {
  readonly text: Y.Doc;
  /** Counts what this session typed, for the history screen. */
  typed(added: number, removed: number): void;
  /** Sends what is not yet durable and waits until it is. Throws what the engine threw; nothing is dropped. */
  flush(): Promise<void>;
  /** Flush, then one journal entry of the drafts: on leaving, exporting, naming a version. */
  commit(): Promise<void>;
  /** What the engine has not acknowledged: waiting here, or on its way. */
  unsaved(): readonly TypedText[];
  /** What could not be saved is left with `lastWords`, to be written when the disk takes it. */
  close(): void;
}

/**
 * Opens the text of a document for writing. Every update goes to the engine's encrypted draft log; what failed to be
 * written stays queued and is sent again with the next one (`onTrouble` says so meanwhile).
 */
export async function openTextSession(
  engine: Engine,
  caseId: string,
  documentId: string,
  onTrouble: (error: unknown | null) => void,
  lastWords: LastWords,
): Promise<TextSession> {
  const { state, clientId } = await engine.documents.openText({ caseId, documentId });
  const text = new Y.Doc({ gc: false });
  Y.applyUpdate(text, state, FROM_ENGINE);
  // Typed in an earlier session of this screen that the disk refused.
  let older = lastWords.takeTexts(caseId, documentId);
  for (const { update } of older) Y.applyUpdate(text, update, FROM_ENGINE);
  // After the state: Yjs takes another clientID when it meets its own in what it is given.
  text.clientID = clientId;

  let queued: Uint8Array[] = [];
  let added = 0;
  let removed = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let onTheWay: TypedText | null = null;
  let sending: Promise<void> = Promise.resolve();

  const send = async () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    // One by one: each has the clientID of its own session.
    for (let next = older[0]; next !== undefined; next = older[0]) {
      await engine.documents.pushText(next);
      older = older.slice(1);
    }
    if (queued.length === 0) return;
    const batch = { updates: queued, added, removed };
    queued = [];
    added = 0;
    removed = 0;
    try {
      const text = asText(batch);
      onTheWay = text;
      await engine.documents.pushText(text);
      onTrouble(null);
    } catch (error) {
      queued = [...batch.updates, ...queued];
      added += batch.added;
      removed += batch.removed;
      onTrouble(error);
      throw error;
    } finally {
      onTheWay = null;
    }
  };
  const asText = (batch: { readonly updates: Uint8Array[]; readonly added: number; readonly removed: number }) => ({
    caseId,
    documentId,
    update: batch.updates.length === 1 && batch.updates[0] ? batch.updates[0] : Y.mergeUpdates(batch.updates),
    added: batch.added,
    removed: batch.removed,
  });
  const unsaved = () => [
    ...older,
    // The engine may have it already; text taken in twice is still there once.
    ...(onTheWay === null ? [] : [{ ...onTheWay, added: 0, removed: 0 }]),
    ...(queued.length === 0 ? [] : [asText({ updates: queued, added, removed })]),
  ];
  const sendInTurn = () => {
    sending = sending.then(send, send);
    return sending;
  };
  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === FROM_ENGINE) return;
    queued.push(update);
    timer ??= setTimeout(() => {
      sendInTurn().catch(onTrouble);
    }, PUSH_AFTER_MS);
  };
  text.on('update', onUpdate);
  const unsubscribe = engine.subscribe(event => {
    if (event.type === 'document.text' && event.caseId === caseId && event.documentId === documentId) {
      Y.applyUpdate(text, event.update, FROM_ENGINE);
    }
  });

  return {
    text,
    typed: (more, less) => {
      added += more;
      removed += less;
    },
    flush: sendInTurn,
    commit: async () => {
      await sendInTurn();
      await engine.documents.commitText({ caseId, documentId });
    },
    unsaved,
    close: () => {
      for (const typed of unsaved()) lastWords.holdText(typed);
      unsubscribe();
      text.off('update', onUpdate);
      if (timer !== null) clearTimeout(timer);
      text.destroy();
    },
  };
}
