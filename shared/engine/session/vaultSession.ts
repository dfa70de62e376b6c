import type { CasePatch } from '#casefile';
import type { CertificateRow, DraftKey, FileRow, Store } from '#store';
import {
  HEADER_FILE,
  KEYRING_FILE,
  type Key,
  type OpenCompartments,
  type OpenVault,
  readCertificate,
  toHex,
  type VaultSecret,
  type Writer,
} from '#vault';
import type { Session } from '../contract/vault.ts';
import { TextSession } from '../documents/textSession.ts';
import { EngineError } from '../errors.ts';
import { listFiles } from '../evidence/manifests.ts';
import type { Appender } from '../journals/appender.ts';
import { OpenJournal } from '../journals/openJournal.ts';
import { openUnsentSource, unsentSourceKey } from './unsentSources.ts';

/** A snapshot is written again after this many entries or a tenth of them all, so that opening is fast after a crash too. */
const ENTRIES_PER_SNAPSHOT = 200;
const SHARE_PER_SNAPSHOT = 0.1;

/** What a session asks of the copies beside the store. */
export interface SessionCopies {
  /** Not null: this installation's chain must not be gone on with (JOURNAL A1). */
  readonly unproven: string | null;
  /** Puts whole rows of another copy where the store's are missing or damaged. @returns how many */
  mend(journal: string): Promise<number>;
}

export interface SessionOptions {
  readonly vault: OpenVault;
  readonly store: Store;
  readonly appender: Appender;
  readonly copies: SessionCopies;
  readonly registryId: string;
  readonly now: () => number;
  readonly newId: () => string;
  readonly restMs: number;
  readonly onPatch: (journal: OpenJournal, patch: CasePatch) => void;
  /** Something of a journal turned out to be damaged or was shown wrongly. */
  readonly onDamage: (journalId: string) => void;
  readonly onRestFailed: (error: unknown) => void;
}

export interface OpenCase {
  readonly journal: OpenJournal;
  readonly texts: TextSession;
  readonly damagedDrafts: readonly DraftKey[];
}

/** The files of the vault as rows, to be written in the same transaction as what depends on them. */
export function vaultFileRows(vault: OpenVault): FileRow[] {
  const { header, keyring } = vault.files();
  return [
    { name: HEADER_FILE, bytes: header },
    { name: KEYRING_FILE, bytes: keyring },
  ];
}

/** The certificate of this installation's writer, to be stored beside its first entry. */
export function certificateRow(vault: OpenVault): CertificateRow {
  return { writer: toHex(vault.writer.publicKey), bytes: vault.writer.certificate };
}

/** An unlocked vault: keys, open journals, typed texts. Lives in the worker only. */
export class VaultSession {
  readonly vault: OpenVault;
  readonly store: Store;
  readonly appender: Appender;
  readonly registryId: string;
  readonly #options: SessionOptions;
  readonly #identities: Map<string, string>;
  readonly #cases = new Map<string, Promise<OpenCase>>();
  readonly #asked = new Map<string, number>();
  /** Cases that are being closed: opening one again waits. */
  readonly #closing = new Map<string, Promise<void>>();
  /** ClientIDs of editors, by case. */
  readonly #textClients = new Map<string, Map<number, boolean>>();
  readonly #sources = new Map<string, OpenJournal>();
  /** Signs in the writer's stead while journals are handed over. */
  #witness: Writer | null = null;
  #compartments: OpenCompartments | null = null;
  isNewWriter = false;
  /** Time of the newest act, when the clock stood before it as the session began; ms. */
  clockBehind: number | null = null;
  #isEnded = false;

  static async start(options: SessionOptions): Promise<VaultSession> {
    const identities = new Map<string, string>();
    for (const { writer, bytes } of await options.store.certificates()) {
      const certificate = await readCertificate(bytes);
      if (certificate?.writer === writer) identities.set(writer, certificate.identity);
    }
    const session = new VaultSession(options, identities);
    // A vault that may be an older copy of itself must not continue a chain it cannot vouch for (JOURNAL A1): it was
    // recovered, its two files are of different days, or the copies know newer entries of this writer, or cannot tell.
    const { vault, copies } = options;
    const isOld = vault.openedBy !== 'passphrase' || vault.generationGap > 1;
    if (isOld || copies.unproven !== null) await session.startNewWriter();
    await session.openCase(options.registryId);
    return session;
  }

