import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { getDocument, PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type ReadableFile, TextError } from '../textTypes.ts';

const FIRST = 65_536;
const MOST_PAGES = 20_000;

/** Reads ranges of the file as pdf.js asks for them, so that a large scan is never whole in memory. */
class FileRange extends PDFDataRangeTransport {
  readonly #file: ReadableFile;
  readonly #onError: (error: unknown) => void;
  constructor(file: ReadableFile, first: Uint8Array, onError: (error: unknown) => void) {
    super(file.size, first);
    this.#file = file;
    this.#onError = onError;
  }
  override requestDataRange(begin: number, end: number): void {
    this.#file.read(begin, end).then(chunk => this.onDataRange(begin, chunk), this.#onError);
  }
}

/** The text layer of every page. Pictures are not decoded, fonts not loaded, scripts not run. @throws TextError */
export async function pdfText(file: ReadableFile): Promise<string[]> {
  const first = await file.read(0, Math.min(FIRST, file.size));
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const task = getDocument({
    range: new FileRange(file, first, error => fail(error)),
    rangeChunkSize: 1024 * 1024,
    disableAutoFetch: true,
    disableStream: true,
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    verbosity: 0,
  });
  try {
    return await Promise.race([readPages(task), failed]);
  } catch (error) {
    if (error instanceof TextError) throw error;
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    throw new TextError(isLocked ? 'encrypted' : 'unreadable');
  } finally {
    await task.destroy();
  }
}

async function readPages(task: ReturnType<typeof getDocument>): Promise<string[]> {
  const pdf = await task.promise;
  if (pdf.numPages > MOST_PAGES) throw new TextError('tooLarge');
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      items
        .map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
        .join('')
        .normalize('NFC'),
    );
    page.cleanup();
  }
  return pages;
}
