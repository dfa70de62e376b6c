import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Engine } from '#engine';
import { compareSigned, type SignedComparison } from '#officialdoc';
import { openPdf } from '../../../components/viewer/pdfDocument.ts';
import { type PrintOrder, printedPdf } from '../printed/printedPdf.ts';

export type SignedAnswer =
  | SignedComparison
  /** A picture of the paper: nothing in it can be compared by machine. */
  | { readonly state: 'noText' }
  | { readonly state: 'unread' };

/** Reads the signed copy and the file that was printed, in memory, and compares their words. */
export async function compareWithSigned(engine: Engine, order: PrintOrder, evidenceId: string): Promise<SignedAnswer> {
  const signed = await engine.evidence.text({ caseId: order.caseId, evidenceId });
  if (signed.state === 'failed') return { state: 'unread' };
  if (signed.state === 'noText' || signed.pages.every(page => page.trim() === '')) return { state: 'noText' };
  const bytes = await printedPdf(order);
  let trouble: unknown = null;
  const file = await openPdf(
    bytes.length,
    async (begin, end) => bytes.slice(begin, end),
    cause => {
      trouble = cause;
    },
  );
  try {
    const exported = await wordsOf(file.pdf);
    if (trouble !== null) throw trouble;
    return compareSigned(exported, signed.pages.join('\n'));
  } finally {
    file.close();
  }
}

async function wordsOf(pdf: PDFDocumentProxy): Promise<string> {
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    page.cleanup();
  }
  return pages.join('\n');
}
