import { MantineProvider } from '@mantine/core';
import type { Editor, JSONContent } from '@tiptap/react';
import { createRoot } from 'react-dom/client';
import * as Y from 'yjs';
import '@mantine/core/styles.css';
import { startI18n } from '../../../renderer/app/i18n/index.ts';
import { type CaseReferences, DocumentEditor, type ProofMark, suggestionsIn } from '../../../renderer/editor/index.ts';
import { longDocument } from './longDocument.ts';

const references: CaseReferences = {
  citationLabel: ({ leafId }) => `BL ${leafId.slice(1)}`,
  isBroken: () => false,
  amountLabel: () => '1 đồng',
  fieldLabel: field => field.name,
  valueLabel: () => '',
  caseTable: () => ({ caption: '', header: [], rows: [], numeric: [] }),
  drawPicture: () => undefined,
  offerLeaves: () => [],
};

export interface TypingPage {
  /** Opens a document of so many pages (0 = empty) and puts the caret into its middle. @returns ms until it stands */
  openDocument(pages: number, citations: number): Promise<number>;
  /** Underlines a sentence in every paragraph, as an open proof check does. @returns how many */
  markProof(): number;
  /** Scatters so many suggestions of two people over the text and goes on suggesting. @returns how many the text has */
  suggest(count: number): number;
  /** Ms of script and layout of every keystroke since the last call. */
  takeKeystrokes(): readonly number[];
}

let unmount: () => void = () => undefined;
let opened: Editor | null = null;
const keystrokes: number[] = [];

/**
 * A key's own work: from `keydown` until the change it made is drawn into the page, what it set off elsewhere (toolbar, status,
 * outline) has run, and all is laid out. Waiting for the screen is left out.
 */
function watchKeys(editor: Editor): void {
  let start: number | null = null;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    document.body.getBoundingClientRect();
    if (start !== null) keystrokes.push(performance.now() - start);
    start = null;
  };
  editor.view.dom.addEventListener('keydown', () => (start = performance.now()), { capture: true });
  // React's own messages were sent before this one, and run before it.
  editor.on('transaction', ({ transaction }) => transaction.docChanged && port2.postMessage(null));
}

export function typingPage(): TypingPage {
  startI18n('vi');
  return {
    async openDocument(pages, citations) {
      unmount();
      const text = new Y.Doc({ gc: false });
      if (pages > 0) await fill(text, pages, citations);
      const start = performance.now();
      const editor = await mount(text);
      document.body.getBoundingClientRect();
      const ms = performance.now() - start;
      watchKeys(editor);
      opened = editor;
      editor.commands.setTextSelection(Math.floor(editor.state.doc.content.size / 2));
      editor.commands.focus();
      editor.commands.scrollIntoView();
      return ms;
    },
    markProof() {
      const marks: ProofMark[] = [];
      opened?.state.doc.forEach((node, offset, index) => {
        const [from, to] = [offset + 1, offset + Math.min(90, node.nodeSize - 1)];
        if (node.type.name === 'paragraph' && from < to)
          marks.push({ id: `p${index}`, from, to, severity: index % 3 === 0 ? 'error' : 'warning' });
      });
      opened?.commands.setProofMarks(marks);
      return marks.length;
    },
    suggest(count) {
      if (opened === null) return 0;
      const editor = opened;
      const places: number[] = [];
      editor.state.doc.descendants((node, position) => {
        if (node.isTextblock && node.content.size > 40) places.push(position + 1);
        return !node.isTextblock;
      });
      const { tr, schema } = editor.state;
      const step = Math.max(1, Math.floor((places.length * 2) / count));
      let made = 0;
      // From the end: earlier places stay.
      for (let at = places.length - 1; at >= 0 && made < count; at -= step) {
        const from = (places[at] ?? 0) + 5;
        const by = made % 4 < 2 ? 'Nguyễn Văn An' : 'Trần Thị Bình';
        const author = { by, at: 1_700_000_000_000 + made };
        tr.insert(from + 8, schema.text('bổ sung ', [schema.mark('insertion', { id: `i${at}`, ...author })]));
        tr.addMark(from, from + 6, schema.mark('deletion', { id: `d${at}`, ...author }));
        made += 2;
      }
      editor.view.dispatch(tr.setMeta('suggestionsAsWritten', true));
      editor.commands.setSuggesting(true);
      return suggestionsIn(editor.state.doc).length;
    },
    takeKeystrokes: () => keystrokes.splice(0),
  };
}

/** Fills the shared text through an editor of its own, as typing would, then leaves it. */
async function fill(text: Y.Doc, pages: number, citations: number): Promise<void> {
  const editor = await mount(text);
  editor.commands.setContent(longDocument(pages, citations) as JSONContent);
  unmount();
}

async function mount(text: Y.Doc): Promise<Editor> {
  const place = document.createElement('div');
  place.style.cssText = 'position: fixed; inset: 0; display: flex; flex-direction: column;';
  document.body.append(place);
  const root = createRoot(place);
  unmount = () => {
    root.unmount();
    place.remove();
  };
  return new Promise(ready => {
    root.render(
      <MantineProvider>
        <DocumentEditor
          text={text}
          references={references}
          isReadOnly={false}
          label="Kết luận"
          author="Lê Văn Chi"
          onOpenCitation={() => undefined}
          onTyped={() => undefined}
          onReady={ready}
        />
      </MantineProvider>,
    );
  });
}
