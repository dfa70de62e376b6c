import type { Page } from 'playwright-core';
import { drivePage } from './inChromium.ts';
import type { BenchResult } from './result.ts';
import { round } from './result.ts';

const PAGES = 150;
const CITATIONS = 400;
const SUGGESTIONS = 200;
const GOAL_MS = 16;
const OPEN_GOAL_MS = 1_000;
const WORDS = 'doan thanh tra xac dinh so lieu nay la dung voi ho so goc ';
const ROUNDS = 4;

/** Keystrokes by the driver's real keyboard in a 150-page conclusion, against an empty document of the same run. */
export async function typingBench(): Promise<BenchResult> {
  return drivePage(async page => {
    await page.evaluate(() => window.typing.openDocument(0, 0));
    const empty = await type(page);
    const openMs = await page.evaluate(([pages, citations]) => window.typing.openDocument(pages, citations), [
      PAGES,
      CITATIONS,
    ] as const);
    const long = await type(page);
    const marks = await page.evaluate(() => window.typing.markProof());
    const marked = await type(page);
    const suggestions = await page.evaluate(count => window.typing.suggest(count), SUGGESTIONS);
    const suggested = await type(page);
    const p95 = Math.max(at(long, 0.95), at(marked, 0.95), at(suggested, 0.95));
    return {
      name: 'typing',
      ratio: Math.round((p95 / at(empty, 0.95)) * 100) / 100,
      goal: `p95 < ${GOAL_MS} ms in ${PAGES} pages with ${CITATIONS} citations and ${SUGGESTIONS} suggestions; open < ${OPEN_GOAL_MS} ms`,
      ok: p95 < GOAL_MS && openMs < OPEN_GOAL_MS,
      details: {
        keystrokes: long.length,
        'empty p50, ms': round(at(empty, 0.5)),
        'empty p95, ms': round(at(empty, 0.95)),
        'long p50, ms': round(at(long, 0.5)),
        'long p95, ms': round(at(long, 0.95)),
        'with proof marks p95, ms': round(at(marked, 0.95)),
        'proof marks': marks,
        'suggesting p95, ms': round(at(suggested, 0.95)),
        suggestions,
        'long worst, ms': round(at(long, 1)),
        'open, ms': round(openMs),
      },
    };
  });
}

async function type(page: Page): Promise<readonly number[]> {
  await page.waitForTimeout(500);
  await page.evaluate(() => window.typing.takeKeystrokes());
  for (let i = 0; i < ROUNDS; i++) {
    await page.keyboard.type(WORDS, { delay: 25 });
    await page.keyboard.press('Enter');
    await page.waitForTimeout(50);
  }
  await page.waitForTimeout(200);
  return (await page.evaluate(() => window.typing.takeKeystrokes())).toSorted((a, b) => a - b);
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
