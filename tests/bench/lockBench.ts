import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildAll } from '../../build/build.mjs';
import { desktopIsMissing, openApp, root } from '../desktop/harness.ts';
import { createDocument, firstRun, lockTimes, newCase, unlock, watchLocks } from '../desktop/steps.ts';
import { type BenchResult, median, round, timed } from './result.ts';

const STARTS = 5;
const LOCKS = 20;
const GOAL = { startMs: 1_500, lockMs: 1_000 };

/**
 * The real desktop: from the start of the program to the screen that asks for the passphrase, against an Electron program that
 * shows one heading; and from Ctrl+L in the middle of a word to the screen without a vault.
 */
export async function lockBench(): Promise<BenchResult> {
  if (desktopIsMissing !== null) throw new Error(`the start is the desktop's: ${desktopIsMissing}`);
  const folder = mkdtempSync(join(tmpdir(), 'minh-chung-lock-'));
  try {
    const program = join(folder, 'program');
    mkdirSync(join(program, 'out'), { recursive: true });
    copyFileSync(join(root, 'package.json'), join(program, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(program, 'node_modules'), 'junction');
    await buildAll({ quiet: true, out: join(program, 'out') });
    const locks = await measureLocks(program, folder);
    const bare = bareProgram(folder);
    const starts: number[] = [];
    const bareStarts: number[] = [];
    for (let i = 0; i < STARTS; i++) {
      starts.push(await start(program, folder, page => page.getByRole('heading', { name: 'Mở kho hồ sơ' }).waitFor()));
      bareStarts.push(await start(bare, join(folder, 'bare'), page => page.getByRole('heading').waitFor()));
    }
    const lockP95 = [...locks].sort((a, b) => a - b)[Math.ceil(locks.length * 0.95) - 1] ?? 0;
    return {
      name: 'lock',
      ratio: Math.round((median(starts) / median(bareStarts)) * 100) / 100,
      goal: `start < ${GOAL.startMs} ms, lock p95 < ${GOAL.lockMs} ms`,
      ok: median(starts) < GOAL.startMs && lockP95 < GOAL.lockMs,
      details: {
        'start, ms': round(median(starts)),
        'slowest start, ms': round(Math.max(...starts)),
        'bare Electron, ms': round(median(bareStarts)),
        locks: locks.length,
        'lock p50, ms': round(median(locks)),
        'lock p95, ms': round(lockP95),
        'longest lock, ms': round(Math.max(...locks)),
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Locks in the middle of a word of a document; leaves a vault behind for the starts. */
async function measureLocks(program: string, profile: string): Promise<readonly number[]> {
  const { page, close } = await openApp('desktop', { folder: program, profile });
  try {
    await firstRun(page);
    await watchLocks(page);
    await newCase(page);
    await page.getByRole('tab', { name: 'Văn bản', exact: true }).click();
    await createDocument(page, 'Kết luận thanh tra (dự thảo và bản ban hành)');
    const paper = page.getByRole('textbox', { name: 'Kết luận thanh tra' });
    await paper.click();
    for (let i = 0; i < LOCKS; i++) {
      await page.keyboard.type(`chữ${i}`);
      await page.keyboard.press('Control+l');
      await page.getByRole('heading', { name: 'Mở kho hồ sơ' }).waitFor();
      await unlock(page);
      await paper.getByText(`chữ${i}`).waitFor({ timeout: 30_000 });
      await page.waitForTimeout(300);
    }
    return await lockTimes(page);
  } finally {
    await close();
  }
}

async function start(folder: string, profile: string, isThere: (page: Page) => Promise<void>): Promise<number> {
  const [app, ms] = await timed(async () => {
    const opened = await openApp('desktop', { folder, profile });
    await isThere(opened.page);
    return opened;
  });
  await app.close();
  return ms;
}

/** What Electron itself takes on this machine. */
function bareProgram(folder: string): string {
  const bare = join(folder, 'bare');
  mkdirSync(join(bare, 'out/renderer'), { recursive: true });
  writeFileSync(join(bare, 'package.json'), JSON.stringify({ name: 'bare', version: '1.0.0', main: 'main.cjs' }));
  writeFileSync(join(bare, 'out/renderer/index.html'), '<h1>Bare</h1>');
  writeFileSync(
    join(bare, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow().loadFile('out/renderer/index.html'));`,
  );
  return bare;
}
