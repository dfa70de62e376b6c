import { type BenchResult, median, round, timed } from '../result.ts';
import { createCase, createVault, restart, startEngine } from './engine.ts';

const START_GOAL_MS = 1_500;
const LOCK_GOAL_MS = 1_000;
/** What a guess of the passphrase shall cost: less is too cheap for a thief, more is too long for its owner. */
const UNLOCK_GOAL_MS = { least: 500, most: 1_000 };
const ROUNDS = 5;

/** Start of the worker until the lock screen knows its state, unlocking by passphrase, and lock. */
export async function unlock(): Promise<BenchResult> {
  const name = 'bench-unlock';
  let engine = startEngine(name);
  const [, createMs] = await timed(() => createVault(engine));
  await createCase(engine);
  const starts: number[] = [];
  const unlocks: number[] = [];
  const locks: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const { next, startMs, unlockMs, lockMs } = await restart(engine, name);
    engine = next;
    starts.push(startMs);
    unlocks.push(unlockMs);
    locks.push(lockMs);
  }
  engine.terminate();
  const unlockMs = median(unlocks);
  const ratio = Math.max(median(starts) / START_GOAL_MS, median(locks) / LOCK_GOAL_MS, unlockMs / UNLOCK_GOAL_MS.most);
  return {
    name: 'unlock',
    ratio: Math.round(ratio * 1000) / 1000,
    goal: 'unlock 0.5–1.0 s, start < 1.5 s, lock < 1 s (ratio ≤ 1 of each)',
    ok: ratio <= 1 && unlockMs >= UNLOCK_GOAL_MS.least,
    details: {
      createVaultMs: round(createMs),
      startToLockScreenMs: round(median(starts)),
      unlockMs: round(unlockMs),
      lockMs: round(median(locks)),
    },
  };
}
