import type { Engine } from '#engine';
import type { Host } from '#host';
import { missingPictures, withPictures } from '#officialdoc';
import type { CasePictures } from '../casePictures.ts';

export interface PrintOrder {
  readonly engine: Engine;
  readonly host: Host;
  readonly caseId: string;
  readonly documentId: string;
  readonly pictures: CasePictures;
}

/** The PDF of a document as it stands, in memory: what is exported, previewed, and where the pages of the editor end. */
export async function printedPdf({ engine, host, caseId, documentId, pictures }: PrintOrder): Promise<Uint8Array> {
  const tree = await engine.documents.tree({ caseId, documentId });
  return host.pdf.render(withPictures(tree, await pictures.ofDocument(tree, missingPictures(tree))));
}
