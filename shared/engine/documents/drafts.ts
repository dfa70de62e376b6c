import * as z from 'zod';
import { JournalError, openLocal, sealLocal } from '#journal';
import type { DraftKey, DraftRow } from '#store';
import { CborError, decodeCanonical, encodeCanonical, type Key } from '#vault';

const PURPOSE = 'draft';

/** One push of an editor; a pasted chapter stays far below. */
const DRAFT_LIMIT = 64 * 1024 * 1024;

const draftSchema = z.strictObject({
  clientId: z.int().min(0),
  update: z.instanceof(Uint8Array),
  added: z.int().min(0),
  removed: z.int().min(0),
});
/** As stored; the update may be any bytes. */
export interface Draft {
  readonly clientId: number;
  readonly update: Uint8Array<ArrayBuffer>;
  readonly added: number;
  readonly removed: number;
}

/** Typed text and where it is kept. */
export interface TypedText {
  readonly key: DraftKey;
  readonly draft: Draft;
}

/** A row of the draft log, bound to its place. @param draftKey vault-local key of the log */
export async function sealDraft(draftKey: Key, { key, draft }: TypedText): Promise<DraftRow> {
  const sealed = await sealLocal(draftKey, PURPOSE, placeOf(key), encodeCanonical(draft));
  return { journal: key[0], document: key[1], session: key[2], counter: key[3], sealed };
}

/** @returns null when the row is altered, of another place, or not ours */
export async function openDraft(draftKey: Key, row: DraftRow): Promise<Draft | null> {
  const { journal, document, session, counter } = row;
  try {
    const plain = await openLocal(draftKey, PURPOSE, placeOf([journal, document, session, counter]), row.sealed);
    return draftSchema.parse(decodeCanonical(plain, DRAFT_LIMIT));
  } catch (error) {
    if ([JournalError, CborError, z.ZodError].some(kind => error instanceof kind)) return null;
    throw error;
  }
}

/** Is a row of the draft log whole? */
export async function isWholeDraft(draftKey: Key, row: DraftRow): Promise<boolean> {
  return (await openDraft(draftKey, row)) !== null;
}

function placeOf([journal, document, session, counter]: DraftKey) {
  return { journal, document, session, counter };
}
