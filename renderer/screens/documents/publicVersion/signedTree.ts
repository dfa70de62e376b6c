import type { CaseView } from '#casefile';
import type { Engine } from '#engine';
import { issuedTree, issuesOf, type OfficialDocument } from '#officialdoc';

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
  const [issue] = issuesOf(view, of.documentId);
  const kept = issue === undefined ? null : issuedTree(issue);
  if (kept !== null) return { tree: kept, isSigned: true };
  return { tree: await engine.documents.tree(of), isSigned: false };
}
