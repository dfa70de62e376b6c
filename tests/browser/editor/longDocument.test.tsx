import { MantineProvider } from '@mantine/core';
import type { Editor } from '@tiptap/react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import * as Y from 'yjs';
import '@mantine/core/styles.css';
import { startI18n } from '../../../renderer/app/index.ts';
import { type CaseReferences, DocumentEditor } from '../../../renderer/editor/index.ts';

const references: CaseReferences = {
  citationLabel: () => 'BL 1',
  isBroken: () => false,
  amountLabel: () => '',
  valueLabel: () => '',
  fieldLabel: () => '',
  caseTable: () => ({ caption: '', header: [], rows: [], numeric: [] }),
  drawPicture: () => undefined,
  offerLeaves: () => [],
};
const PARAGRAPHS = 400;

let root: Root;
let editor: Editor;
const text = new Y.Doc({ gc: false });

async function open(): Promise<void> {
  const place = document.createElement('div');
  place.style.cssText = 'position: fixed; inset: 0; display: flex; flex-direction: column;';
  document.body.append(place);
  root = createRoot(place);
  editor = await new Promise<Editor>(onReady =>
    root.render(
      <MantineProvider>
        <DocumentEditor
          text={text}
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
}

function close(): void {
  root.unmount();
  document.body.replaceChildren();
}

beforeEach(async () => {
  startI18n('vi');
  await open();
  const sentence = 'Đoàn thanh tra xác định số liệu này là đúng với hồ sơ gốc. '.repeat(6).trim();
  editor.commands.setContent({
    type: 'doc',
    content: Array.from({ length: PARAGRAPHS }, (_, i) => ({
      type: 'paragraph',
      content: [{ type: 'text', text: `${i + 1}. ${sentence}` }],
    })),
  });
  // As a person meets it: what was written is there, and most of it was never on the screen.
  close();
  await open();
  editor.commands.focus('start');
});
afterEach(close);

/** Whether the paragraph of the caret is in the window. */
function caretIsSeen(): boolean {
  const { top, bottom } = editor.view.coordsAtPos(editor.state.selection.head);
  return top >= 0 && bottom <= window.innerHeight;
}

describe('a long document', () => {
  it('is gone through from end to end by keys, with and without selecting', async () => {
    const { doc } = editor.state;
    await userEvent.keyboard('{Control>}{End}{/Control}');
    expect(editor.state.selection).toMatchObject({ from: doc.content.size - 1, to: doc.content.size - 1 });
    expect(caretIsSeen()).toBe(true);
    await userEvent.keyboard('Hết.');
    expect(editor.state.doc.lastChild?.textContent.endsWith('gốc.Hết.')).toBe(true);
    await userEvent.keyboard('{Control>}{Shift>}{Home}{/Shift}{/Control}');
    expect(editor.state.selection).toMatchObject({ from: 1, to: editor.state.doc.content.size - 1 });
    await userEvent.keyboard('{Control>}{Home}{/Control}');
    expect(editor.state.selection).toMatchObject({ from: 1, to: 1 });
    expect(caretIsSeen()).toBe(true);
  });

  it('is drawn from the very nodes of its state, so that a key compares none of them by value', async () => {
    const drawn = (editor.view as unknown as { docView: { children: readonly { node: unknown }[] } }).docView.children;
    expect(drawn.length).toBe(PARAGRAPHS);
    await userEvent.keyboard('a');
    expect(drawn.every((each, i) => each.node === editor.state.doc.child(i))).toBe(true);
  });

  it('keeps what is written into it for the next opening', async () => {
    await userEvent.keyboard('Mới ');
    close();
    await open();
    expect(editor.state.doc.firstChild?.textContent).toMatch(/^Mới 1\. /);
    expect(editor.state.doc.childCount).toBe(PARAGRAPHS);
  });
});
