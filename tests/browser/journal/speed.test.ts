import { expect, it } from 'vitest';
import { measureJournal } from '../../bench/journalSpeed.ts';

// Not the goal (10,000 entries in well under 1 s, JOURNAL A6), which a busy machine would fail by chance: the bench reports
// that. This catches an order of magnitude, such as decryption awaited one by one.
it('reads and verifies a journal in a browser', async () => {
  const speed = await measureJournal(2_000, 500);
  console.info(JSON.stringify(speed));
  expect(speed.readMs).toBeLessThan(5_000);
  expect(speed.verifyPerSecond).toBeGreaterThan(100);
}, 120_000);
