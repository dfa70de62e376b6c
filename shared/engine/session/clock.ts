import type { CaseSummaries } from './caseSummaries.ts';
import type { VaultSession } from './vaultSession.ts';

/** A clock that is corrected by less says nothing, in ms. */
export const CLOCK_TOLERANCE = 2 * 60_000;

/** Time of the newest act that is known without opening a case, when the clock stands before it; else null. In ms. */
export async function clockBehind(
  session: VaultSession,
  summaries: CaseSummaries,
  now: number,
): Promise<number | null> {
  const registry = Object.values((await session.registry()).view().provenance);
  const cases = await summaries.list();
  const newest = [...registry, ...cases].reduce((latest, { changedAt }) => Math.max(latest, changedAt), 0);
  return now < newest - CLOCK_TOLERANCE ? newest : null;
}
