import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, resolve, sep } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { CHROMIUM_ARGS, chromiumPath } from '../../build/chromium.mjs';
import { watchMemory } from './processMemory.ts';
import type { BenchResult } from './result.ts';

const MEDIA: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.css': 'text/css',
};

export interface PageRun {
  readonly result: BenchResult;
  /** How much the page's process grew at most, MiB; null where this cannot be seen. */
  readonly grownMiB: number | null;
}

/**
 * Builds the bench page as the product is built, and runs one bench in a real Chromium with a profile on disk.
 * @param options.file a file of the disk that the bench finds chosen
 */
export async function inChromium(name: string, options: { readonly file?: string } = {}): Promise<PageRun> {
  return drivePage(async page => {
    if (options.file !== undefined) await page.locator('#evidence').setInputFiles(options.file);
    const browser = page.context().browser();
    const memory = browser === null ? null : await watchMemory(browser);
    const result = (await page.evaluate(bench => window.runBench(bench), name)) as BenchResult;
    return { result, grownMiB: memory?.grownMiB() ?? null };
  });
}

/** Builds the bench page, opens it and hands it over. */
export async function drivePage<T>(drive: (page: Page) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'minh-chung-bench-'));
  const out = join(folder, 'page');
  await build({
    configFile: false,
    root: resolve(import.meta.dirname, 'page'),
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: out, target: 'chrome130', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 4_000 },
  });
  const { server, address } = await serve(out);
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: await chromiumPath(),
    args: CHROMIUM_ARGS,
    headless: true,
  });
  try {
    const page = await context.newPage();
    page.on('pageerror', error => console.error(error));
    await page.goto(address);
    return await drive(page);
  } finally {
    await context.close();
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function serve(folder: string): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    const path = resolve(folder, `.${new URL(request.url ?? '/', 'http://localhost').pathname}`);
    const file = path === folder ? join(folder, 'index.html') : path;
    if (!file.startsWith(folder + sep)) {
      response.writeHead(403).end();
      return;
    }
    stat(file).then(
      () => {
        response.writeHead(200, { 'Content-Type': MEDIA[extname(file)] ?? 'application/octet-stream' });
        createReadStream(file).pipe(response);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('the bench server has no port');
  return { server, address: `http://127.0.0.1:${at.port}/` };
}
