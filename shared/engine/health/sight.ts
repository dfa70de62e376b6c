import { HostError } from '#host';
import type { VaultCopy } from '#mirror';
import { type Certificate, type Key, readCertificate } from '#vault';
import { journalsOf } from '../backups/vaultSource.ts';
import type { CopyLook, HealthCounts } from '../contract/health.ts';
import type { EngineCore } from '../engineCore.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import { breathe } from '../journals/loadJournal.ts';
import { toEngineError } from '../toEngineError.ts';

/** A journal to be looked at. */
export interface HealthJournal {
  readonly id: string;
  /** Sealed: a compartment, whose content stays closed; its chain and its files are checked from outside. */
  readonly kind: 'registry' | 'case' | 'sealed';
  /** The case a journal belongs to, for a compartment too; null for the registry. */
  readonly caseId: string | null;
  readonly caseTitle: string;
  keyOf(epoch: number): Key | null;
}

/** What a check sees: the open vault, the local copy read afresh from the disk, and where it counts. */
export interface Sight {
  readonly core: EngineCore;
  /** Opened apart and never written to; null where there is none or it does not open. */
  readonly local: VaultCopy | null;
  readonly localLook: CopyLook;
  /** Error code when the local copy does not open. */
  readonly localCode: string | null;
  /** Certificates of the store that verify, by writer. */
  readonly certificates: ReadonlyMap<string, Certificate>;
  readonly counts: { -readonly [K in keyof HealthCounts]: HealthCounts[K] };
  /** Something was read: tells the progress, and waits or stops where the person asked for it. */
  step(done: number): Promise<void>;
}

export async function openSight(core: EngineCore, handle: JobHandle): Promise<Sight> {
  // Everything that is being written is in both copies before they are compared.
  await core.session.appender.settled();
  const local = await inspected(core);
  let itemsDone = 0;
  return {
    core,
    ...local,
    certificates: await certificatesOf(core),
    counts: { cases: 0, entries: 0, signatures: 0, files: 0, chunks: 0, bytes: 0, copiedEntries: 0 },
    step: async done => {
      itemsDone += done;
      handle.progress({ itemsDone });
      await handle.checkpoint();
      await breathe();
    },
  };
}

/** The journals of the vault, or of one case: its own and its compartment. */
export async function journalsIn(core: EngineCore, caseId: string | null): Promise<readonly HealthJournal[]> {
  const { session } = core;
  const listings = Object.values((await session.registry()).view().records.caseListing);
  const ofCompartment = new Map(listings.map(each => [each.compartmentId, each]));
  const titles = new Map(listings.map(each => [each.id, each.title]));
  const journals = (await journalsOf(session)).map(({ id, kind }): HealthJournal => {
    const owner = kind === 'sealed' ? (ofCompartment.get(id)?.id ?? null) : kind === 'case' ? id : null;
    const caseTitle = owner === null ? '' : (titles.get(owner) ?? '');
    return { id, kind, caseId: owner, caseTitle, keyOf: kind === 'sealed' ? () => null : session.keyOf(id) };
  });
  return caseId === null ? journals : journals.filter(each => each.caseId === caseId);
}

async function inspected(core: EngineCore): Promise<Pick<Sight, 'local' | 'localLook' | 'localCode'>> {
  try {
    const local = await core.copies.inspect();
    return { local, localLook: local === null ? 'absent' : 'read', localCode: null };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return { local: null, localLook: 'failed', localCode: toEngineError(error).code };
  }
}

async function certificatesOf({ store }: EngineCore): Promise<ReadonlyMap<string, Certificate>> {
  const known = new Map<string, Certificate>();
  for (const { writer, bytes } of await store.certificates()) {
    const certificate = await readCertificate(bytes);
    if (certificate?.writer === writer) known.set(writer, certificate);
  }
  return known;
}
