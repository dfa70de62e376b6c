import { type Chain, type ClearProof, type FoundRun, listRuns, openProof, removableChains, timeOfRun } from '#backup';
import type { FolderPort } from '#host';
import type { Key } from '#vault';
import type {
  BackupListing,
  BackupProblem,
  BackupProof,
  BackupRun,
  ChainSummary,
  RemovableChains,
} from '../contract/backups.ts';
import type { StationPlace } from './station.ts';

/** The open vault's knowledge about a folder; null = no vault is open. */
export interface OwnBackups {
  readonly vaultId: string;
  readonly key: Key;
  /** What this station remembers of the folder. */
  readonly place: StationPlace | null;
}

/** What a folder holds. Proofs of the open vault are checked with its key; of others they are only told. */
export async function listingOf(port: FolderPort, own: OwnBackups | null): Promise<BackupListing> {
  const found = await listRuns(port);
  const runs: BackupRun[] = [];
  for (const each of found) if (!each.isUnfinished) runs.push(await runOf(each, own));
  const { freeBytes } = await port.info();
  return {
    runs: runs.reverse(),
    unfinished: found.filter(each => each.isUnfinished).length,
    problems: own === null ? [] : runsGone(found, own),
    freeBytes,
  };
}

async function runOf(
  { vaultId, run, manifest, proof, problem, files }: FoundRun,
  own: OwnBackups | null,
): Promise<BackupRun> {
  const isBelieved = proof !== null && (own?.vaultId !== vaultId || (await openProof(own.key, proof)) !== null);
  return {
    vaultId,
    run,
    at: manifest?.at ?? timeOfRun(run),
    chain: manifest?.chain ?? run,
    number: manifest?.number ?? 0,
    bytes: [...files.values()].reduce((sum, size) => sum + size, 0),
    entries: manifest?.totals.entries ?? 0,
    proof: isBelieved ? clearSummary(proof) : null,
    problem,
    canOpen: manifest !== null,
  };
}

function clearSummary({ run, at, totals, problems }: ClearProof): BackupProof {
  const { bytes: _read, ...counts } = totals;
  return { run, at, ...counts, problems };
}

/** A run that this station proved here and that the folder has no more: an older copy of the folder was put back. */
function runsGone(found: readonly FoundRun[], { place, vaultId }: OwnBackups): readonly BackupProblem[] {
  const proven = place?.proven ?? null;
  if (proven === null || found.some(each => each.vaultId === vaultId && each.run === proven.run)) return [];
  return [{ code: 'runsGone', run: proven.run, params: {} }];
}

/** What the policy would take away now. */
export async function removableOf(
  port: FolderPort,
  { vaultId, key }: OwnBackups,
  keep: number,
  isDestroyed: (journal: string) => boolean,
): Promise<RemovableChains> {
  const { remove, kept } = await removableChains(port, await listRuns(port, vaultId), keep, key, isDestroyed);
  return { remove: remove.map(chainSummary), kept: kept.map(({ chain, why }) => ({ ...chainSummary(chain), why })) };
}

function chainSummary({ runs, bytes }: Chain): ChainSummary {
  const at = (run: FoundRun | undefined) => run?.manifest?.at ?? 0;
  return { from: at(runs[0]), to: at(runs.at(-1)), runs: runs.length, bytes };
}
