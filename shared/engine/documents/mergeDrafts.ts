import * as Y from 'yjs';

/**
 * One update that says what these updates say. They are applied in a single transaction on a document that already holds
 * everything before them, so the result holds only what is new, whatever the size of the document; `Y.mergeUpdates` takes
 * 16 s for 20,000 of them. Equal input gives equal bytes.
 * @param base is changed: it holds the updates afterwards
 */
export function mergeInto(base: Y.Doc, updates: readonly Uint8Array[]): Uint8Array<ArrayBuffer> | null {
  let merged: Uint8Array<ArrayBuffer> | null = null;
  const take = (update: Uint8Array) => {
    merged = new Uint8Array(update);
  };
  base.on('update', take);
  base.transact(() => {
    for (const update of updates) Y.applyUpdate(base, update);
  });
  base.off('update', take);
  return merged;
}

/** The clientIDs of the structs in an update. @throws when the bytes are not an update */
export function clientsOf(update: Uint8Array): ReadonlySet<number> {
  return new Set(Y.decodeUpdate(update).structs.map(struct => struct.id.client));
}

/** A document from accepted updates in fold order. `gc: false`: versions need what was deleted (JOURNAL B2). */
export function buildText(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** Structs that wait for a cause no accepted entry brings: named damage. */
export function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

/** Yjs uses 32-bit clientIDs; fresh per session, never restored. */
export function newClientId(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
