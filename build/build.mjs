// Builds everything into out/: the page with its workers, the main process and browser host, the preload.
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const out = process.env.MINH_CHUNG_OUT ?? `${root}/out`;

/** Builds all parts. @param {{quiet?: boolean}} options */
export async function buildAll({ quiet = false } = {}) {
  for (const mode of ['production', 'main', 'preload']) {
    await build({ mode, configFile: `${root}/vite.config.ts`, logLevel: quiet ? 'warn' : 'info' });
  }
  // Typst reads its template and fonts from a folder beside the main process.
  mkdirSync(`${out}/main/typst`, { recursive: true });
  const { pdfResourceFiles } = await import('./pdfResources.mjs');
  for (const [from, to] of pdfResourceFiles(root)) {
    if (existsSync(from)) cpSync(from, `${out}/main/typst/${to}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
