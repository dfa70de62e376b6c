import type { PDFDocumentProxy } from 'pdfjs-dist';
import { FORM } from '#law';
import { bareLetters } from '../../../editor/index.ts';

const POINTS_PER_MM = 72 / 25.4;
/** Marks of footnotes and the notes themselves are smaller than any text of the body, pt. */
const LEAST_SIZE_PT = FORM.sizePt.footnote + 0.5;

/** The bare letters of the body on each page, in pieces as they were printed; page number, notes and their marks left out. */
export async function pageTexts(pdf: PDFDocumentProxy): Promise<readonly (readonly string[])[]> {
  const pages: string[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const top = page.getViewport({ scale: 1 }).height - FORM.marginMm.top * POINTS_PER_MM;
    const { items } = await page.getTextContent();
    pages.push(
      items.flatMap(item =>
        'str' in item && item.height >= LEAST_SIZE_PT && (item.transform[5] as number) < top
          ? [bareLetters(item.str)]
          : [],
      ),
    );
    page.cleanup();
  }
  return pages;
}
