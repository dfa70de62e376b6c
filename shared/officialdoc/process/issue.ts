import type { CaseView, RecordValue } from '#casefile';
import { type OfficialDocument, officialDocument } from '../tree.ts';

type Issue = RecordValue<'documentIssue'>;

/** An item of a record's collection holds this much text. */
const PART_LENGTH = 90_000;

/** The issues of a document, newest first. */
export function issuesOf(view: CaseView, documentId: string): readonly Issue[] {
  return Object.values(view.records.documentIssue)
    .filter(each => each.documentId === documentId)
    .sort((a, b) => (b.issueNumber ?? 0) - (a.issueNumber ?? 0) || (b.at ?? 0) - (a.at ?? 0));
}

/** The tree as it was issued; null when what is kept is of a later version of the program. */
export function issuedTree(issue: Issue): OfficialDocument | null {
  const parts = [...issue.parts].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
  const kept = officialDocument.safeParse(JSON.parse(parts.map(part => part.text).join('')));
  return kept.success ? kept.data : null;
}

/** A tree as parts of a record, to be put together by `issuedTree`. */
export function issueParts(json: string): Issue['parts'] {
  const parts: Issue['parts'][number][] = [];
  for (let from = 0; from < json.length; ) {
    let to = from + PART_LENGTH;
    // A pair of surrogates is one letter.
    if (/[\uD800-\uDBFF]/.test(json.charAt(to - 1))) to -= 1;
    parts.push({ id: String(parts.length + 1), text: json.slice(from, to) });
    from = to;
  }
  return parts;
}
