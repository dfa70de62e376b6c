import type { CaseView } from '#casefile';
import type { Engine } from '#engine';
import { type OfficialDocument, officialDocument } from '#officialdoc';

export interface SignedTree {
  readonly tree: OfficialDocument;
  /** Kept whole when it was issued; else the text as it stands now, which nobody has signed. */
  readonly isSigned: boolean;
}

/** The text a public version is made of: as issued where the case keeps it, else as it stands. */
export async function signedTree(
  engine: Engine,
  view: CaseView,
  of: { readonly caseId: string; readonly documentId: string },
): Promise<SignedTree> {
  const issue = Object.values(view.records.documentIssue)
    .filter(each => each.documentId === of.documentId)
    .sort((a, b) => (b.issueNumber ?? 0) - (a.issueNumber ?? 0))[0];
  if (issue !== undefined) {
    const parts = [...issue.parts].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
    const kept = officialDocument.safeParse(JSON.parse(parts.map(part => part.text).join('')));
    if (kept.success) return { tree: kept.data, isSigned: true };
  }
  return { tree: await engine.documents.tree(of), isSigned: false };
}
