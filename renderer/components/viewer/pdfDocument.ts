// The legacy build carries what engines a few years old lack: an older Electron must still open every page.
import {
  GlobalWorkerOptions,
  getDocument,
  PDFDataRangeTransport,
  type PDFDocumentProxy,
  PDFWorker,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import pdfWorkerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { workerUrl } from '../../trustedTypes.ts';

/** Reads byte ranges of a sealed file as pdf.js asks for them, so that a large scan opens at once. */
class SealedRange extends PDFDataRangeTransport {
  readonly #read: (begin: number, end: number) => Promise<Uint8Array>;
  readonly #onError: (error: unknown) => void;
  constructor(
    size: number,
    first: Uint8Array,
    read: (begin: number, end: number) => Promise<Uint8Array>,
    onError: (error: unknown) => void,
  ) {
    super(size, first);
    this.#read = read;
    this.#onError = onError;
  }
  override requestDataRange(begin: number, end: number): void {
    this.#read(begin, end).then(chunk => this.onDataRange(begin, chunk), this.#onError);
  }
}

const FIRST = 65_536;

/**
 * Opens a PDF in a worker of its own. No scripts, no eval, no XFA forms, no links followed, nothing fetched but our own
 * bundled character maps and fonts.
 */
export async function openPdf(
  size: number,
  read: (begin: number, end: number) => Promise<Uint8Array>,
  onError: (error: unknown) => void,
): Promise<{ pdf: PDFDocumentProxy; close: () => void }> {
  const address = workerUrl(pdfWorkerAddress);
  GlobalWorkerOptions.workerSrc = String(address);
  const port = new Worker(address, { type: 'module', name: 'pdf' });
  const worker = PDFWorker.create({ port });
  const first = await read(0, Math.min(FIRST, size));
  const task = getDocument({
    range: new SealedRange(size, first, read, onError),
    worker,
    rangeChunkSize: 1024 * 1024,
    disableAutoFetch: true,
    disableStream: true,
    isEvalSupported: false,
    enableXfa: false,
    cMapUrl: new URL('./pdfjs/cmaps/', document.baseURI).href,
    cMapPacked: true,
    standardFontDataUrl: new URL('./pdfjs/standard_fonts/', document.baseURI).href,
    wasmUrl: new URL('./pdfjs/wasm/', document.baseURI).href,
    maxImageSize: 100_000_000,
    canvasMaxAreaInBytes: 400_000_000,
    verbosity: 0,
  });
  const close = () => {
    void task.destroy().finally(() => port.terminate());
  };
  try {
    return { pdf: await task.promise, close };
  } catch (error) {
    close();
    throw error;
  }
}
