import { MantineProvider } from '@mantine/core';
import type { Editor } from '@tiptap/react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import * as Y from 'yjs';
import '@mantine/core/styles.css';
import { startI18n } from '../../../renderer/app/index.ts';
import { type CaseReferences, type CitationAt, DocumentEditor } from '../../../renderer/editor/index.ts';

/** A case with folios 1–200; `shift` renumbers them all. */
let shift = 0;
const references = (): CaseReferences => {
  const number = (leafId: string) => Number(leafId.slice(1)) + shift;
  return {
    citationLabel: ({ leafId, toLeafId }) => `BL ${number(leafId)}${toLeafId === null ? '' : `-${number(toLeafId)}`}`,
    isBroken: () => false,
    amountLabel: () => '1 đồng',
    fieldLabel: field => field.name,
    valueLabel: ({ ids }) => `«${ids.join()}»`,
    caseTable: () => ({ caption: '', header: [], rows: [], numeric: [] }),
    drawPicture: () => undefined,
    offerLeaves: ({ kind, number, toNumber }) => {
      const isThere = (each: number | null) => each === null || (each >= 1 && each <= 200);
      if (kind !== 'BL' || !isThere(number) || !isThere(toNumber)) return [];
      const leaf = { leafId: `f${number}`, toLeafId: toNumber === null ? null : `f${toNumber}` };
      return [
        { attributes: { ...leaf, side: null, region: null, quote: null }, label: `BL ${number}`, title: 'Hợp đồng' },
      ];
    },
  };
};

let root: Root;
let editor: Editor;
const opened = vi.fn();
const shown = vi.fn((_: CitationAt | null) => undefined);

let text: Y.Doc;

function render(onReady: (ready: Editor) => void = () => undefined): void {
  root.render(
    <MantineProvider>
      <DocumentEditor
        text={text}
        references={references()}
        isReadOnly={false}
        label="Kết luận"
        onOpenCitation={opened}
        onCitation={shown}
        onTyped={() => undefined}
        onReady={onReady}
      />
    </MantineProvider>,
  );
}

async function mount(): Promise<void> {
  text = new Y.Doc({ gc: false });
  const place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
  editor = await new Promise<Editor>(render);
  editor.commands.focus();
}

/** The browser tells the editor of a moved caret a moment after the key. */
async function slowly(...keys: string[]): Promise<void> {
  for (const key of keys) {
    await userEvent.keyboard(key);
    await new Promise(resolve => setTimeout(resolve, 80));
  }
}

/** Text with citations as `[f12]`, `[f12-f15]`. */
const written = () => {
  const parts: string[] = [];
  editor.state.doc.descendants(node => {
    if (node.isText) parts.push(node.text ?? '');
    if (node.type.name === 'citation')
      parts.push(`[${node.attrs.leafId}${node.attrs.toLeafId === null ? '' : `-${node.attrs.toLeafId}`}]`);
    return true;
  });
  return parts.join('');
};

function paste(html: string, text: string): void {
  const data = new DataTransfer();
  data.setData('text/html', html);
  data.setData('text/plain', text);
  editor.view.dom.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}

beforeEach(async () => {
  startI18n('vi');
  shift = 0;
  opened.mockClear();
  shown.mockClear();
  await mount();
});
afterEach(() => {
  root.unmount();
  document.body.replaceChildren();
});

describe('typed references', () => {
  it.each([
    ['Sai khối lượng (BL 12) rồi', 'Sai khối lượng ([f12]) rồi'],
    ['Sai khối lượng (BL 12-15).', 'Sai khối lượng ([f12-f15]).'],
    ['xem BL số 45–47, và', 'xem [f45-f47], và'],
    ['(bút lục 7; BL12)', '([f7]; [f12])'],
    ['(BL 12, 15)', '([f12], [f15])'],
    ['(BL 12, 15-17; nộp 15)', '([f12], [f15-f17]; nộp 15)'],
    ['BL 999 không có', 'BL 999 không có'],
    ['TABL 12 không phải', 'TABL 12 không phải'],
  ])('«%s» become live when they are finished', async (typed, expected) => {
    await userEvent.keyboard(typed);
    expect(written()).toBe(expected);
  });

  it('are taken back alone by undo, leaving what was typed', async () => {
    await userEvent.keyboard('Theo BL 12)');
    expect(written()).toBe('Theo [f12])');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(written()).toBe('Theo BL 12)');
  });

  it('follow renumbering', async () => {
    await userEvent.keyboard('(BL 12-15)');
    await expect.element(page.getByRole('button', { name: 'BL 12-15' })).toBeVisible();
    shift = 5;
    render();
    await expect.element(page.getByRole('button', { name: 'BL 17-20' })).toBeVisible();
    expect(written()).toBe('([f12-f15])');
  });
});

describe('pasted references', () => {
  it('become live wherever the case knows them', () => {
    paste(
      '<p>Nghiệm thu sai (BL 12-15, BL 20) tại <b>BL số 30</b>; xem BL 999.</p><ul><li>Mục BL 7</li></ul>',
      'Nghiệm thu sai',
    );
    expect(written()).toBe('Nghiệm thu sai ([f12-f15], [f20]) tại [f30]; xem BL 999.Mục [f7]');
  });

  it('from plain text too', () => {
    paste('', 'Sai khối lượng (BL 12).\nĐã nộp (BL 13).');
    expect(written()).toBe('Sai khối lượng ([f12]).Đã nộp ([f13]).');
  });

  it('keep live what was copied inside the editor', async () => {
    await userEvent.keyboard('(BL 12)');
    editor.commands.selectAll();
    await slowly('{Control>}c{/Control}', '{ArrowRight}', '{Control>}v{/Control}');
    expect(written()).toBe('([f12])([f12])');
  });
});

describe('a citation', () => {
  it('shows its page under the pointer and by arrow keys, and opens beside the text by click or Enter', async () => {
    await userEvent.keyboard('Sai (BL 12)');
    const button = page.getByRole('button', { name: 'BL 12' });
    await userEvent.hover(button);
    await expect.poll(() => shown.mock.calls.some(([at]) => at?.citation.leafId === 'f12')).toBe(true);
    await userEvent.click(button);
    expect(opened).toHaveBeenCalledWith(expect.objectContaining({ leafId: 'f12' }));

    opened.mockClear();
    shown.mockClear();
    editor.commands.focus('end');
    await expect.poll(() => editor.view.hasFocus()).toBe(true);
    await slowly('{ArrowRight}', '{ArrowLeft}', '{ArrowLeft}');
    await expect.poll(() => shown.mock.calls.some(([at]) => at?.citation.leafId === 'f12')).toBe(true);
    await userEvent.keyboard('{Enter}');
    expect(opened).toHaveBeenCalledWith(expect.objectContaining({ leafId: 'f12' }));
    expect(written()).toBe('Sai ([f12])');
  });
});
