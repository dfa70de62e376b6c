import * as z from 'zod';
import type { RecordValue } from '#casefile';
import { JournalError, openLocal, sealLocal } from '#journal';
import type { CacheRow } from '#store';
import { CborError, decodeCanonical, encodeCanonical, type Key, type OpenVault } from '#vault';
import type { CaseSummary } from '../contract/cases.ts';
import type { OpenJournal } from '../journals/openJournal.ts';
import { toEngineError } from '../toEngineError.ts';
import { summarise } from './summarise.ts';
import type { VaultSession } from './vaultSession.ts';

const NAME = 'summary';
const KEY = 'summaries';
const LIMIT = 1024 * 1024;
/** A summary is made again this long after the last change, in ms. */
const REST = 1_000;

const summarySchema = z.looseObject({ caseId: z.string(), title: z.string(), changedAt: z.number() });

/** Rows of the Hồ sơ list, sealed under a vault-local key: listing opens no case. */
export class CaseSummaries {
  readonly #session: VaultSession;
  readonly #key: Key;
  readonly #now: () => number;
  readonly #onChange: () => void;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Cases that failed to open in this session, with what was wrong. */
  readonly #damage = new Map<string, string>();
  /** Cases whose row was lost and was made again, or could not be. */
  readonly #remade = new Set<string>();
  #remaking: Promise<void> = Promise.resolve();

  static async start(session: VaultSession, now: () => number, onChange: () => void): Promise<CaseSummaries> {
    return new CaseSummaries(session, await session.vault.localKey(KEY), now, onChange);
  }

  private constructor(session: VaultSession, key: Key, now: () => number, onChange: () => void) {
    this.#session = session;
    this.#key = key;
    this.#now = now;
    this.#onChange = onChange;
  }

  /** Every case of the registry that still has its keys; a damaged one stays listed with the code of its damage. */
  async list(): Promise<readonly CaseSummary[]> {
    await this.flush();
    const registry = await this.#session.registry();
    const listings = Object.values(registry.fold.view().records.caseListing);
    const rows = new Map((await this.#session.store.caches(NAME)).map(row => [row.journal, row.sealed]));
    const summaries = await Promise.all(
      listings
        .filter(listing => !listing.isDestroyed)
        .map(async listing => {
          const sealed = rows.get(listing.id);
          const known = sealed === undefined ? null : await this.#open(listing.id, sealed);
          if (known === null) this.#remake(listing.id);
          const summary = known ?? fromListing(listing);
          return { ...summary, isSample: listing.isSample, damage: this.#damage.get(listing.id) ?? summary.damage };
        }),
    );
    return summaries.sort((a, b) => b.changedAt - a.changedAt);
  }

  /** Notes that opening a case failed or succeeded. */
  noteDamage(caseId: string, error: unknown): void {
    if (error === null) this.#damage.delete(caseId);
    else this.#damage.set(caseId, toEngineError(error).code);
    this.#onChange();
  }

  /** A case changed: its row is written after a short rest. */
  changed(caseId: string): void {
    if (caseId === this.#session.registryId) {
      this.#onChange();
      return;
    }
    clearTimeout(this.#timers.get(caseId));
    this.#timers.set(
      caseId,
      setTimeout(() => {
        // A summary is a cache: one that could not be written is made again with the next change.
        this.#write(caseId).catch(() => undefined);
      }, REST),
    );
  }

  /** Writes what waits. */
  async flush(): Promise<void> {
    const waiting = [...this.#timers.keys()];
    await Promise.all(waiting.map(caseId => this.#write(caseId)));
  }

  /** A store that was made anew has no rows: each case is opened once, one after the other, and closed again. */
  #remake(caseId: string): void {
    if (this.#remade.has(caseId)) return;
    this.#remade.add(caseId);
    this.#remaking = this.#remaking.then(async () => {
      try {
        await this.#session.openBriefly(caseId, ({ journal }) => this.#keep(journal));
      } catch (error) {
        const isLocked = error instanceof Error && 'code' in error && error.code === 'locked';
        if (!isLocked) this.#damage.set(caseId, toEngineError(error).code);
      }
    });
  }

  async #write(caseId: string): Promise<void> {
    clearTimeout(this.#timers.get(caseId));
    this.#timers.delete(caseId);
    const open = await this.#session.peek(caseId);
    if (open !== null) await this.#keep(open.journal);
  }

  async #keep(journal: OpenJournal): Promise<void> {
    const registry = await this.#session.registry();
    const summary = summarise(journal.view(), {
      entryCount: journal.entryCount,
      damage: journal.damaged[0]?.code ?? null,
      today: isoDay(this.#now()),
      holidays: new Set(registry.view().records.profile.profile?.holidays.map(each => each.date)),
    });
    await this.#session.store.commit({ caches: [await summaryRow(this.#session.vault, summary)] });
    this.#onChange();
  }

  async #open(caseId: string, sealed: Uint8Array): Promise<CaseSummary | null> {
    try {
      const plain = await openLocal(this.#key, NAME, { journal: caseId }, sealed);
      return summarySchema.parse(decodeCanonical(plain, LIMIT)) as unknown as CaseSummary;
    } catch (error) {
      if (error instanceof JournalError || error instanceof CborError || error instanceof z.ZodError) return null;
      throw error;
    }
  }
}

/** A row of the list as it is kept. */
export async function summaryRow(vault: OpenVault, summary: CaseSummary): Promise<CacheRow> {
  const key = await vault.localKey(KEY);
  const sealed = await sealLocal(key, NAME, { journal: summary.caseId }, encodeCanonical(summary));
  return { journal: summary.caseId, name: NAME, sealed };
}

/** The day on this machine's calendar. */
export function isoDay(now: number): string {
  const date = new Date(now);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** What the registry alone knows of a case. */
function fromListing(listing: RecordValue<'caseListing'>): CaseSummary {
  return {
    caseId: listing.id,
    title: listing.title,
    code: '',
    caseKind: listing.caseKind,
    stage: '',
    nextDeadline: null,
    leaderName: '',
    subjectNames: [],
    openedAt: listing.addedAt ?? 0,
    changedAt: listing.addedAt ?? 0,
    entryCount: 0,
    evidenceCount: 0,
    leafCount: 0,
    isSample: listing.isSample,
    isClosed: false,
    damage: null,
  };
}
