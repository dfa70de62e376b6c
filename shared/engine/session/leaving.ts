import type { Commit } from '#store';
import type { TypedNow } from '../contract/vault.ts';
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
  readonly #typed: TypedNow;
  readonly #time: number;
  /** Acts for journals that are not open. */
  readonly #homeless: UnsentAct[] = [];
  #cases: readonly OpenCase[] = [];
  /** Taken before their compartments close. */
  readonly #sources: VaultSession['openSources'];

  /** @param time ms since the epoch */
  static async begin(session: VaultSession, typed: TypedNow, time: number): Promise<Leaving> {
    // Derived before the keys go.
    const key = await session.vault.localKey('unsent');
    return new Leaving(session, { key, registryId: session.registryId }, typed, time);
  }

  private constructor(session: VaultSession, place: UnsentPlace, typed: TypedNow, time: number) {
    this.#session = session;
    this.#sources = session.openSources;
    this.#place = place;
    this.#typed = typed;
    this.#time = time;
  }

  /** Hands everything to its journal. Resolves when each is written or refused; what failed is in `remains`. */
  async handIn(): Promise<void> {
    for (const { journal } of this.#sources) journal.leave();
    this.#cases = await this.#session.openCases();
    for (const { journal, texts } of this.#cases) {
      journal.leave();
      texts.leave();
    }
    const caseOf = (id: string) => this.#cases.find(({ journal }) => journal.id === id);
    const writing = [
      ...this.#typed.texts.map(({ caseId, documentId, update, added, removed }) =>
        caseOf(caseId)?.texts.push(documentId, update, added, removed),
      ),
      ...this.#typed.acts.map(act => {
        const open = caseOf(act.caseId);
        if (open === undefined) this.#homeless.push(act);
        return open?.journal.apply(act.changes);
      }),
    ];
    await Promise.allSettled(writing);
  }

  /** Stops writing and seals what is not in the store. Empty when everything is. */
  async remains(): Promise<readonly Commit[]> {
    this.#session.appender.close();
    const { unwritten } = this.#session.appender;
    const drafts = (await Promise.all(this.#cases.map(({ texts }) => texts.unsaved()))).flat();
    const acts = [
      ...this.#cases.flatMap(({ journal }) => journal.unsealed.map(changes => ({ caseId: journal.id, changes }))),
      ...this.#homeless,
    ];
    const { fields } = this.#typed;
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
}
