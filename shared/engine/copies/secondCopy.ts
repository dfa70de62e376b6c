import * as z from 'zod';
import { type Folders, HostError } from '#host';
import { JournalError, openLocal, sealLocal } from '#journal';
import { type ReconcileReport, readVaultFile, reconcileJournals, VaultCopy } from '#mirror';
import type { Commit, Store } from '#store';
import { CborError, decodeCanonical, encodeCanonical, type Key } from '#vault';
import type { CopyFinding, CopyState } from '../contract/copies.ts';
import { EngineError } from '../errors.ts';
import { bringTogether, findingsOf } from './bringTogether.ts';
import { CopyQueue, type QueueState } from './copyQueue.ts';
import { KeptCopy } from './keptCopy.ts';
import type { CopySettings } from './settings.ts';
import { type FileSyncOptions, planFiles, syncFiles } from './syncFiles.ts';

export type SecondPlace = NonNullable<CopySettings['second']>;

export interface SecondCopyOptions {
  readonly store: Store;
  readonly folders: Folders;
  readonly vaultId: string;
  readonly keys: { readonly heads: Key; readonly settings: Key };
  readonly registryId: string;
  readonly place: SecondPlace;
  readonly now: () => number;
  /** Journals of destroyed cases: what the drive still has of them goes. */
  readonly destroyed: () => ReadonlySet<string>;
  readonly files: Pick<FileSyncOptions, 'keepingOf' | 'chunkElsewhere'>;
  readonly onFindings: (findings: readonly CopyFinding[]) => void;
  /** It had entries that the other copies lost. */
  readonly onTakenIn: (report: ReconcileReport) => void;
  readonly onChange: () => void;
}

/** Opens the copy on a drive the user chose. @throws HostError folderGone; EngineError copyOfOtherVault */
export async function openSecond(
  folders: Folders,
  { place, root }: Pick<SecondPlace, 'place' | 'root'>,
  vaultId: string,
  key: Key,
): Promise<VaultCopy> {
  const port = await folders.open(place);
  if (port === null) throw new HostError('folderGone');
  // Never written to: it is somebody else's (JOURNAL D).
  const there = (await readVaultFile(port, root))?.vaultId ?? null;
  if (there !== null && there !== vaultId) throw new EngineError('copyOfOtherVault');
  return VaultCopy.open({ port, headsPort: port, root, vaultId, key });
}

/**
 * Where in a chosen folder this vault's copy is, or shall be.
 * @throws HostError folderGone; EngineError copyOfOtherVault when the folder itself is one
 */
export async function rootIn(folders: Folders | null, place: string, vaultId: string): Promise<string> {
  const port = (await folders?.open(place)) ?? null;
  if (port === null) throw new HostError('folderGone');
  const itself = await readVaultFile(port, '');
  if (itself?.vaultId === vaultId) return '';
  if (itself !== null) throw new EngineError('copyOfOtherVault');
  return `${vaultId}/`;
}

/** Takes in what a copy has of one journal and writes nothing there. @returns whether there was something */
export async function takeInJournal(store: Store, copy: VaultCopy, journal: string): Promise<boolean> {
  const isWanted = (each: string) => each === journal;
  const { takenIn } = await reconcileJournals({ store, copy, isWanted, isReadOnly: true, isThorough: true });
  return takenIn > 0;
}

/** The copy on another drive: follows when the drive is there, and nothing waits for it (JOURNAL D2). */
export class SecondCopy {
  readonly #options: SecondCopyOptions;
  readonly #queue: CopyQueue;
  #keptAt = 0;

  static async start(options: SecondCopyOptions): Promise<SecondCopy> {
    return new SecondCopy(options, await readProgress(options));
  }