  private constructor(options: SessionOptions, identities: Map<string, string>) {
    this.#options = options;
    this.#identities = identities;
    this.vault = options.vault;
    this.store = options.store;
    this.appender = options.appender;
    this.registryId = options.registryId;
  }

  describe(): Session {
    const { identity, fingerprint, recipient, openedBy } = this.vault;
    return {
      registryId: this.registryId,
      identity,
      fingerprint,
      recipient,
      openedBy,
      isNewWriter: this.isNewWriter,
      clockBehind: this.clockBehind,
    };
  }

  async registry(): Promise<OpenJournal> {
    return (await this.openCase(this.registryId)).journal;
  }

  /** Name of the person at this station, for records that print it. */
  async ownName(): Promise<string> {
    const registry = await this.registry();
    const name = registry.fold.record('profile', 'profile')?.fields.get('fullName')?.value;
    return typeof name === 'string' ? name : '';
  }

  /** @throws EngineError unknownCase | damagedCase */
  openCase(caseId: string): Promise<OpenCase> {
    this.#asked.set(caseId, this.#askedFor(caseId) + 1);
    const closing = this.#closing.get(caseId);
    if (closing !== undefined) return closing.then(() => this.openCase(caseId));
    let opening = this.#cases.get(caseId);
    if (opening === undefined) {
      opening = this.#open(caseId);
      this.#cases.set(caseId, opening);
      opening.catch(() => this.#cases.delete(caseId)); // a later attempt may find it repaired
    }
    return opening;
  }

  /** Every journal that is open; one that failed to open has nothing to lose. */
  async openCases(): Promise<readonly OpenCase[]> {
    const opened = await Promise.allSettled(this.#cases.values());
    return opened.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []));
  }

  /** A case that is open, without a word that it is in use. */
  peek(caseId: string): Promise<OpenCase> | null {
    return this.#cases.get(caseId) ?? null;
  }

  isOpen(caseId: string): boolean {
    return this.#cases.has(caseId);
  }

