import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { TortureOptions, TortureResult } from '../result.ts';

/** The heap of the process that decodes, in MiB: unbounded memory ends it, and counts as a loss. */
const HEAP_MIB = 1_024;
/** Nothing a decoder is given may keep it busy so long, in ms. */
const SILENCE = 20_000;

const report = z.strictObject({
  trials: z.int(),
  refused: z.int(),
  harmless: z.int(),
  believed: z.array(z.string()),
  crashes: z.array(z.string()),
  slowestMs: z.number(),
  slowest: z.string(),
  peakMiB: z.int(),
  decoders: z.int(),
});

/** Mutated inputs to every decoder, in a process of its own with a bounded heap and a watch on its silence. */
export async function fuzz({ trials, seed }: TortureOptions): Promise<TortureResult> {
  const script = fileURLToPath(new URL('decodeAll.ts', import.meta.url));
  const child = fork(script, [String(trials), String(seed)], {
    execArgv: ['--import', 'tsx', `--max-old-space-size=${HEAP_MIB}`],
  });
  let last = 'start';
  let found: z.infer<typeof report> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = () => {
    clearTimeout(timer);
    timer = setTimeout(() => child.kill('SIGKILL'), SILENCE);
  };
  watch();
  child.on('message', message => {
    watch();
    if (typeof message === 'string') last = message;
    else found = report.parse(message);
  });
  await new Promise(resolve => child.once('exit', resolve));
  clearTimeout(timer);
  // Nothing was reported: it hung, or ran out of memory.
  const result = found as z.infer<typeof report> | null;
  if (result === null)
    return { name: 'fuzz', trials, losses: 1, undetected: 0, ok: false, details: { 'ended in': last } };
  for (const line of [...result.crashes, ...result.believed].slice(0, 20)) console.error(line);
  const { crashes, believed, slowestMs, slowest, peakMiB, decoders, refused, harmless } = result;
  return {
    name: 'fuzz',
    trials: result.trials,
    losses: crashes.length,
    undetected: believed.length,
    ok: crashes.length + believed.length === 0,
    details: {
      decoders,
      refused,
      harmless,
      'slowest input': `${Math.round(slowestMs)} ms (${slowest})`,
      'peak heap': `${peakMiB} MiB`,
    },
  };
}
