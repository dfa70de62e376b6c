import { expect, it } from 'vitest';
import { fuzz } from '../../torture/fuzz/fuzz.ts';

// The long run is `npm run torture -- fuzz --trials 1000000`; this one keeps every decoder honest from day to day.
it('no decoder breaks on mutated input or believes it', { timeout: 120_000 }, async () => {
  const { losses, undetected, trials, details } = await fuzz({ trials: 6_000, seed: 20_261_125 });
  expect({ losses, undetected, trials }, JSON.stringify(details)).toEqual({ losses: 0, undetected: 0, trials: 6_000 });
});
