// Builds everything into out/: the page with its workers, the main process and browser host, the preload.
import { cpSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { pdfResourceFiles } from './pdfResources.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
// Whatever started us (a test, too): what is built is the product.
process.env.NODE_ENV = 'production';
/**
 * Builds all parts.
 * @param {{quiet?: boolean, out?: string, page?: string}} options `page`: folder of another index.html, for tests of the hosts
 */
export async function buildAll({ quiet = false, out = process.env.MINH_CHUNG_OUT ?? `${root}out`, page } = {}) {
  const common = { configFile: `${root}vite.config.ts`, logLevel: quiet ? 'warn' : 'info' };
  const pageRoot = page === undefined ? {} : { root: page };
  await build({ ...common, ...pageRoot, mode: 'production', build: { outDir: `${out}/renderer` } });
  // The viewer's character maps, substitute faces and image decoders, fetched from our own origin only.
  for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs']) {
    cpSync(`${root}node_modules/pdfjs-dist/${folder}`, `${out}/renderer/pdfjs/${folder}`, { recursive: true });
  }
  await build({ ...common, mode: 'main', build: { outDir: `${out}/main` } });
  await build({ ...common, mode: 'preload', build: { outDir: `${out}/preload` } });
  // Typst reads its template and fonts from a folder beside the main process.
  mkdirSync(`${out}/main/typst`, { recursive: true });
  for (const [from, to] of pdfResourceFiles(root)) cpSync(from, `${out}/main/typst/${to}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
