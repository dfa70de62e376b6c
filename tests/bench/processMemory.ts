import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

const SAMPLE_MS = 100;

/** Resident memory of a browser's page processes while something runs, as the operating system counts it. Linux only. */
export async function watchMemory(browser: Browser): Promise<{ grownMiB(): number | null }> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const start = residentMiB(pages);
  if (start === null) return { grownMiB: () => null };
  let highest = start;
  const timer = setInterval(() => {
    highest = Math.max(highest, residentMiB(pages) ?? 0);
  }, SAMPLE_MS);
  return {
    grownMiB: () => {
      clearInterval(timer);
      return Math.round(highest - start);
    },
  };
}

function residentMiB(processes: readonly number[]): number | null {
  try {
    return processes.reduce((sum, id) => {
      const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
      return sum + Number(kib ?? 0) / 1024;
    }, 0);
  } catch {
    return null; // not Linux, or the process is gone
  }
}
