import type { Editor, JSONContent } from '@tiptap/core';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { acceptedText, rejectedText } from '#officialdoc';
import { startI18n } from '../../../renderer/app/index.ts';
import { editTowards, suggestionsIn } from '../../../renderer/editor/index.ts';
import { closeTexts, openText } from './openText.ts';

startI18n('vi');
afterEach(closeTexts);

function open(content: JSONContent): Editor {
  const { editor } = openText('An');
  editor.commands.setContent(content);
  return editor;
}

const text = (words: string, isBold = false): JSONContent => ({
  type: 'text',
  text: words,
  ...(isBold && { marks: [{ type: 'bold' }] }),
});
const p = (...content: JSONContent[]): JSONContent => ({ type: 'paragraph', attrs: { role: 'body' }, content });
const cite = (leafId: string): JSONContent => ({ type: 'citation', attrs: { leafId } });
const row = (...cells: string[]): JSONContent => ({
  type: 'tableRow',
  content: cells.map(words => ({ type: 'tableCell', content: [p(...(words === '' ? [] : [text(words)]))] })),
});
const doc = (...content: JSONContent[]): JSONContent => ({ type: 'doc', content });

const word = fc.constantFrom('thu', 'hồi', 'ba', 'trăm', 'triệu', 'đồng', 'tại', 'Sở', 'Nội', 'vụ', '12', 'năm');
const words = fc.array(word, { minLength: 1, maxLength: 8 }).map(each => each.join(' '));
const inlines = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.tuple(words, fc.boolean()).map(([some, isBold]) => text(`${some} `, isBold)) },
    { weight: 1, arbitrary: fc.constantFrom('a', 'b').map(cite) },
  ),
  { maxLength: 3 },
);
const line = fc.oneof(
  { weight: 5, arbitrary: inlines.map(content => p(...content)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(1, 2, 3), inlines)
      .map(([level, content]): JSONContent => ({ type: 'heading', attrs: { level }, content })),
  },
  {
    weight: 1,
    arbitrary: fc.array(inlines, { minLength: 1, maxLength: 3 }).map(items => ({
      type: 'bulletList',
      content: items.map(each => ({ type: 'listItem', content: [p(...each)] })),
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.tuple(words, words), { minLength: 1, maxLength: 4 })
      .map(rows => ({ type: 'table', content: rows.map(cells => row(...cells)) })),
  },
);
const body = fc.array(line, { minLength: 1, maxLength: 6 });
/** A text and another that shares much of it. */
const twoTexts = fc.tuple(body, body, fc.infiniteStream(fc.nat(9))).map(([before, others, dice]) => {
  const throws = dice[Symbol.iterator]();
  const die = () => Number(throws.next().value);
  const after = before.flatMap(each => {
    const thrown = die();
    if (thrown === 0) return [];
    if (thrown === 1) return [others[die() % others.length] ?? each, each];
    if (thrown === 2) return [others[die() % others.length] ?? each];
    if (thrown === 3 && each.type === 'paragraph') return [p(...(each.content ?? []), text('viết thêm'))];
    return [each];
  });
  return [doc(...before), doc(...(after.length === 0 ? [p()] : after))] as const;
});
const normal = (editor: Editor, json: JSONContent) => editor.schema.nodeFromJSON(json).toJSON() as JSONContent;
const bare = (editor: Editor, json: object) =>
  normal(editor, acceptedText(normal(editor, json) as never) as JSONContent);

describe('a text becomes another', () => {
  it('changes the words that differ, and nothing beside them', () => {
    const editor = open(doc(p(text('Thu hồi 300 triệu đồng theo '), cite('a'), text('.')), p(text('Đoạn hai.'))));
    const after = doc(
      p(text('Thu hồi 350 triệu đồng theo '), cite('a'), text('.')),
      p(text('Đoạn hai.')),
      p(text('Đoạn ba.')),
    );
    expect(editTowards(editor, after, { suggests: true })).toBe(true);
    expect(
      suggestionsIn(editor.state.doc).flatMap(each =>
        each.pieces.map(({ from, to }) => editor.state.doc.textBetween(from, to)).filter(Boolean),
      ),
    ).toEqual(['300', '350', 'Đoạn ba.']);
    expect(bare(editor, editor.getJSON())).toEqual(normal(editor, after));
  });

  it('is the other text afterwards, and one undo brings the first back (property)', () => {
    fc.assert(
      fc.property(twoTexts, ([before, after]) => {
        const editor = open(before);
        const first = editor.getJSON();
        editTowards(editor, after, { suggests: false });
        expect(editor.getJSON()).toEqual(normal(editor, after));
        if (JSON.stringify(first) !== JSON.stringify(editor.getJSON())) editor.commands.undo();
        expect(editor.getJSON()).toEqual(first);
        editor.destroy();
      }),
      { numRuns: 60 },
    );
  });

  it('waits as suggestions: accepted it is the other text, rejected the first (property)', () => {
    fc.assert(
      fc.property(twoTexts, ([before, after]) => {
        const editor = open(before);
        const first = editor.getJSON();
        editTowards(editor, after, { suggests: true });
        expect(bare(editor, editor.getJSON())).toEqual(normal(editor, after));
        expect(normal(editor, rejectedText(editor.getJSON() as never) as JSONContent)).toEqual(first);
        editor.destroy();
      }),
      { numRuns: 60 },
    );
  });
});
