// The process that decodes: `decodeAll.ts TRIALS SEED`. Tells its parent where it is, and at the end what it found.
import { Random } from '../random.ts';
import { borderDecoders } from './borderDecoders.ts';
import type { Decoder } from './decoder.ts';
import { folderDecoders } from './folderDecoders.ts';
import { journalDecoders } from './journalDecoders.ts';
import { vaultDecoders } from './vaultDecoders.ts';

const TELL_EVERY = 1_000;
const [trials, seed] = process.argv.slice(2).map(Number) as [number, number];
const random = new Random(seed);
const decoders: readonly Decoder[] = [
  ...(await vaultDecoders(random)),
  ...(await journalDecoders()),
  ...(await folderDecoders()),
  ...borderDecoders(),
];

const found = {
  trials: 0,
  refused: 0,
  harmless: 0,
  believed: [] as string[],
  crashes: [] as string[],
  slowestMs: 0,
  slowest: '',
  peakMiB: 0,
  decoders: decoders.length,
};

for (let trial = 0; trial < trials; trial++) {
  const decoder = decoders[trial % decoders.length];
  if (decoder === undefined) break;
  // Each trial has a generator of its own, so that one can be repeated alone.
  const own = new Random(seed + 7_919 * trial);
  const start = performance.now();
  try {
    const verdict = await decoder.attempt(own);
    if (verdict === 'believed') found.believed.push(`believed: ${decoder.name}, seed ${seed}, trial ${trial}`);
    else found[verdict]++;
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    found.crashes.push(`crash: ${decoder.name}, seed ${seed}, trial ${trial}: ${text}`);
  }
  const ms = performance.now() - start;
  if (ms > found.slowestMs) Object.assign(found, { slowestMs: ms, slowest: decoder.name });
  found.trials++;
  if (trial % TELL_EVERY === 0) {
    found.peakMiB = Math.max(found.peakMiB, Math.round(process.memoryUsage().heapUsed / 2 ** 20));
    process.send?.(`${decoder.name}, trial ${trial}`);
    // Other tasks get their turn, and the message is sent.
    await new Promise(resolve => setImmediate(resolve));
  }
}
process.send?.(found, () => process.exit(0));
