import type { Commit, DraftRow } from '#store';
import { type Key, randomBytes, toHex } from '#vault';
import type { TypedNow } from '../contract/vault.ts';
import { sealDraft } from '../documents/drafts.ts';
import { clientsOf, newClientId } from '../documents/mergeDrafts.ts';
import { sealUnsent, type UnsentAct, type UnsentPlace } from './unsent.ts';
import { sealUnsentSource } from './unsentSources.ts';
import type { OpenCase, VaultSession } from './vaultSession.ts';

/**
 * The last second of a session. What the screens hand in goes its ordinary way; whatever is in no store when the time is over
 * is sealed, so that it may wait, as bytes only the vault opens, wherever there is room for it (JOURNAL C6, D1).
 */
export class Leaving {
  readonly #session: VaultSession;
  readonly #place: UnsentPlace;
  readonly #draftKey: Key;
  readonly #fields: TypedNow['fields'];
  readonly #time: number;
  /** What no open journal has taken over: its case is closed, or still opening when the time is over. */
  readonly #texts: Set<TypedNow['texts'][number]>;
  readonly #acts: Set<UnsentAct>;
  #cases: readonly OpenCase[] = [];
  #isOver = false;
  /** Taken before their compartments close. */
  readonly #sources: VaultSession['openSources'];

  /** @param time ms since the epoch */
  static async begin(session: VaultSession, typed: TypedNow, time: number): Promise<Leaving> {
    // Derived before the keys go.
    const key = await session.vault.localKey('unsent');
    const draftKey = await session.vault.localKey('drafts');
    return new Leaving(session, { key, registryId: session.registryId }, draftKey, typed, time);
  }

  private constructor(session: VaultSession, place: UnsentPlace, draftKey: Key, typed: TypedNow, time: number) {
    this.#session = session;
    this.#sources = session.openSources;
    this.#place = place;
    this.#draftKey = draftKey;
    this.#texts = new Set(typed.texts);
    this.#acts = new Set(typed.acts);
    this.#fields = typed.fields;
    this.#time = time;
  }

  /** Hands everything to its journal. Resolves when each is written or refused; what failed is in `remains`. */
  async handIn(): Promise<void> {
    for (const { journal } of this.#sources) journal.leave();
    const cases = await this.#session.openCases();
    if (this.#isOver) return;
    this.#cases = cases;
    for (const { journal, texts } of this.#cases) {
      journal.leave();
      texts.leave();
    }
    const caseOf = (id: string) => this.#cases.find(({ journal }) => journal.id === id);
    const writing: Promise<unknown>[] = [];
    for (const text of [...this.#texts]) {
      const open = caseOf(text.caseId);
      if (open === undefined) continue;
      this.#texts.delete(text);
      writing.push(open.texts.push(text.documentId, text.update, text.added, text.removed));
    }
    for (const act of [...this.#acts]) {
      const open = caseOf(act.caseId);
      if (open === undefined) continue;
      this.#acts.delete(act);
      writing.push(open.journal.apply(act.changes));
    }
    await Promise.allSettled(writing);
  }

  /** Stops writing and seals what is not in the store. Empty when everything is. */
  async remains(): Promise<readonly Commit[]> {
    this.#isOver = true;
    this.#session.appender.close();
    const { unwritten } = this.#session.appender;
    const ofCases = await Promise.all(this.#cases.map(({ texts }) => texts.unsaved()));
    const drafts = [...ofCases.flat(), ...(await this.#homelessDrafts())];
    const acts = [
      ...this.#cases.flatMap(({ journal }) => journal.unsealed.map(changes => ({ caseId: journal.id, changes }))),
      ...this.#acts,
    ];
    const fields = this.#fields;
    const isAll = acts.length === 0 && fields.length === 0;
    const ofSources = this.#sources.filter(({ journal }) => journal.unsealed.length > 0);
    const sources = ofSources.map(({ journal, key }) =>
      sealUnsentSource(journal.id, key, journal.unsealed, this.#time),
    );
    return [
      ...unwritten,
      ...(sources.length === 0 ? [] : [{ caches: await Promise.all(sources) }]),
      ...(drafts.length === 0 ? [] : [{ drafts }]),
      ...(isAll ? [] : [{ caches: [await sealUnsent(this.#place, { acts, fields })] }]),
    ];
  }

  /** Texts of cases that are not open, as drafts of a session of their own: the next opening of the case takes them in. */
  #homelessDrafts(): Promise<DraftRow[]> {
    const session = toHex(randomBytes(16));
    const rows = [...this.#texts].map(({ caseId, documentId, update, added, removed }, counter) => {
      const [clientId = newClientId()] = clientsOf(update);
      const draft = { clientId, update: new Uint8Array(update), added, removed };
      return sealDraft(this.#draftKey, { key: [caseId, documentId, session, counter], draft });
    });
    return Promise.all(rows);
  }
}
