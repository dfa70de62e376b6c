import { Random } from '../random.ts';
import type { TortureOptions, TortureResult } from '../result.ts';
import { alter, isSame, isSubset, type Parts, WAYS } from './alter.ts';
import { type Base, makeBase, putBack } from './base.ts';
import { BACKUP_STRUCTURES, COPY_STRUCTURES } from './folderStructures.ts';
import { STORE_STRUCTURES } from './storeStructures.ts';
import type { Structure } from './structures.ts';
import { type Verdict, withBackup, withVault } from './trial.ts';

const STRUCTURES: readonly Structure[] = [...STORE_STRUCTURES, ...COPY_STRUCTURES, ...BACKUP_STRUCTURES];

/** Alters one stored structure a trial: it must be told and named, and made good from the side that is whole. */
export async function tamper({
  trials,
  seed,
  until = Number.POSITIVE_INFINITY,
}: TortureOptions): Promise<TortureResult> {
  const base = await makeBase();
  const talks = process.env.MINH_CHUNG_TORTURE_TALK !== undefined;
  const counts = { trials: 0, undetected: 0, losses: 0, quiet: 0 };
  const told = new Map<string, Set<string>>();
  const examples: string[] = [];
  for (let trial = 0; trial < trials && Date.now() < until; trial++) {
    const structure = STRUCTURES[trial % STRUCTURES.length];
    if (structure === undefined) break;
    const random = new Random(seed + 7_919 * trial);
    const { verdict, what } = await oneTrial(base, structure, random);
    counts.trials++;
    if (verdict.told.length === 0) counts.quiet++;
    if (verdict.isBelieved) counts.undetected++;
    if (verdict.lost !== null) counts.losses++;
    const words = told.get(structure.name) ?? new Set();
    told.set(structure.name, words);
    for (const word of verdict.told) words.add(word);
    const line = `trial ${trial}: ${what}: ${verdict.told.join(' ') || 'nothing told'}`;
    if (talks) console.log(line);
    if (verdict.isBelieved) examples.push(`BELIEVED ${line}`);
    if (verdict.lost !== null) examples.push(`NOT REPAIRED ${line}: ${verdict.lost}`);
    if (talks && (verdict.isBelieved || verdict.lost !== null)) console.log(`  ${examples.at(-1)}`);
  }
  return {
    name: 'tamper',
    trials: counts.trials,
    losses: counts.losses,
    undetected: counts.undetected,
    ok: counts.losses === 0 && counts.undetected === 0,
    details: {
      structures: STRUCTURES.length,
      'made anew without a word': counts.quiet,
      ...Object.fromEntries([...told].map(([name, words]) => [name, [...words].sort().join(', ')])),
      ...(examples.length > 0 && { examples: examples.slice(0, 20).join(' | ') }),
    },
  };
}

async function oneTrial(base: Base, structure: Structure, random: Random): Promise<{ verdict: Verdict; what: string }> {
  const folders = await putBack(base);
  const spots = (await structure.spots(folders)).filter(spot => spot.parts.length > 0);
  for (;;) {
    const spot = random.pick(spots);
    const how = random.pick(WAYS);
    const parts = alter(spot.parts, how, random);
    if (parts === null) continue;
    await spot.write(parts);
    const now = (await structure.spots(folders)).find(({ label }) => label === spot.label)?.parts ?? [];
    if (isSame(now, spot.parts)) continue; // nothing that is stored says anything else
    const verdict =
      structure.side === 'backup'
        ? await withBackup(folders)
        : await withVault(base, folders, structure.side, mayBeQuiet(structure, spot.parts, now));
    return { verdict, what: `${structure.name} (${spot.label}): ${how}` };
  }
}

function mayBeQuiet({ quiet, mustBeThere }: Structure, before: Parts, after: Parts): boolean {
  if (quiet === 'cache') return true;
  if (mustBeThere && !isSubset(before.filter(mustBeThere), after)) return false;
  if (quiet === 'absence') return isSubset(after, before);
  return quiet === 'repeats' && isSubset(after, before) && isSubset(before, after);
}
