import type { RecordValue } from '#casefile';
import type { Engine } from '#engine';
import type { Host } from '#host';
import { missingPictures, withPictures } from '#officialdoc';
import type { CasePictures } from './casePictures.ts';

export type ExportFormat = 'docx' | 'pdf';

/**
 * Writes a document to a file the user chooses in a host dialog and records that it left the house.
 * @returns the file's name, or null when the user cancelled.
 */
export async function exportDocument(order: {
  readonly engine: Engine;
  readonly host: Host;
  readonly caseId: string;
  readonly document: RecordValue<'document'>;
  readonly format: ExportFormat;
  readonly pictures: CasePictures;
}): Promise<string | null> {
  const { engine, host, caseId, document, format, pictures } = order;
  const where = { caseId, documentId: document.id };
  const tree = await engine.documents.tree(where);
  const drawn = await pictures.ofDocument(tree, missingPictures(tree));
  const bytes =
    format === 'docx'
      ? await engine.documents.docx({ ...where, pictures: [...drawn] })
      : await host.pdf.render(withPictures(tree, drawn));
  const suggestedName = `${fileNameOf(document)}.${format}`;
  const saved = await host.files.saveBytes({ suggestedName, bytes });
  if (saved === null) return null;
  await recordExport(engine, where, format, suggestedName, bytes);
  return suggestedName;
}

/** Keeps in the history that these bytes left the house, with the text as it was. */
export async function recordExport(
  engine: Engine,
  where: { readonly caseId: string; readonly documentId: string },
  format: ExportFormat | 'txt',
  fileName: string,
  bytes: Uint8Array,
): Promise<void> {
  const sha256 = await sha256Hex(bytes);
  await engine.documents.recordExport({ ...where, format, sha256, fileName });
}

/** «Kết luận thanh tra 12-KL-TT», «Kết luận thanh tra (dự thảo 2)» or «Phụ lục Danh sách đơn vị»; characters no file system likes become spaces. */
export function fileNameOf(document: RecordValue<'document'>): string {
  if (document.annexOfId !== null) return asFileName(`Phụ lục ${document.title}`);
  const mark =
    document.number === '' ? `(dự thảo ${document.draftNumber ?? 1})` : `${document.number}-${document.symbol}`;
  return asFileName(`${document.title} ${mark}`);
}

function asFileName(words: string): string {
  return words
    .normalize('NFC')
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-')
    .trim();
}

export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}
