import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { buildAll } from '../../build/build.mjs';
import { desktopIsMissing, openApp, root } from '../desktop/harness.ts';
import type {} from './backupPage/main.ts';
import { type BenchResult, median, round, timed } from './result.ts';

const MIB = 1024 * 1024;
const FIRST_FILES = 4;
const FIRST_FILE = 64 * MIB;
const LATER_FILE = 8 * MIB;
const CHANGES = 300;
const COPIES = 3;
/** What the page and its worker may grow by, however large the vault. How fast a backup must be, nobody has said: it is told. */
const MOST_GROWN_MIB = 512;

/**
 * Backups on the real desktop, into a folder on the disk of the temporary folder (`TMPDIR`), against `cp` with fsync of the
 * very bytes the backup is made of.
 */
export async function backupBench(): Promise<BenchResult> {
  if (desktopIsMissing !== null) throw new Error(`folders to back up to are of the desktop: ${desktopIsMissing}`);
  const folder = mkdtempSync(join(tmpdir(), 'minh-chung-backup-'));
  try {
    return await measure(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string): Promise<BenchResult> {
  const app = await openApp('desktop', { folder: await buildPage(folder), profile: folder });
  try {
    const { page, electron } = app;
    await page.waitForFunction(() => 'backupPage' in window);
    await page.evaluate(() => window.backupPage.create());
    const ingestMs = await ingest(page, folder, FIRST_FILES, FIRST_FILE);
    await page.evaluate(count => window.backupPage.changes(count), CHANGES);

    const memory = await watchPage(electron);
    const full = await page.evaluate(() => window.backupPage.backUp());
    const grownMiB = memory.grownMiB();
    const proveMs = await page.evaluate(() => window.backupPage.prove());
    const copyMs = await copyTime(join(folder, 'chosen', 'backup'), join(folder, 'cp'));

    await ingest(page, folder, 1, LATER_FILE);
    await page.evaluate(count => window.backupPage.changes(count), CHANGES);
    const later = await page.evaluate(() => window.backupPage.backUp());
    const nothing = await page.evaluate(() => window.backupPage.backUp());
    if (!full.isFull || later.isFull || nothing.bytes > 0) throw new Error('a run wrote other things than it should');

    const ratio = copyMs / full.ms;
    const rate = (ms: number, bytes: number) => round(bytes / MIB / (ms / 1000));
    return {
      name: 'backup',
      ratio: Math.round(ratio * 100) / 100,
      goal: `memory flat (grown ≤ ${MOST_GROWN_MIB} MiB), an increment writes only what is new; no goal is set for the ratio to cp`,
      ok: grownMiB <= MOST_GROWN_MIB && later.bytes < 1.1 * LATER_FILE,
      details: {
        'taking the files in, MiB/s': rate(ingestMs, FIRST_FILES * FIRST_FILE),
        'full, MiB': round(full.bytes / MIB),
        'full with proof, ms': round(full.ms),
        'full with proof, MiB/s': rate(full.ms, full.bytes),
        'proof alone, MiB/s': rate(proveMs, full.bytes),
        'cp with fsync, MiB/s': rate(copyMs, full.bytes),
        'increment, MiB': round(later.bytes / MIB),
        'increment with proof, ms': round(later.ms),
        'nothing new, proof, ms': round(nothing.ms),
        'page grown at most, MiB': grownMiB,
      },
    };
  } finally {
    await app.close();
  }
}

/** @returns the folder of a program that shows the bench page */
async function buildPage(folder: string): Promise<string> {
  const program = join(folder, 'program');
  mkdirSync(join(program, 'out'), { recursive: true });
  copyFileSync(join(root, 'package.json'), join(program, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(program, 'node_modules'), 'junction');
  await buildAll({ quiet: true, out: join(program, 'out'), page: join(root, 'tests/bench/backupPage') });
  return program;
}

/** Files of random bytes, which nothing can squeeze. @returns ms of taking them in */
async function ingest(page: Page, folder: string, count: number, size: number): Promise<number> {
  const part = new Uint8Array(LATER_FILE);
  const paths: string[] = [];
  for (let i = 0; i < count; i++) {
    const path = join(folder, `tệp ${i + 1}.bin`);
    const file = await open(path, 'w');
    for (let at = 0; at < size; at += part.length) await file.write(randomFillSync(part));
    await file.close();
    paths.push(path);
  }
  await page.locator('#evidence').setInputFiles(paths);
  return (await timed(() => page.evaluate(() => window.backupPage.ingest())))[1];
}

/** Memory of the page with its workers, as the desktop itself counts it. */
async function watchPage(electron: ElectronApplication | null): Promise<{ grownMiB(): number }> {
  const used = async () =>
    ((await electron?.evaluate(({ app }) =>
      app
        .getAppMetrics()
        .filter(({ type }) => type === 'Tab')
        .reduce((sum, { memory }) => sum + memory.workingSetSize, 0),
    )) ?? 0) / 1024;
  const start = await used();
  let highest = start;
  const timer = setInterval(() => void used().then(now => (highest = Math.max(highest, now))), 200);
  return {
    grownMiB: () => {
      clearInterval(timer);
      return Math.round(highest - start);
    },
  };
}

/** As much as a backup promises before it is read back: the bytes are on the disk. Median of a few, in ms. */
async function copyTime(from: string, to: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < COPIES; i++) {
    times.push((await timed(() => copyDurably(from, to)))[1]);
    rmSync(to, { recursive: true });
  }
  return median(times);
}

async function copyDurably(from: string, to: string): Promise<void> {
  if (process.platform === 'win32') cpSync(from, to, { recursive: true });
  else execFileSync('cp', ['-r', from, to]);
  for (const entry of await readdir(to, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = await open(join(entry.parentPath, entry.name), 'r+');
    await file.sync();
    await file.close();
  }
}
