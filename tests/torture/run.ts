import { parseArgs } from 'node:util';
import { fuzz } from './fuzz/fuzz.ts';
import { kill } from './kill/kill.ts';
import type { TortureOptions, TortureResult } from './result.ts';
import { tamper } from './tamper/tamper.ts';

interface Torture {
  readonly trials: number;
  run(options: TortureOptions): Promise<TortureResult>;
}

/** Every torture run of DESIGN §11, with the trials of a short run. */
const RUNS: Readonly<Record<string, Torture>> = {
  fuzz: { trials: 20_000, run: fuzz },
  kill: { trials: 20, run: kill },
  tamper: { trials: 60, run: tamper },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    trials: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const torture = RUNS[positionals[0] ?? ''];

if (torture === undefined || positionals.length !== 1) {
  console.error(
    `usage: npm run torture -- <${Object.keys(RUNS).join('|')}> [--trials N] [--minutes M] [--seed S] [--json]`,
  );
  process.exitCode = 2;
} else {
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const until = values.minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + 60_000 * Number(values.minutes);
  const result = await torture.run({ trials: Number(values.trials ?? torture.trials), seed, until });
  console.log(`seed ${seed}`);
  for (const [what, figure] of Object.entries(result.details)) console.log(`${what.padEnd(28)} ${figure}`);
  console.log(`${result.name}: ${result.trials} trials, ${result.losses} losses, ${result.undetected} undetected`);
  if (values.json) console.log(JSON.stringify(result));
  // A killed program leaves the driver with handles that nobody closes.
  process.exit(result.ok ? 0 : 1);
}
