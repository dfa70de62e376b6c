import { MantineProvider } from '@mantine/core';
import type { Editor, JSONContent } from '@tiptap/react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import '@mantine/core/styles.css';
import { startI18n } from '../../../renderer/app/index.ts';
import { type CaseReferences, DocumentEditor, proofPlace } from '../../../renderer/editor/index.ts';

const references: CaseReferences = {
  citationLabel: () => 'BL 1',
  isBroken: () => false,
  amountLabel: ({ lineIds }) => `«${lineIds.join('+')}» đồng`,
  valueLabel: () => 'tên',
  fieldLabel: () => '',
  caseTable: () => ({ caption: '', header: [], rows: [], numeric: [] }),
  drawPicture: () => undefined,
  offerLeaves: () => [],
};
const SENTENCE = 'Tổng số tiền phải thu hồi là 653.600.000 đồng.';
const FIGURE = '653.600.000 đồng';

let root: Root;
let editor: Editor;

beforeEach(async () => {
  startI18n('vi');
  const place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
  editor = await new Promise<Editor>(onReady =>
    root.render(
      <MantineProvider>
        <DocumentEditor
          text={new Y.Doc({ gc: false })}
          references={references}
          isReadOnly={false}
          label="Kết luận"
          onOpenCitation={() => undefined}
          onTyped={() => undefined}
          onReady={onReady}
        />
      </MantineProvider>,
    ),
  );
  const paragraph = (text: string): JSONContent => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  editor.commands.setContent({ type: 'doc', content: [paragraph('Mở đầu.'), paragraph(SENTENCE)] });
  const from = start() + SENTENCE.indexOf(FIGURE);
  editor.commands.setProofMarks([{ id: 'a', from, to: from + FIGURE.length, severity: 'error' }]);
});
afterEach(() => {
  root.unmount();
  document.body.replaceChildren();
});

/** Position of the second paragraph's first letter. */
const start = () => editor.state.doc.child(0).nodeSize + 1;
const marked = () => {
  const place = proofPlace(editor.state, 'a');
  return place === null ? null : editor.state.doc.textBetween(place.from, place.to);
};

describe('marks of the proof check', () => {
  it('are drawn, and follow the text while it is edited', () => {
    expect(document.querySelector('.proof-error')?.textContent).toBe(FIGURE);
    editor.commands.insertContentAt(1, 'Một câu mới. ');
    editor.commands.insertContentAt(start(), 'Vậy, ');
    expect(marked()).toBe(FIGURE);
    expect(editor.commands.goToProof('a')).toBe(true);
    const { from, to } = editor.state.selection;
    expect(editor.state.doc.textBetween(from, to)).toBe(FIGURE);
  });

  it('are gone with their words: nothing is gone to and nothing is put anywhere else', () => {
    editor.commands.deleteRange({ from: start(), to: start() + SENTENCE.length });
    const before = editor.getJSON();
    expect(editor.commands.goToProof('a')).toBe(false);
    expect(editor.commands.fixProof('a', { type: 'amount', lineIds: ['l1'], unit: 'dong' })).toBe(false);
    expect(editor.getJSON()).toEqual(before);
    expect(proofPlace(editor.state, 'unknown')).toBeNull();
  });

  it('a live sum takes the place of the figure, and one undo brings the figure back', async () => {
    const before = editor.getJSON();
    // Undo takes back together what was done within half a second.
    await new Promise(resolve => setTimeout(resolve, 600));
    expect(editor.commands.fixProof('a', { type: 'amount', lineIds: ['l1', 'l2'], unit: 'dong' })).toBe(true);
    expect(editor.state.doc.child(1).child(1).attrs).toMatchObject({
      lineIds: ['l1', 'l2'],
      unit: 'dong',
      words: false,
    });
    expect(document.querySelector('.paper')?.textContent).toContain('là «l1+l2» đồng.');
    editor.commands.undo();
    expect(editor.getJSON()).toEqual(before);
  });

  it('words are only put where the words they replace still stand', () => {
    expect(editor.commands.fixProof('a', { type: 'words', find: '653.600.000', put: '656.300.000' })).toBe(true);
    expect(editor.state.doc.child(1).textContent).toBe(SENTENCE.replace('653.600.000', '656.300.000'));
    expect(editor.commands.fixProof('a', { type: 'words', find: '653.600.000', put: '1' })).toBe(false);
    expect(editor.commands.fixProof('a', { type: 'words', find: '', put: 'x' })).toBe(false);
  });
});
