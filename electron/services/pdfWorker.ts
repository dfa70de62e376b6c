import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { renderPdf } from '#officialdoc/node';

/**
 * Thread side of `PdfService`. The template and fonts lie beside the bundle, in out/main/typst; native code cannot read
 * inside the package's archive, so packaging leaves that folder unpacked.
 */
const here = dirname(fileURLToPath(import.meta.url));
const resources = join(here.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked'), 'typst');

parentPort?.on('message', ({ id, document }: { id: number; document: unknown }) => {
  try {
    parentPort?.postMessage({ id, pdf: renderPdf(document, resources) });
  } catch (error) {
    console.error('pdf not rendered:', error instanceof Error ? error.message : '');
    parentPort?.postMessage({ id, pdf: null });
  }
});