  private constructor(options: SecondCopyOptions, from: Progress) {
    this.#options = options;
    const { folders, place, vaultId, keys } = options;
    const kept = new KeptCopy({
      open: () => openSecond(folders, place, vaultId, keys.heads),
      reconcile: copy => this.#reconcile(copy),
    });
    this.#queue = new CopyQueue(kept, {
      now: options.now,
      from,
      syncFiles: (copy, onProgress) => this.#syncFiles(copy, onProgress),
      onChange: state => {
        options.onChange();
        void this.#keepProgress(state).catch(() => undefined); // only a time to show: the next one is kept again
      },
    });
  }

  /** While its drive is there. */
  get copy(): VaultCopy | null {
    return this.#queue.copy;
  }

  get state(): CopyState {
    const { health, at, entries, files, code } = this.#queue.state;
    return { health, at, code, waiting: { entries, files }, label: this.#options.place.label };
  }

  note(commit: Commit): void {
    this.#queue.note(commit);
  }

  look(): void {
    this.#queue.look();
  }

  stop(): void {
    this.#queue.stop();
  }

  async #reconcile(copy: VaultCopy): Promise<void> {
    const { store, destroyed, now, onFindings, onTakenIn } = this.#options;
    await removeDestroyed(copy, destroyed());
    const { damage } = copy;
    const report = await bringTogether({ store, copy, isWanted: journal => !destroyed().has(journal) });
    onFindings(findingsOf(report, { copy: 'second', at: now(), isRebuilt: false, damage }));
    if (report.takenIn > 0) onTakenIn(report);
  }

  async #syncFiles(copy: VaultCopy, onProgress: (left: number) => void): Promise<void> {
    const { store, destroyed, files } = this.#options;
    const options: FileSyncOptions = {
      store,
      copy,
      isWanted: journal => !destroyed().has(journal),
      // The drive is a copy of everything; the store gets nothing back from here that its case keeps elsewhere.
      keepingOf: () => 'both',
      chunkElsewhere: files.chunkElsewhere,
    };
    const steps = (await planFiles(options)).filter(
      ({ manifest, to }) => to === 'copy' || files.keepingOf(manifest.journal) !== 'mirror',
    );
    onProgress(steps.length);
    await syncFiles(
      options,
      steps,
      async () => undefined,
      done => onProgress(steps.length - done),
    );
  }

  async #keepProgress(state: QueueState): Promise<void> {
    const { store, now } = this.#options;
    if (state.at === null || now() - this.#keptAt < KEEP_EVERY) return;
    this.#keptAt = now();
    await store.commit({ caches: [await progressRow(this.#options, state)] });
  }
}

/** What a copy still has of cases that were destroyed. @throws HostError */
export async function removeDestroyed(copy: VaultCopy, destroyed: ReadonlySet<string>): Promise<void> {
  const here = new Set(copy.journals());
  for (const journal of destroyed)
    if (here.has(journal) || (await copy.blobs.list(journal)).size > 0) await copy.removeJournal(journal);
}

// When the drive last held everything, across sessions: a cache, since nothing depends on it --------------------

const KEEP_EVERY = 30_000;
const PURPOSE = 'second-copy';
const LIMIT = 64 * 1024;
type Progress = Pick<QueueState, 'at' | 'entries' | 'files'>;
const progressSchema = z.strictObject({ place: z.string(), at: z.int().nullable() });

async function progressRow({ keys, place, registryId }: SecondCopyOptions, { at }: Progress) {
  const plain = encodeCanonical({ place: place.place, at });
  return { journal: registryId, name: PURPOSE, sealed: await sealLocal(keys.settings, PURPOSE, {}, plain) };
}

async function readProgress({ store, keys, place, registryId }: SecondCopyOptions): Promise<Progress> {
  const nothing = { at: null, entries: 0, files: 0 };
  try {
    const sealed = await store.cache(registryId, PURPOSE);
    if (sealed === null) return nothing;
    const known = progressSchema.parse(decodeCanonical(await openLocal(keys.settings, PURPOSE, {}, sealed), LIMIT));
    return known.place === place.place ? { ...nothing, at: known.at } : nothing;
  } catch (error) {
    if ([JournalError, CborError, z.ZodError].some(kind => error instanceof kind)) return nothing;
    throw error;
  }
}
