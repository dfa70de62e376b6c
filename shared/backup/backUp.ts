import { type FolderPort, HostError } from '#host';
import { CHUNK_BYTES, type Key, randomBytes, toHex } from '#vault';
import { type FoundRun, listRuns } from './listBackups.ts';
import type { Contents } from './manifest.ts';
import { isRunOf, MANIFEST, pathOf, runName, timeOfRun, UNFINISHED, vaultFolder } from './names.ts';
import { openChain, volumeBytes } from './openChain.ts';
import { heldBy, NOTHING_HELD, planRun, type RunPlan } from './plan.ts';
import { BackupError, isUnsound } from './problems.ts';
import { openProof } from './proof.ts';
import type { BackupSource } from './source.ts';
import { type RunSink, volumeBytesOf } from './volumeWriter.ts';
import { type Steps, writeRun } from './writeRun.ts';

const DAY = 24 * 3_600_000;
/** A chain begins anew after this long, so that no restore hangs on more than a month of runs. */
const CHAIN_AGE = 30 * DAY;

/** Bytes of an entry, for guessing how far the work is. */
const USUAL_ENTRY = 1_500;

export interface BackUpOptions {
  /** Vault-local key of backups. */
  readonly key: Key;
  readonly now: () => number;
  readonly steps: Steps;
}

export interface BackedUp {
  readonly run: string;
  /** False: the folder held all of it already, and `run` is the newest one there. */
  readonly isNew: boolean;
  readonly isFull: boolean;
  /** Bytes this run wrote. */
  readonly bytes: number;
}

/**
 * Makes a backup into a folder: sweeps what a stopped run left, writes what the chain there does not hold, the manifest
 * last. A run that fails takes its files away where the folder still allows it; otherwise the next run does.
 * @throws HostError when the folder refuses or is gone; whatever `steps` throw
 */
export async function backUp(port: FolderPort, source: BackupSource, options: BackUpOptions): Promise<BackedUp> {
  const { key, now, steps } = options;
  const found = await listRuns(port, source.vaultId);
  await sweep(port, found, source.writer, now());
  const base = await chainToContinue(port, found, source.writer, key, now());
  const plan = await planRun(source, base === null ? NOTHING_HELD : base.held, () => steps.step({}));
  // Written once and read once; what the chain holds is read as well.
  const toWrite = plan.newChunks * CHUNK_BYTES + plan.newEntries * USUAL_ENTRY;
  steps.expect({ bytes: 2 * toWrite + (base?.bytes ?? 0), items: plan.newEntries + plan.entriesTotal });
  if (base !== null && plan.isNothingNew) return { run: base.run, isNew: false, isFull: false, bytes: 0 };
  await mustFit(port, plan);
  // Later than every run that is there, whatever the clock says: names are in the order of making.
  const last = found.at(-1);
  const began = Math.max(now(), last === undefined ? 0 : timeOfRun(last.run) + 1);
  const run = runName(began, source.writer, toHex(randomBytes(2)));
  const path = (name: string) => pathOf(source.vaultId, run, name);
  const sink: RunSink = {
    append: (name, at, bytes, flush) => port.append(path(name), at, bytes, flush),
    replace: (name, bytes) => port.replace(path(name), bytes),
    volumeBytes: volumeBytesOf(port),
  };
  try {
    await port.append(path(UNFINISHED), 0, new Uint8Array(0), true);
    const chain = base === null ? { chain: run, number: 0, previous: null } : base.next;
    const bytes = await writeRun(sink, source, plan, { run, at: now(), key, ...chain }, steps);
    await port.remove(path(UNFINISHED));
    return { run, isNew: true, isFull: base === null, bytes };
  } catch (error) {
    // The first failure is the one to tell; a folder that is gone keeps the leftovers for the next run to sweep.
    await removeRun(port, source.vaultId, run).catch(() => undefined);
    throw error;
  }
}

/** Refuses at once what cannot end well. Chunks but the last of a file are whole: that much is certain. */
async function mustFit(port: FolderPort, plan: RunPlan): Promise<void> {
  const { freeBytes } = await port.info();
  const least = plan.blobs.reduce((sum, { indexes }) => sum + Math.max(0, indexes.length - 1), 0) * CHUNK_BYTES;
  if (freeBytes !== null && least > freeBytes) throw new HostError('diskFull');
}

/** Takes away what stopped runs left: one's own at once, those of another station after a day – it may be at it now. */
async function sweep(port: FolderPort, found: readonly FoundRun[], writer: string, now: number): Promise<void> {
  for (const { vaultId, run, files, isUnfinished } of found) {
    if (isUnfinished && (isRunOf(run, writer) || timeOfRun(run) < now - DAY)) await removeRun(port, vaultId, run);
    // Written to the end, stopped before the mark was taken off.
    else if (!isUnfinished && files.has(UNFINISHED)) await port.remove(pathOf(vaultId, run, UNFINISHED));
  }
}

/** Removes a run, marked as unfinished first, so that a stop on the way leaves nothing that looks like a backup. */
export async function removeRun(port: FolderPort, vaultId: string, run: string): Promise<void> {
  const path = (name: string) => pathOf(vaultId, run, name);
  await port.append(path(UNFINISHED), 0, new Uint8Array(0), true); // needs no room where it is there already
  await port.remove(path(MANIFEST));
  for (const { name } of await port.list(`${vaultFolder(vaultId)}/${run}`))
    if (name !== path(UNFINISHED)) await port.remove(name);
  await port.remove(path(UNFINISHED));
}

interface ChainBase {
  readonly run: string;
  /** Of all its volumes. */
  readonly bytes: number;
  readonly held: ReturnType<typeof heldBy>;
  readonly next: {
    readonly chain: string;
    readonly number: number;
    readonly previous: { readonly run: string; readonly manifest: string };
  };
}

/**
 * The chain the next run may build on: this station's newest, younger than a month, whole as far as a look tells – every
 * manifest and volume there, as long as it should be – and not found unsound by its last proof. Else null: a full run.
 */
async function chainToContinue(
  port: FolderPort,
  found: readonly FoundRun[],
  writer: string,
  key: Key,
  now: number,
): Promise<ChainBase | null> {
  const newest = found.findLast(each => isRunOf(each.run, writer) && !each.isUnfinished);
  const manifest = newest?.manifest ?? null;
  if (newest === undefined || manifest === null || timeOfRun(manifest.chain) < now - CHAIN_AGE) return null;
  const proof = newest.proof === null ? null : await openProof(key, newest.proof);
  if (proof !== null && isUnsound(proof.problems)) return null;
  try {
    const chain = await openChain(port, found, newest.run, key);
    if (!chain.isComplete || chain.problems.all.length > 0) return null;
    const sizes = new Map(
      found.flatMap(({ run, files }) => [...files].map(([name, size]) => [`${run}/${name}`, size] as const)),
    );
    const isThere = (run: string, { volumes }: Contents) =>
      volumes.every(({ name, size }) => sizes.get(`${run}/${name}`) === size);
    if (!chain.runs.every(each => isThere(each.manifest.run, each.contents))) return null;
    return {
      run: newest.run,
      bytes: volumeBytes(chain),
      held: heldBy(
        chain.runs.map(each => each.contents),
        proof?.facts.doubtful ?? [],
      ),
      next: {
        chain: manifest.chain,
        number: manifest.number + 1,
        previous: { run: newest.run, manifest: manifest.hash },
      },
    };
  } catch (error) {
    if (error instanceof BackupError) return null;
    throw error;
  }
}
