import type { Editor } from '@tiptap/core';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { startI18n } from '../../../renderer/app/index.ts';
import { anchorOf, placeOfAnchor, quoteOf } from '../../../renderer/editor/index.ts';
import { closeTexts, openText, paragraph } from './openText.ts';

startI18n('vi');
afterEach(closeTexts);

const QUOTE = 'QUYET DINH';

/** Sends what one has and the other lacks. */
function merge(from: Y.Doc, into: Y.Doc): void {
  Y.applyUpdate(into, Y.encodeStateAsUpdate(from, Y.encodeStateVector(into)));
}

/** Edits anywhere; the letters written are small, so that capitals are the words that were remarked on. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  what: fc.oneof(
    fc.record({ type: fc.constant('write' as const), letters: fc.stringMatching(/^[a-z ]{1,6}$/) }),
    fc.record({ type: fc.constant('delete' as const), length: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ type: fc.constant('split' as const) }),
  ),
});

function apply(editor: Editor, { at, what }: typeof edit extends fc.Arbitrary<infer E> ? E : never): void {
  const { size } = editor.state.doc.content;
  const position = 1 + Math.floor(at * Math.max(0, size - 2));
  if (what.type === 'write') editor.commands.insertContentAt(position, what.letters);
  else if (what.type === 'delete')
    editor.commands.deleteRange({ from: position, to: Math.min(size - 1, position + what.length) });
  else editor.chain().setTextSelection(position).splitBlock().run();
}

describe('the place of a remark', () => {
  it('is found again when the lines around it are broken and joined', () => {
    const { editor } = openText('An');
    editor.commands.setContent({ type: 'doc', content: [paragraph('hai một hai ba bốn'), paragraph('hai')] });
    const anchor = anchorOf(editor.state, 9, 12);
    editor.chain().setTextSelection(9).splitBlock().run();
    expect(placeOfAnchor(editor.state, anchor, 'hai')).toEqual({ from: 11, to: 14 });
    editor.chain().setTextSelection(11).joinBackward().run();
    expect(placeOfAnchor(editor.state, anchor, 'hai')).toEqual({ from: 9, to: 12 });
  });

  it('stays with its words whatever two people write apart, in any order of meeting', () => {
    let kept = 0;
    fc.assert(
      fc.property(
        fc.array(edit, { maxLength: 8 }),
        fc.array(edit, { maxLength: 8 }),
        fc.boolean(),
        (own, others, ownFirst) => {
          const a = openText('An');
          a.editor.commands.setContent({
            type: 'doc',
            content: [paragraph('trước QUYET DINH sau'), paragraph('đoạn hai')],
          });
          const b = openText('Bình');
          merge(a.text, b.text);
          const from = a.editor.state.doc.textContent.indexOf('Q') + 1;
          const anchor = anchorOf(a.editor.state, from, from + QUOTE.length);
          for (const each of own) apply(a.editor, each);
          for (const each of others) apply(b.editor, each);
          if (ownFirst) merge(a.text, b.text);
          merge(b.text, a.text);
          merge(a.text, b.text);
          const places = [a, b].map(({ editor }) => placeOfAnchor(editor.state, anchor, QUOTE));
          expect(places[0]).toEqual(places[1]);
          expect(a.editor.getJSON()).toEqual(b.editor.getJSON());
          const { doc } = a.editor.state;
          if (doc.textBetween(0, doc.content.size, ' ').includes(QUOTE)) {
            kept++;
            const [place] = places;
            expect(place && quoteOf(doc, place.from, place.to)).toBe(QUOTE);
          }
          closeTexts();
        },
      ),
      { numRuns: 60 },
    );
    expect(kept).toBeGreaterThan(10);
  });

  it('is none when its words are gone, or when it was written by something else', () => {
    const { editor } = openText('An');
    editor.commands.setContent({ type: 'doc', content: [paragraph('một hai ba')] });
    const anchor = anchorOf(editor.state, 5, 8);
    expect(placeOfAnchor(editor.state, anchor, 'hai')).toEqual({ from: 5, to: 8 });
    editor.commands.deleteRange({ from: 4, to: 9 });
    expect(placeOfAnchor(editor.state, anchor, 'hai')).toBe(null);
    for (const odd of ['', '{}', '[1,2]', 'chữ', '[null,null]', '[{"type":{"client":1,"clock":9}},{}]'])
      expect(placeOfAnchor(editor.state, odd, 'hai'), odd).toBe(null);
  });

  it('is marked in the text, and the mark goes with the letters', () => {
    const { editor } = openText('An');
    editor.commands.setContent({ type: 'doc', content: [paragraph('một hai ba')] });
    editor.commands.setRemarkMarks([{ id: 'r1', from: 5, to: 8 }]);
    const marked = () => editor.view.dom.querySelector('[data-remark="r1"]')?.textContent;
    expect(marked()).toBe('hai');
    editor.commands.insertContentAt(1, 'không ');
    expect(marked()).toBe('hai');
    editor.commands.setRemarkMarks([]);
    expect(marked()).toBe(undefined);
  });
});
