import type { FolderPort } from '#host';
import { type Key, toHex } from '#vault';
import type { FoundRun } from './listBackups.ts';
import { type Contents, type Manifest, openContents } from './manifest.ts';
import { CONTENTS, CONTENTS_COPY, isVolume, pathOf } from './names.ts';
import { BackupError, type BackupErrorCode, type ProblemCode, Problems } from './problems.ts';
import { readWhole } from './readFiles.ts';

/** A run whose contents the key has opened. */
export interface OpenedRun {
  readonly manifest: Manifest;
  readonly contents: Contents;
}

/** A run with all that it builds on, as far as it can be read. */
export interface OpenedChain {
  readonly vaultId: string;
  /** Opened runs, full one first; the last is the wanted one unless its contents are lost. */
  readonly runs: readonly OpenedRun[];
  /** Runs of the chain of which nobody knows any more what they hold: whatever frames are whole still count. */
  readonly salvage: readonly { readonly run: string; readonly volumes: readonly string[] }[];
  /** Nothing between the full run and the wanted one is lost. */
  readonly isComplete: boolean;
  readonly problems: Problems;
}

/**
 * Opens a run and the runs before it.
 * @param found every run of this vault in the folder
 * @param strays also use runs whose manifest is lost and that may belong elsewhere: a restore takes whatever verifies
 * @throws BackupError backupOtherKey when the wanted run opens with another key; backupDamaged when nothing of it opens
 */
export async function openChain(
  port: FolderPort,
  found: readonly FoundRun[],
  wanted: string,
  key: Key,
  strays: 'leave' | 'use' = 'leave',
): Promise<OpenedChain> {
  const target = found.find(each => each.run === wanted)?.manifest;
  if (target === undefined || target === null) throw new BackupError('backupDamaged', 'manifest');
  const problems = new Problems();
  const runs: OpenedRun[] = [];
  const salvage: { run: string; volumes: string[] }[] = [];
  const members = membersOf(found, target, problems);
  const lost = found.filter(each => each.manifest === null && !each.isUnfinished && !members.includes(each));
  for (const each of strays === 'use' ? [...lost, ...members] : members) {
    const contents = each.manifest === null ? null : await contentsOf(port, each.manifest, key, problems);
    if (each.manifest !== null && contents !== null) runs.push({ manifest: each.manifest, contents });
    else salvage.push({ run: each.run, volumes: [...each.files.keys()].filter(isVolume) });
  }
  if (runs.length === 0) {
    const isOtherKey = problems.all.some(({ code, run }) => code === 'otherKey' && run === wanted);
    throw new BackupError(isOtherKey ? 'backupOtherKey' : 'backupDamaged', 'contents');
  }
  return { vaultId: target.vaultId, runs, salvage, isComplete: runs.length === target.number + 1, problems };
}

/** The runs a run builds on, and itself: by their numbers, each checked against what the one after it says. */
function membersOf(found: readonly FoundRun[], target: Manifest, problems: Problems): FoundRun[] {
  const members: FoundRun[] = [];
  let expected: { run: string; hash: string } | null = { run: target.run, hash: target.hash };
  for (let number = target.number; number >= 0; number--) {
    const member: FoundRun | undefined =
      expected === null
        ? found.find(each => each.manifest?.chain === target.chain && each.manifest.number === number)
        : found.find(each => each.run === expected?.run);
    if (member === undefined) {
      problems.add('manifestMissing', expected?.run ?? target.chain, { number: number + 1 });
      expected = null;
      continue;
    }
    members.unshift(member);
    const { manifest, problem }: FoundRun = member;
    if (problem !== null) problems.add(problem.code, member.run, problem.params);
    if (manifest === null) {
      if (problem === null) problems.add('manifestMissing', member.run);
      expected = null;
    } else {
      if (expected !== null && manifest.hash !== expected.hash) problems.add('manifestReplaced', member.run);
      expected = manifest.previous === null ? null : { run: manifest.previous.run, hash: manifest.previous.manifest };
    }
  }
  return members;
}

/** Contents of a run, from the file or its copy; null when neither opens. */
async function contentsOf(
  port: FolderPort,
  manifest: Manifest,
  key: Key,
  problems: Problems,
): Promise<Contents | null> {
  for (const name of [CONTENTS, CONTENTS_COPY]) {
    const sealed = await readWhole(port, pathOf(manifest.vaultId, manifest.run, name));
    if (sealed === null) {
      problems.add('contentsMissing', manifest.run, { file: name });
      continue;
    }
    try {
      return await openContents(key, manifest, sealed);
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      problems.add(CODES[error.code] ?? 'contentsDamaged', manifest.run, { file: name });
    }
  }
  return null;
}

const CODES: Partial<Record<BackupErrorCode, ProblemCode>> = {
  backupOtherKey: 'otherKey',
  newerBackup: 'newerVersion',
};

/** The chain's newest contents: what must be there. */
export function newestOf({ runs }: OpenedChain): OpenedRun {
  const newest = runs.at(-1);
  if (newest === undefined) throw new BackupError('backupDamaged', 'no run');
  return newest;
}

export function registryOf(chain: OpenedChain): string {
  return toHex(newestOf(chain).contents.registry);
}

/** Bytes of all volumes, as the manifests have them. */
export function volumeBytes({ runs }: OpenedChain): number {
  return runs.reduce((sum, run) => sum + run.contents.volumes.reduce((all, { size }) => all + size, 0), 0);
}
