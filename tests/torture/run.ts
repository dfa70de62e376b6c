/** Every torture run of DESIGN §11, and whether it is built. */
interface TortureResult {
  readonly name: string;
  readonly trials: number;
  readonly losses: number;
  readonly undetected: number;
  readonly ok: boolean;
  readonly details: Readonly<Record<string, number | string>>;
}

/** null = not built yet. */
const RUNS: Readonly<Record<string, ((trials: number) => Promise<TortureResult>) | null>> = {
  kill: null,
  tamper: null,
  fuzz: null,
  'full-disk': null,
};

const [name, trials = '100'] = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
const run = name === undefined ? undefined : RUNS[name];

if (run === undefined || run === null) {
  const built = Object.entries(RUNS).map(
    ([each, isBuilt]) => `${each} (${isBuilt === null ? 'not built yet' : 'built'})`,
  );
  console.error(`usage: npm run torture -- <name> [trials] [--json]\n${built.join('\n')}`);
  process.exitCode = 2;
} else {
  const result = await run(Number(trials));
  for (const [what, figure] of Object.entries(result.details)) console.log(`${what.padEnd(28)} ${figure}`);
  console.log(`${result.name}: ${result.trials} trials, ${result.losses} losses, ${result.undetected} undetected`);
  if (process.argv.includes('--json')) console.log(JSON.stringify(result));
  if (!result.ok) process.exitCode = 1;
}

export {};
