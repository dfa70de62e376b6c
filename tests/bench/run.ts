import { backupBench } from './backupBench.ts';
import { exportBench } from './exportBench.ts';
import { formCheckBench } from './formCheckBench.ts';
import { inChromium } from './inChromium.ts';
import { ingestBench } from './ingestBench.ts';
import { lockBench } from './lockBench.ts';
import { mirrorBench } from './mirrorBench.ts';
import type { BenchResult } from './result.ts';
import { typingBench } from './typingBench.ts';

/** Every bench of DESIGN §11; null = not built yet. A bench in the page is registered in `page/main.ts` as well. */
const BENCHES: Readonly<Record<string, (() => Promise<BenchResult>) | null>> = {
  unlock: async () => (await inChromium('unlock')).result,
  open: async () => (await inChromium('open')).result,
  ingest: ingestBench,
  export: exportBench,
  backup: backupBench,
  search: null,
  typing: typingBench,
  proof: async () => (await inChromium('proof')).result,
  formCheck: formCheckBench,
  health: async () => (await inChromium('health')).result,
  mirror: mirrorBench,
  lock: lockBench,
  timeline: null,
  package: null,
};

const names = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
const isJson = process.argv.includes('--json');
const [name] = names;
const bench = name === undefined ? undefined : BENCHES[name];

if (name === undefined || bench === undefined || names.length > 1) {
  console.error(`usage: npm run bench -- <${Object.keys(BENCHES).join('|')}> [--json]`);
  process.exitCode = 2;
} else if (bench === null) {
  console.error(`the bench "${name}" is not built yet`);
  process.exitCode = 2;
} else {
  const result = await bench();
  for (const [what, figure] of Object.entries(result.details)) console.log(`${what.padEnd(28)} ${figure}`);
  console.log(`${result.name}: ratio ${result.ratio}, goal ${result.goal}: ${result.ok ? 'met' : 'MISSED'}`);
  if (isJson) console.log(JSON.stringify(result));
  if (!result.ok) process.exitCode = 1;
}
