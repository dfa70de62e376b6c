import { type FoundRun, listRuns, timeOfRun } from '#backup';
import { HostError } from '#host';
import { HEADER_FILE, headerPlace } from '#vault';
import { openPlace } from '../backups/places.ts';
import { readStation } from '../backups/station.ts';
import type { KeyChange, OldBackups, OldOpenings } from '../contract/vault.ts';
import type { EngineCore } from '../engineCore.ts';

/**
 * Where a header from before the change still lies, as far as this station knows: there the passphrase or recovery sheet from
 * before the change still opens what was in the vault then (JOURNAL C2). Writes nothing.
 */
export async function oldOpenings(core: EngineCore, change: KeyChange): Promise<OldOpenings> {
  const { places, fileProof } = await readStation(core.store, core.session.vault);
  const backups: OldBackups[] = [];
  for (const { place, label, proof } of places) {
    const times = await oldRuns(core, place, change);
    if (times === null) backups.push({ label, isReachable: false, times: proof === null ? [] : [proof.at] });
    else if (times.length > 0) backups.push({ label, isReachable: true, times });
  }
  return { second: oldSecond(core, change), backups, fileAt: fileProof?.at ?? null };
}

function oldSecond({ copies }: EngineCore, { generation }: KeyChange): OldOpenings['second'] {
  const { label, health } = copies.state.second;
  if (health === 'absent') return null;
  const header = copies.second?.files().find(({ name }) => name === HEADER_FILE);
  const there = header === undefined ? null : headerPlace(header.bytes);
  return there !== null && there.generation >= generation ? null : { label, isReachable: copies.second !== null };
}

/** When the backups with an older header were made, newest first; null = the folder does not read now. */
async function oldRuns({ options, session }: EngineCore, place: string, change: KeyChange): Promise<number[] | null> {
  try {
    const runs = await listRuns(await openPlace(options.folders, { place }), session.vault.vaultId);
    // By time too: a vault that once came back from an older backup gives a generation a second time.
    const isOld = ({ manifest, isUnfinished }: FoundRun) => {
      const generation = manifest === null ? 0 : (headerPlace(manifest.header)?.generation ?? 0);
      return !isUnfinished && (generation < change.generation || (manifest?.at ?? 0) < change.at);
    };
    return runs
      .filter(isOld)
      .map(({ manifest, run }) => manifest?.at ?? timeOfRun(run))
      .reverse();
  } catch (error) {
    if (error instanceof HostError) return null;
    throw error;
  }
}
