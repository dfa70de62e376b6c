import type { FolderPort } from '#host';
import { type Manifest, readManifest } from './manifest.ts';
import { MANIFEST, MANIFEST_COPY, PROOF, pathOf, ROOT, readPath, UNFINISHED, vaultFolder } from './names.ts';
import { BackupError, type Problem } from './problems.ts';
import { type ClearProof, readProof } from './proof.ts';
import { readWhole } from './readFiles.ts';

/** A run as its folder shows it, without any key. */
export interface FoundRun {
  readonly vaultId: string;
  readonly run: string;
  /** Of the file itself or, where that is not to be read, of its copy. */
  readonly manifest: Manifest | null;
  /** Still being written, or left by a run that was stopped: it does not count. */
  readonly isUnfinished: boolean;
  /** What is wrong with the manifest. */
  readonly problem: Problem | null;
  /** What the file says about its last proof; believed only once a key has opened it. */
  readonly proof: ClearProof | null;
  /** Sizes of its files, in bytes. */
  readonly files: ReadonlyMap<string, number>;
}

/** Every run in a folder, oldest first, of every vault or of one. @throws HostError folderGone */
export async function listRuns(port: FolderPort, vaultId?: string): Promise<readonly FoundRun[]> {
  const folders = new Map<string, { vaultId: string; run: string; files: Map<string, number> }>();
  for (const { name: path, size } of await port.list(vaultId === undefined ? ROOT : vaultFolder(vaultId))) {
    const place = readPath(path);
    if (place === null) continue;
    const key = `${place.run}/${place.vaultId}`;
    const folder = folders.get(key) ?? { vaultId: place.vaultId, run: place.run, files: new Map<string, number>() };
    folder.files.set(place.name, size);
    folders.set(key, folder);
  }
  const sorted = [...folders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, folder]) => folder);
  const found: FoundRun[] = [];
  for (const { vaultId: owner, run, files } of sorted) found.push(await readRun(port, owner, run, files));
  return found;
}

async function readRun(
  port: FolderPort,
  vaultId: string,
  run: string,
  files: ReadonlyMap<string, number>,
): Promise<FoundRun> {
  const base = { vaultId, run, files, isUnfinished: false, proof: null };
  const isBegun = files.has(UNFINISHED) && !files.has(MANIFEST);
  if (isBegun || isEmpty(files)) return { ...base, isUnfinished: true, manifest: null, problem: null };
  const first = await manifestIn(port, vaultId, run, MANIFEST);
  const second = 'manifest' in first ? first : await manifestIn(port, vaultId, run, MANIFEST_COPY);
  const problem = 'code' in first ? first : null;
  if ('code' in second) return { ...base, manifest: null, problem };
  return { ...base, manifest: second.manifest, proof: await proofOf(port, second.manifest), problem };
}

/** A folder with nothing in it yet that would be missed. */
function isEmpty(files: ReadonlyMap<string, number>): boolean {
  return ![...files.keys()].some(name => name !== UNFINISHED);
}

async function manifestIn(
  port: FolderPort,
  vaultId: string,
  run: string,
  name: string,
): Promise<{ readonly manifest: Manifest } | Problem> {
  const bad = (code: Problem['code'], params: Problem['params'] = {}): Problem => ({ code, run, params });
  const bytes = await readWhole(port, pathOf(vaultId, run, name));
  if (bytes === null) return bad('manifestMissing');
  try {
    const manifest = readManifest(bytes);
    if (manifest.run === run && manifest.vaultId === vaultId) return { manifest };
    return bad('manifestOther', { found: manifest.run });
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    return bad(error.code === 'newerBackup' ? 'newerVersion' : 'manifestDamaged');
  }
}

async function proofOf(port: FolderPort, manifest: Manifest): Promise<ClearProof | null> {
  const bytes = await readWhole(port, pathOf(manifest.vaultId, manifest.run, PROOF));
  if (bytes === null) return null;
  try {
    const proof = readProof(bytes);
    return proof.manifest === manifest.hash ? proof : null;
  } catch (error) {
    if (error instanceof BackupError) return null; // no proof: it can be proven again
    throw error;
  }
}
