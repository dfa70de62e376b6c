import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from '../../build/build.mjs';
import { desktopIsMissing, openApp, root } from '../desktop/harness.ts';
import type {} from './mirrorPage/main.ts';
import { type BenchResult, median, round, timed } from './result.ts';

const MIB = 1024 * 1024;
const FILE = 256 * MIB;
const ROUNDS = 3;
const CHANGES = 300;
const CASES = 200;
const ENTRIES_PER_CASE = 3;
const GOAL = { ingest: 0.7, changeMs: 20, compareMs: 300, rebuild: 0.5 };

/**
 * The local copy on the real desktop: what it costs while working, how fast it is compared, and how fast an empty IndexedDB
 * is filled from it. The folder is on the disk of the temporary folder (`TMPDIR`).
 */
export async function mirrorBench(): Promise<BenchResult> {
  if (desktopIsMissing !== null) throw new Error(`the copies are of the desktop: ${desktopIsMissing}`);
  const folder = mkdtempSync(join(tmpdir(), 'minh-chung-mirror-'));
  try {
    return await measure(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string): Promise<BenchResult> {
  const program = join(folder, 'program');
  mkdirSync(join(program, 'out'), { recursive: true });
  copyFileSync(join(root, 'package.json'), join(program, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(program, 'node_modules'), 'junction');
  await buildAll({ quiet: true, out: join(program, 'out'), page: join(root, 'tests/bench/mirrorPage') });
  const file = join(folder, 'lớn.bin');
  await writeRandom(file, FILE);

  const app = await openApp('desktop', { folder: program, profile: folder });
  const { page } = app;
  try {
    await page.waitForFunction(() => 'mirrorPage' in window);
    await page.locator('#evidence').setInputFiles(file);
    for (const side of ['alone', 'mirror'] as const) await page.evaluate(each => window.mirrorPage.create(each), side);

    const changes = { alone: [] as number[], mirror: [] as number[] };
    for (const side of ['alone', 'mirror'] as const)
      changes[side] = await page.evaluate(([each, count]) => window.mirrorPage.changes(each, count), [
        side,
        CHANGES,
      ] as const);

    const ingests = { alone: [] as number[], mirror: [] as number[] };
    for (let i = 0; i < ROUNDS; i++)
      for (const side of i % 2 === 0 ? (['alone', 'mirror'] as const) : (['mirror', 'alone'] as const))
        ingests[side].push(await page.evaluate(each => window.mirrorPage.ingest(each), side));

    await page.evaluate(([count, each]) => window.mirrorPage.fill(count, each), [CASES, ENTRIES_PER_CASE] as const);
    await page.evaluate(() => window.mirrorPage.stop('mirror'));
    const compared: number[] = [];
    let journals = 0;
    for (let i = 0; i < 5; i++) {
      const found = await page.evaluate(() => window.mirrorPage.compare());
      compared.push(found.ms);
      journals = found.journals;
    }
    const unlockMs = await page.evaluate(() => window.mirrorPage.unlock('mirror'));
    await page.evaluate(() => window.mirrorPage.stop('mirror'));

    const mirror = join(folder, 'desktop', 'ban-luu-du-phong');
    const bytes = await sizeOf(mirror);
    const [, copyMs] = await timed(() => copyDurably(mirror, join(folder, 'cp')));
    await page.evaluate(() => window.mirrorPage.erase());
    const storeMs = await page.evaluate(size => window.mirrorPage.fillStore(size), FILE);
    const rebuilt = await page.evaluate(() => window.mirrorPage.rebuild());
    await page.evaluate(() => window.mirrorPage.stop('mirror'));

    const ingestRatio = median(ingests.alone) / median(ingests.mirror);
    const changeP95 = percentile(changes.mirror, 0.95);
    const compareMs = median(compared);
    // The passphrase costs the same whatever has to be rebuilt.
    const rebuildMs = rebuilt.allMs - unlockMs;
    const rebuildRatio = copyMs / rebuildMs;
    const rate = (ms: number, size = bytes) => Math.round(size / MIB / (ms / 1000));
    return {
      name: 'mirror',
      ratio: Math.round(ingestRatio * 100) / 100,
      goal: `ingest ≥ ${GOAL.ingest} of without, change p95 < ${GOAL.changeMs} ms, heads of ${CASES} cases < ${GOAL.compareMs} ms, rebuild ≥ ${GOAL.rebuild} of cp`,
      ok:
        ingestRatio >= GOAL.ingest &&
        changeP95 < GOAL.changeMs &&
        compareMs < GOAL.compareMs &&
        rebuildRatio >= GOAL.rebuild,
      details: {
        'ingest without copy, MiB/s': rate(median(ingests.alone), FILE),
        'ingest with copy, MiB/s': rate(median(ingests.mirror), FILE),
        'ingest ratio': Math.round(ingestRatio * 100) / 100,
        'change without copy, p95 ms': round(percentile(changes.alone, 0.95)),
        'change with copy, p50 ms': round(median(changes.mirror)),
        'change with copy, p95 ms': round(changeP95),
        'journals compared': journals,
        'comparing heads, ms': round(compareMs),
        'rebuilt, MiB': Math.round(bytes / MIB),
        'rebuilt entries': rebuilt.entries,
        'cp with fsync, MiB/s': rate(copyMs),
        'IndexedDB alone, MiB/s': rate(storeMs, FILE),
        'rebuild, MiB/s': rate(rebuildMs),
        'rebuild ratio': Math.round(rebuildRatio * 100) / 100,
        'rebuild until cases open, ms': round(rebuilt.openMs - unlockMs),
      },
    };
  } finally {
    await app.close();
  }
}

/** As much as a rebuild promises: the bytes are on the disk. */
async function copyDurably(from: string, to: string): Promise<void> {
  if (process.platform === 'win32') cpSync(from, to, { recursive: true });
  else execFileSync('cp', ['-r', from, to]);
  for (const path of await filesIn(to)) {
    const file = await open(path, 'r+');
    await file.sync();
    await file.close();
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const path of await filesIn(folder)) bytes += (await stat(path)).size;
  return bytes;
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

async function writeRandom(path: string, size: number): Promise<void> {
  const file = await open(path, 'w');
  const part = new Uint8Array(16 * MIB);
  for (let at = 0; at < size; at += part.length) await file.write(randomFillSync(part));
  await file.close();
}
