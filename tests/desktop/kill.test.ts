import { expect, it } from 'vitest';
import { kill } from '../torture/kill/kill.ts';

// The long run is `npm run torture -- kill --trials 1000`; here the ways of it are walked once.
it('what was acknowledged is there after kills in the middle of work', { timeout: 180_000 }, async () => {
  const { losses, trials, details } = await kill({ trials: 5, seed: Math.floor(Math.random() * 1_000_000) });
  expect({ losses, trials }, JSON.stringify(details)).toEqual({ losses: 0, trials: 5 });
});
