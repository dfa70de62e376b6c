import { randomFillSync } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inChromium } from './inChromium.ts';
import type { BenchResult } from './result.ts';

const MIB = 1024 * 1024;
const PART = 16 * MIB;
const SIZE = 1024 * MIB;
/** What the process that holds the page and the engine may grow by while a file of any size goes through. */
const MOST_GROWN_MIB = 400;

/** 1 GiB of evidence from the disk, and the memory it took. */
export async function ingestBench(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'minh-chung-ingest-'));
  try {
    const file = join(folder, 'lớn.bin');
    await writeRandom(file, SIZE);
    const { result, grownMiB } = await inChromium('ingest', { file });
    const isFlat = grownMiB === null || grownMiB <= MOST_GROWN_MIB;
    return {
      ...result,
      goal: `${result.goal}, memory flat (grown ≤ ${MOST_GROWN_MIB} MiB)`,
      ok: result.ok && isFlat,
      details: { ...result.details, 'renderer grown at most, MiB': grownMiB ?? 'unknown here' },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Bytes that neither disk nor browser can squeeze. */
async function writeRandom(path: string, size: number): Promise<void> {
  const file = await open(path, 'w');
  const part = new Uint8Array(PART);
  for (let at = 0; at < size; at += PART) await file.write(randomFillSync(part), 0, Math.min(PART, size - at));
  await file.close();
}
