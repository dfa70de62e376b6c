import type { FolderPort } from '#host';
import { type Key, toHex } from '#vault';
import { removeRun } from './backUp.ts';
import type { FoundRun } from './listBackups.ts';
import { newestOf, type OpenedChain, openChain } from './openChain.ts';
import { BackupError } from './problems.ts';
import { openProof, type Proof } from './proof.ts';

/** A full run and the runs that build on it. */
export interface Chain {
  readonly chain: string;
  /** Oldest first. */
  readonly runs: readonly FoundRun[];
  /** On the disk. */
  readonly bytes: number;
}

/** Chains of one vault, newest first. Runs whose manifest is lost belong to none: nobody removes them unasked. */
export function chainsOf(found: readonly FoundRun[]): readonly Chain[] {
  const byChain = new Map<string, FoundRun[]>();
  for (const run of found)
    if (run.manifest !== null) byChain.set(run.manifest.chain, [...(byChain.get(run.manifest.chain) ?? []), run]);
  return [...byChain]
    .map(([chain, runs]) => ({
      chain,
      runs,
      bytes: runs.reduce((sum, { files }) => sum + [...files.values()].reduce((all, size) => all + size, 0), 0),
    }))
    .sort((a, b) => (newestRun(a) < newestRun(b) ? 1 : -1));
}

const newestRun = ({ runs }: Chain): string => runs.at(-1)?.run ?? '';

export interface Removable {
  readonly remove: readonly Chain[];
  /** Beyond the number to keep, and yet kept. */
  readonly kept: readonly { readonly chain: Chain; readonly why: 'holdsMore' | 'unreadable' }[];
}

/**
 * Which chains the policy lets go: those older than the newest `keep` proven ones, if everything in them is also in the
 * newest proven one – another station's entries, or files of sealed sources that are gone here, hold a chain back.
 * @param isDestroyed journals whose case was destroyed since: their absence holds nothing back
 */
export async function removableChains(
  port: FolderPort,
  found: readonly FoundRun[],
  keep: number,
  key: Key,
  isDestroyed: (journal: string) => boolean,
): Promise<Removable> {
  const chains = chainsOf(found);
  const proofs = new Map<string, Proof | null>();
  for (const chain of chains) {
    const clear = chain.runs.at(-1)?.proof ?? null;
    proofs.set(chain.chain, clear === null ? null : await openProof(key, clear));
  }
  const isProven = ({ chain }: Chain) => proofs.get(chain)?.problems.length === 0;
  const proven = chains.filter(isProven);
  const [newest] = proven;
  const oldestKept = proven[keep - 1];
  if (newest === undefined || oldestKept === undefined) return { remove: [], kept: [] };
  const older = chains.filter(chain => newestRun(chain) < newestRun(oldestKept));
  if (older.length === 0) return { remove: [], kept: [] };
  const cover = await openChain(port, found, newestRun(newest), key);
  const remove: Chain[] = [];
  const kept: { chain: Chain; why: 'holdsMore' | 'unreadable' }[] = [];
  for (const chain of older) {
    try {
      const old = await openChain(port, found, newestRun(chain), key);
      const unnamed = proofs.get(chain.chain)?.facts.unnamed ?? [];
      if (covers(cover, old, unnamed, isDestroyed)) remove.push(chain);
      else kept.push({ chain, why: 'holdsMore' });
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      kept.push({ chain, why: 'unreadable' });
    }
  }
  return { remove, kept };
}

function covers(
  cover: OpenedChain,
  old: OpenedChain,
  unnamed: readonly string[],
  isDestroyed: (journal: string) => boolean,
): boolean {
  const heads = new Map<string, number>();
  for (const { id, writers } of newestOf(cover).contents.journals)
    for (const { writer, seq } of writers) heads.set(`${toHex(id)}/${toHex(writer)}`, seq);
  const blobs = new Set(cover.runs.flatMap(run => run.contents.blobs.map(blob => toHex(blob.id))));
  return (
    unnamed.every(blob => blobs.has(blob)) &&
    newestOf(old).contents.journals.every(
      ({ id, writers }) =>
        isDestroyed(toHex(id)) ||
        writers.every(({ writer, seq }) => (heads.get(`${toHex(id)}/${toHex(writer)}`) ?? -1) >= seq),
    )
  );
}

/** Takes a chain away, the newest run first: what is left at any moment is still a whole, shorter chain. */
export async function removeChain(port: FolderPort, { runs }: Chain): Promise<void> {
  for (const { vaultId, run } of runs.toReversed()) await removeRun(port, vaultId, run);
}
