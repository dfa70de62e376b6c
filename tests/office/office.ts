import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Is LibreOffice on this machine? It is the second reader of our DOCX. */
export const hasOffice = spawnSync('soffice', ['--version']).status === 0;

let configured: string | null = null;

/** Gives LibreOffice the face the PDF embeds under the name the DOCX asks for, whatever this machine has installed. */
function fontConfig(): string {
  if (configured !== null) return configured;
  const folder = mkdtempSync(join(tmpdir(), 'minh-chung-fonts-'));
  configured = join(folder, 'fonts.conf');
  writeFileSync(
    configured,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(process.cwd(), 'node_modules/@expo-google-fonts/tinos')}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
  <alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias>
</fontconfig>`,
  );
  return configured;
}

/** Converts with LibreOffice. @returns path of what it wrote */
export function convertWithOffice(path: string, folder: string, format: 'pdf' | 'docx' | 'html' | 'txt'): string {
  mkdirSync(folder, { recursive: true });
  const filter = { pdf: 'pdf:writer_pdf_Export', docx: 'docx', html: 'html:HTML (StarWriter)', txt: 'txt:Text' }[
    format
  ];
  execFileSync('soffice', ['--headless', '--convert-to', filter, '--outdir', folder, path], {
    stdio: 'ignore',
    env: { ...process.env, FONTCONFIG_FILE: fontConfig() },
  });
  return join(folder, basename(path).replace(/\.[^.]+$/, `.${format}`));
}

export interface PdfText {
  readonly text: string;
  /** mm from the top left corner of the page; y at the baseline. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
}
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PdfText[];
}

/** Text of a PDF by page, with places in mm. */
export async function pdfPages(bytes: Uint8Array): Promise<PdfPage[]> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const mm = (pt: number) => (pt * 25.4) / 72;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    const texts = items.flatMap(item =>
      'str' in item && item.str.trim() !== ''
        ? [{ text: item.str, x: mm(item.transform[4]), y: mm(height - item.transform[5]), w: mm(item.width) }]
        : [],
    );
    pages.push({ width: mm(width), height: mm(height), texts });
  }
  return pages;
}
