import type { CaseView, RecordValue } from '#casefile';
import { copyTree, missingPictures, type OfficialDocument, withPictures } from '#officialdoc';
import { type ExportFormat, fileNameOf, recordExport } from '../exportDocument.ts';
import type { PrintOrder } from '../printed/printedPdf.ts';

const FILE_MARK = { fullCopy: 'sao y', copyOfCopy: 'sao lục', extract: 'trích sao' } as const;

/** Writes a copy of an issued document to a file of the user's choice. @returns its name, null when cancelled */
export async function exportCopy({
  order,
  view,
  document,
  issued,
  copy,
  format,
}: {
  readonly order: PrintOrder;
  readonly view: CaseView;
  readonly document: RecordValue<'document'>;
  readonly issued: OfficialDocument;
  readonly copy: RecordValue<'documentCopy'>;
  readonly format: ExportFormat;
}): Promise<string | null> {
  const { engine, host, caseId, pictures } = order;
  const tree = copyTree(view, issued, copy);
  const drawn = withPictures(tree, await pictures.ofDocument(tree, missingPictures(tree)));
  const bytes = format === 'docx' ? await engine.documents.writeDocx({ tree: drawn }) : await host.pdf.render(drawn);
  const suggestedName = `${fileNameOf(document)} (${FILE_MARK[copy.copyKind]}).${format}`;
  if ((await host.files.saveBytes({ suggestedName, bytes })) === null) return null;
  await recordExport(engine, { caseId, documentId: document.id }, format, suggestedName, bytes);
  return suggestedName;
}
