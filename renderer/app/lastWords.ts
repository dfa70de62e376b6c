import type { Change } from '#casefile';
import type { TypedNow } from '#engine';

type Act = TypedNow['acts'][number];
export type TypedText = TypedNow['texts'][number];

/**
 * What was typed and is with no engine: changes that a failing disk makes wait, and during a lock everything the screens hand
 * over. One for each engine; closed with it, so that no word outlives the lock.
 */
export class LastWords {
  #acts: Act[] = [];
  #texts: TypedText[] = [];
  #isLocking = false;
  #isClosed = false;

  /** During a lock changes are collected here instead of being sent one by one. */
  get isLocking(): boolean {
    return this.#isLocking;
  }

  get isEmpty(): boolean {
    return this.#acts.length === 0 && this.#texts.length === 0;
  }

  holdAct(caseId: string, changes: readonly Change[]): void {
    if (!this.#isClosed) this.#acts.push({ caseId, changes: [...changes] });
  }

  holdText(text: TypedText): void {
    if (!this.#isClosed) this.#texts.push(text);
  }

  /** Texts of a document, for the editor that opens it again. */
  takeTexts(caseId: string, documentId: string): readonly TypedText[] {
    const isOf = (text: TypedText) => text.caseId === caseId && text.documentId === documentId;
    const taken = this.#texts.filter(isOf);
    this.#texts = this.#texts.filter(text => !isOf(text));
    return taken;
  }

  takeAll(): Pick<TypedNow, 'acts' | 'texts'> {
    const all = { acts: this.#acts, texts: this.#texts };
    this.#acts = [];
    this.#texts = [];
    return all;
  }

  beginLock(): void {
    this.#isLocking = true;
  }

  close(): void {
    this.#isClosed = true;
    this.takeAll();
  }
}