  /** How often a case was asked for: who has asked may still be at work on it. */
  #askedFor(caseId: string): number {
    return this.#asked.get(caseId) ?? 0;
  }

  /** Works on a case behind the person's back; it is closed again unless it was open, or is asked for meanwhile. */
  async openBriefly<T>(caseId: string, work: (open: OpenCase) => Promise<T>): Promise<T> {
    const wasOpen = this.isOpen(caseId);
    const opening = this.openCase(caseId);
    const asked = this.#askedFor(caseId);
    const open = await opening;
    try {
      return await work(open);
    } finally {
      if (!wasOpen) await this.closeCase(caseId, () => this.#askedFor(caseId) === asked);
    }
  }

  /** Commits what was typed and drops the case from memory. @param isFree asked once more before it is dropped */
  async closeCase(caseId: string, isFree: () => boolean = () => true): Promise<void> {
    const opening = this.#cases.get(caseId);
    if (opening === undefined || !isFree()) return;
    const { journal, texts } = await opening;
    await texts.commitAll();
    if (this.#cases.get(caseId) !== opening || !isFree()) return; // closed, or asked for, meanwhile
    this.#cases.delete(caseId);
    texts.close();
    const closing = journal.close();
    const over = closing.then(
      () => undefined,
      () => undefined, // whoever closed it gets the error
    );
    this.#closing.set(caseId, over);
    try {
      await closing;
    } finally {
      this.#closing.delete(caseId);
    }
  }

  /**
   * Works on an open case. One that is closed under the work, because its screen was left, is opened again and the work done
   * anew: what a person typed last must not depend on who was faster.
   */
  async withCase<T>(caseId: string, work: (open: OpenCase) => Promise<T>): Promise<T> {
    const open = await this.openCase(caseId);
    try {
      return await work(open);
    } catch (error) {
      const isClosed = error instanceof EngineError && error.code === 'locked' && !this.#isEnded;
      if (!isClosed || (await this.openCase(caseId)) === open) throw error;
      return work(await this.openCase(caseId));
    }
  }

  /** Stores the vault's files after a change of slots or keyring. */
  async keepFiles(): Promise<void> {
    await this.appender.commit({ files: vaultFileRows(this.vault) });
  }

  /** Keeps the certificates of writers whose entries come from elsewhere; they must verify. */
  async takeCertificates(certificates: readonly (CertificateRow & { readonly identity: string })[]): Promise<void> {
    const unknown = certificates.filter(({ writer }) => !this.#identities.has(writer));
    if (unknown.length === 0) return;
    await this.appender.commit({ certificates: unknown.map(({ writer, bytes }) => ({ writer, bytes })) });
    for (const { writer, identity } of unknown) this.#identities.set(writer, identity);
  }

  /** From here on another key signs (JOURNAL A1); the old chain is never continued. */
  async startNewWriter(): Promise<void> {
    const old = await readCertificate(this.vault.writer.certificate);
    await this.vault.startNewWriter(old?.deviceName ?? '', this.#options.now());
    const certificate = certificateRow(this.vault);
    // Known at once: what is written from here on is signed by the new key, and stands behind the certificate in the queue.
    this.#identities.set(certificate.writer, this.vault.identity);
    await this.appender.commit({ files: vaultFileRows(this.vault), certificates: [certificate] });
    this.isNewWriter = true;
  }

  /** Key of an epoch of a case, null when this person never got it. */
  keyOf(caseId: string): (epoch: number) => Key | null {
    return epoch => (this.vault.hasCaseKey(caseId, epoch) ? this.vault.caseKey(caseId, epoch) : null);
  }

  identityOf(writer: string): string | null {
    return this.#identities.get(writer) ?? null;
  }

  /** Signs with the writer of the identity that a rotation replaces; journals that are opened meanwhile belong to it. */
  async asWitness<T>(work: () => Promise<T>): Promise<T> {
    this.#witness = this.vault.retiring?.writer ?? null;
    try {
      return await work();
    } finally {
      this.#witness = null;
    }
  }

  /** Opens the sealed sources of a case after the passphrase was checked again (JOURNAL C3). */
  async openSource(caseId: string, passphrase: string): Promise<OpenJournal> {
    // Asked for every time, also while the sources of another case are open.
    await this.unsealSources({ type: 'passphrase', passphrase });
    return this.sourceOf(caseId);
  }

  /** Checks the secret and opens the compartments' keys; their journals open one by one. */
  async unsealSources(secret: VaultSecret): Promise<void> {
    const opened = await this.vault.openCompartments(secret);
    this.#compartments ??= opened;
  }

  /** The sealed sources of a case, opened when they were not. @throws EngineError unknownCase */
  async sourceOf(caseId: string): Promise<OpenJournal> {
    const journalId = await this.compartmentOf(caseId);
    const known = this.#sources.get(caseId);
    if (known !== undefined) return known;
    const journal = await this.#openJournal(journalId, () => this.#compartments?.key(caseId) ?? null, true);
    this.#sources.set(caseId, journal);
    return journal;
  }

  /** Sources that are open now, with the keys of their compartments. */
  get openSources(): readonly { readonly journal: OpenJournal; readonly key: Key }[] {
    return [...this.#sources].map(([caseId, journal]) => ({ journal, key: this.sourceKey(caseId) }));
  }

  /**
   * Acts on these sources that the last lock kept are written now. @returns how many; what the case refuses by now is left out
   * @throws EngineError while writing has stopped: they stay kept
   */
  async writeUnsentSource(caseId: string): Promise<{ readonly written: number; readonly refused: number }> {
    const journal = this.source(caseId);
    const { store } = this.#options;
    const acts = (await openUnsentSource(store, journal.id, this.sourceKey(caseId))) ?? [];
    let written = 0;
    for (const changes of acts) {
      const isWritten = await journal.apply(changes).then(
        () => true,
        error => {
          if (this.appender.alarm !== null) throw error;
          return false;
        },
      );
      if (isWritten) written++;
    }
    if (acts.length > 0) await store.commit({ droppedCaches: [unsentSourceKey(journal.id)] });
    return { written, refused: acts.length - written };
  }

  /** @throws EngineError compartmentClosed */
  source(caseId: string): OpenJournal {
    const journal = this.#sources.get(caseId);
    if (journal === undefined) throw new EngineError('compartmentClosed');
    return journal;
  }

  /** Key of an open compartment, for its files. @throws VaultError compartmentClosed */
  sourceKey(caseId: string): Key {
    if (this.#compartments === null) throw new EngineError('compartmentClosed');
    return this.#compartments.key(caseId);
  }

  /** @returns the cases whose sources were open */
  async closeSources(): Promise<readonly string[]> {
    const closed = [...this.#sources.keys()];
    for (const journal of this.#sources.values()) await journal.close();
    this.#sources.clear();
    this.#compartments?.close();
    this.#compartments = null;
    return closed;
  }

  /** Commits drafts, caches folds, drops keys. Every case is tried, also after one failed. @throws the first failure */
  async end(): Promise<void> {
    this.#isEnded = true;
    const failures: unknown[] = [];
    // What was typed first: everything after it is only a cache.
    for (const opening of this.#cases.values())
      await opening.then(({ texts }) => texts.commitAll()).catch(error => failures.push(error));
    for (const caseId of [...this.#cases.keys()]) await this.closeCase(caseId).catch(error => failures.push(error));
    await this.closeSources().catch(error => failures.push(error));
    this.appender.close();
    this.vault.close();
    if (failures.length > 0) throw failures[0];
  }

  /** Journal of a case's sources, as the registry lists it. @throws EngineError unknownCase */
  async compartmentOf(caseId: string): Promise<string> {
    const registry = await this.registry();
    const id = registry.fold.record('caseListing', caseId)?.fields.get('compartmentId')?.value;
    if (typeof id !== 'string' || id === '') throw new EngineError('unknownCase');
    return id;
  }

  async #open(caseId: string): Promise<OpenCase> {
    if (!this.vault.hasCaseKey(caseId, 0)) throw new EngineError('unknownCase');
    const keyOf = this.keyOf(caseId);
    let journal = await this.#openJournal(caseId, keyOf, false);
    if (journal.isOwnChainBroken) {
      await this.startNewWriter();
      await journal.close();
      journal = await this.#openJournal(caseId, keyOf, false);
    }
    const texts = new TextSession({
      journal,
      store: this.store,
      draftKey: await this.vault.localKey('drafts'),
      keyOf,
      restMs: this.#options.restMs,
      session: this.#options.newId(),
      clients: this.#clientsOf(caseId),
      onRestFailed: this.#options.onRestFailed,
    });
    const damagedDrafts = await texts.recover();
    void this.#recheckLater(journal);
    return { journal, texts, damagedDrafts };
  }

  #clientsOf(caseId: string): Map<number, boolean> {
    let clients = this.#textClients.get(caseId);
    if (clients === undefined) {
      clients = new Map();
      this.#textClients.set(caseId, clients);
    }
    return clients;
  }

  async #openJournal(
    journalId: string,
    keyOf: (epoch: number) => Key | null,
    isCompartment: boolean,
  ): Promise<OpenJournal> {
    const { store, appender, now, onPatch, copies } = this.#options;
    const journal = await OpenJournal.open({
      mend: () => copies.mend(journalId),
      store,
      appender,
      now,
      journalId,
      keyOf,
      key: await this.vault.localKey('snapshots'),
      identityOf: writer => this.identityOf(writer),
      writer: () => this.#witness ?? this.vault.writer,
      isCompartment,
      onPatch: (journal, patch) => {
        onPatch(journal, patch);
        const atLeast = Math.max(ENTRIES_PER_SNAPSHOT, SHARE_PER_SNAPSHOT * journal.entryCount);
        void journal.saveSnapshot(atLeast).catch(this.#options.onRestFailed);
      },
    });
    await listFiles(store, journal.view());
    return journal;
  }

  /** What came from a snapshot is folded again from the entries and compared, behind the person's back. */
  async #recheckLater(journal: OpenJournal): Promise<void> {
    await new Promise(resolve => setTimeout(resolve, RECHECK_AFTER));
    try {
      const isSame = await journal.recheck();
      if (journal.isOwnChainBroken) await this.startNewWriter();
      if (!isSame || journal.damaged.length > 0) this.#options.onDamage(journal.id);
    } catch (error) {
      if (error instanceof EngineError && error.code === 'locked') return;
      this.#options.onRestFailed(error);
    }
  }
}

/** The screen is drawn first, in ms. */
const RECHECK_AFTER = 1_500;
