import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DocumentError, officialDocument, renderDocx } from '#officialdoc';
import { renderPdf } from '#officialdoc/node';

/** Template and faces lie beside the bundle, in out/main/typst. */
const RESOURCES = join(dirname(fileURLToPath(import.meta.url)), 'typst');

/** Writes a document tree as DOCX and PDF/A-2. @returns 0 written, 2 not */
export async function renderCommand(
  path: string,
  out: { readonly docx?: string; readonly pdf?: string },
): Promise<number> {
  if (out.docx === undefined && out.pdf === undefined) {
    console.error('Chưa nêu tệp đích: --docx, --pdf hoặc cả hai.');
    return 2;
  }
  const parsed = officialDocument.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!parsed.success) {
    console.error(`Tệp không phải cây văn bản: ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
    return 2;
  }
  try {
    if (out.docx !== undefined) await writeFile(out.docx, await renderDocx(parsed.data));
    if (out.pdf !== undefined) await writeFile(out.pdf, renderPdf(parsed.data, RESOURCES));
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    console.error(`Văn bản không ghi được (${error.code}): ${error.place}`);
    return 2;
  }
  return 0;
}
