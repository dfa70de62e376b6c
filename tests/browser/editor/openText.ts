import { Editor, type JSONContent } from '@tiptap/core';
import * as Y from 'yjs';
import { documentExtensions } from '../../../renderer/editor/extensions/index.ts';
import { LiveReferences } from '../../../renderer/editor/extensions/liveReferences.ts';

const nothing = () => undefined;
const opened: Editor[] = [];

/** An editor of one person on a text of their own, as the screen makes it. */
export function openText(author: string, text = new Y.Doc({ gc: false }), now = () => 1_700_000_000_000) {
  const references = new LiveReferences({
    citationLabel: () => 'BL 1',
    isBroken: () => false,
    amountLabel: () => '1 đồng',
    valueLabel: () => 'tên',
    fieldLabel: () => '',
    caseTable: () => ({ caption: '', header: [], rows: [], numeric: [] }),
    drawPicture: nothing,
    offerLeaves: () => [],
  });
  const refused: string[] = [];
  const place = document.createElement('div');
  document.body.append(place);
  const editor = new Editor({
    element: place,
    injectCSS: false,
    extensions: documentExtensions({
      text,
      references,
      onOpenCitation: nothing,
      onCitation: nothing,
      onOpenFootnote: nothing,
      onPicturesLeftOut: nothing,
      offer: { references, onOffer: nothing, onKey: () => false },
      suggestions: {
        author: () => author,
        now,
        onRefused: () => void refused.push(author),
        styleName: () => 'Điểm',
      },
    }),
  });
  opened.push(editor);
  return { editor, text, refused };
}

/** Closes what a test opened. */
export function closeTexts(): void {
  for (const editor of opened.splice(0)) editor.destroy();
  document.body.replaceChildren();
}

export const paragraph = (words: string): JSONContent => ({
  type: 'paragraph',
  content: words === '' ? [] : [{ type: 'text', text: words }],
});
