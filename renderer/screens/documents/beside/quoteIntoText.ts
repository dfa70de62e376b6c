import type { Editor } from '@tiptap/react';
import { type CaseView, leavesOf } from '#casefile';
import type { PageQuote } from '../../../components/viewer/index.ts';

/**
 * Puts marked words at the caret with their citation: `“…” (BL 45)`; a marked rectangle as its citation alone.
 * @returns false when the page has no leaf to cite yet
 */
export function quoteIntoText(editor: Editor, view: CaseView, evidenceId: string, quote: PageQuote): boolean {
  const leaf = leavesOf(view, evidenceId).find(each => each.frontPage === quote.page || each.backPage === quote.page);
  if (leaf === undefined) return false;
  const citation = {
    type: 'citation',
    attrs: {
      leafId: leaf.id,
      toLeafId: null,
      side: leaf.backPage === quote.page ? 'back' : null,
      region: quote.region,
      quote: quote.quote,
    },
  };
  const words = quote.quote === null ? '(' : `“${quote.quote}” (`;
  return editor
    .chain()
    .focus()
    .insertContent([{ type: 'text', text: words }, citation, { type: 'text', text: ')' }])
    .run();
}
