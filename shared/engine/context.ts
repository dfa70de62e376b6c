import type { BlobStore, TextReader } from '#evidence';
import type { Folders } from '#host';
import type { Store } from '#store';
import type { KdfCost } from '#vault';
import type { EngineEvent } from './contract/index.ts';
import type { Copies } from './copies/copies.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { OpenJournal } from './journals/openJournal.ts';
import type { VaultSession } from './session/vaultSession.ts';

/** What the engine is given from outside: the pure rooms know no clock and no place. */
export interface EngineOptions {
  /** Name of the database: another name is another vault. */
  readonly vaultName: string;
  /** ms since the epoch */
  readonly now: () => number;
  /** Cost of deriving the passphrase key of a new vault. */
  readonly kdfCost: KdfCost;
  /** Folders on disk the host keeps; null where it keeps none. */
  readonly folders: Folders | null;
  /** A pause before typed text becomes an entry, in ms (JOURNAL A7: 60 s). */
  readonly restMs: number;
  /** Reads text out of hostile files, away from the keys. */
  readonly readText: TextReader;
}

/** What every area works with. */
export interface EngineContext {
  readonly options: EngineOptions;
  readonly jobs: Jobs;
  readonly now: () => number;
  /** 32 lower-case hex characters, random. */
  readonly newId: () => string;
  emit(event: EngineEvent): void;
  /** The working store. @throws EngineError locked before the vault was opened */
  readonly store: Store;
  /** The copies beside the store. @throws EngineError locked */
  readonly copies: Copies;
  /** Evidence files of a journal, in every copy that keeps them. @throws EngineError locked */
  blobs(journal: string): BlobStore;
  /** @throws EngineError locked */
  readonly session: VaultSession;
  /** A case or the registry, opened once and shared. @throws EngineError locked | unknownCase | damagedCase */
  openJournal(caseId: string): Promise<OpenJournal>;
}
