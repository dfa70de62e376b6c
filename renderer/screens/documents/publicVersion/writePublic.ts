import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Host } from '#host';
import {
  missingPictures,
  type OfficialDocument,
  provePdf,
  proveWord,
  type RemovalProof,
  renderDocx,
  withPictures,
} from '#officialdoc';
import { openPdf } from '../../../components/viewer/pdfDocument.ts';
import type { CasePictures } from '../casePictures.ts';

export interface ProvenFile {
  readonly bytes: Uint8Array;
  readonly proof: RemovalProof;
}

/** Writes a public version and searches the very bytes for the words that were taken out. Nothing is saved here. */
export async function writePublic(
  host: Host,
  pictures: CasePictures,
  tree: OfficialDocument,
  format: 'docx' | 'pdf',
  targets: readonly string[],
): Promise<ProvenFile> {
  const whole = withPictures(tree, await pictures.ofDocument(tree, missingPictures(tree)));
  if (format === 'docx') {
    const bytes = await renderDocx(whole);
    return { bytes, proof: proveWord(bytes, targets) };
  }
  const bytes = await host.pdf.render(whole);
  return { bytes, proof: provePdf(bytes, await textsOf(bytes), targets) };
}

/** What a reader of PDF takes out of a file: words of every page, metadata, outline. */
async function textsOf(bytes: Uint8Array): Promise<readonly string[]> {
  let failure: unknown = null;
  const { pdf, close } = await openPdf(
    bytes.length,
    async (begin, end) => bytes.slice(begin, end),
    error => {
      failure = error;
    },
  );
  try {
    const texts = [JSON.stringify([await metadataOf(pdf), await pdf.getOutline()])];
    for (let number = 1; number <= pdf.numPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      texts.push(items.map(item => ('str' in item ? item.str : '')).join(' '));
    }
    if (failure !== null) throw failure;
    return texts;
  } finally {
    close();
  }
}

async function metadataOf(pdf: PDFDocumentProxy): Promise<readonly unknown[]> {
  const { info, metadata } = await pdf.getMetadata();
  return [info, metadata === null ? null : Array.from(metadata)];
}
