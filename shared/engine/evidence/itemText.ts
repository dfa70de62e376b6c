import * as z from 'zod';
import { BlobReader, type ItemText, mayHoldText, TextError } from '#evidence';
import { JournalError, openLocal, sealLocal } from '#journal';
import { type Key, utf8 } from '#vault';
import type { EngineContext } from '../context.ts';
import type { EvidenceText } from '../contract/evidence.ts';
import { EngineError } from '../errors.ts';
import { toEvidenceError } from './files.ts';

const PURPOSE = 'item-text';
const NOTHING: ItemText = { state: 'noText' };
const cachedText: z.ZodType<ItemText> = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('text'), pages: z.array(z.string()) }),
  z.strictObject({ state: z.literal('noText') }),
]);

/**
 * Texts of the items of the open cases: read once by the reader the host gives, then kept sealed under a vault-local key.
 * The texts themselves are never held here; two askers of one item share one reading.
 */
export class ItemTexts {
  readonly #context: EngineContext;
  readonly #reading = new Map<string, Promise<EvidenceText>>();

  constructor(context: EngineContext) {
    this.#context = context;
  }

  /** @throws EngineError unknownEvidence, or what reading the sealed file throws */
  text(caseId: string, evidenceId: string): Promise<EvidenceText> {
    const key = `${caseId}/${evidenceId}`;
    let reading = this.#reading.get(key);
    if (reading === undefined) {
      reading = this.#read(caseId, evidenceId).finally(() => this.#reading.delete(key));
      this.#reading.set(key, reading);
    }
    return reading;
  }

  async #read(caseId: string, evidenceId: string): Promise<EvidenceText> {
    const { session, store, options } = this.#context;
    const item = (await this.#context.openJournal(caseId)).fold.value('evidence', evidenceId);
    if (item === null) throw new EngineError('unknownEvidence');
    const { blob, mediaType } = item;
    if (blob === null || !mayHoldText(mediaType)) return NOTHING;
    const key = await session.vault.localKey(PURPOSE);
    const place = { journal: caseId, evidence: evidenceId, blob: blob.blobId };
    const name = `${PURPOSE}/${evidenceId}`;
    const cached = await opened(key, place, await store.cache(caseId, name));
    if (cached !== null) return cached;
    const file = await BlobReader.open(blob, session.vault.caseKey(caseId, blob.epoch), this.#context.blobs(caseId));
    let trouble: unknown = null;
    let text: ItemText;
    try {
      text = await options.readText({
        mediaType,
        size: blob.size,
        read: (begin, end) =>
          file.read(begin, end - begin).catch(error => {
            trouble = toEvidenceError(error);
            throw error;
          }),
      });
    } catch (error) {
      // Our own copy is damaged: that is no fault of the reader and must be seen.
      if (trouble !== null) throw trouble;
      if (error instanceof TextError) return { state: 'failed', code: error.code };
      throw error;
    }
    const sealed = await sealLocal(key, PURPOSE, place, utf8(JSON.stringify(text)));
    await store.commit({ caches: [{ journal: caseId, name, sealed }] });
    return text;
  }
}

async function opened(
  key: Key,
  place: Readonly<Record<string, string>>,
  sealed: Uint8Array | null,
): Promise<ItemText | null> {
  if (sealed === null) return null;
  try {
    return cachedText.parse(JSON.parse(new TextDecoder().decode(await openLocal(key, PURPOSE, place, sealed))));
  } catch (error) {
    // A cache of another file, or unreadable: the file itself is the truth.
    if (error instanceof JournalError || error instanceof z.ZodError || error instanceof SyntaxError) return null;
    throw error;
  }
}
