import type { Editor, JSONContent } from '@tiptap/core';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { acceptedText, rejectedText } from '#officialdoc';
import { startI18n } from '../../../renderer/app/index.ts';
import { type Suggestion, suggestionKey, suggestionsIn } from '../../../renderer/editor/index.ts';
import { closeTexts, openText, paragraph } from './openText.ts';

startI18n('vi');
afterEach(closeTexts);

let clock = 1_700_000_000_000;
const open = (author: string, text?: Y.Doc) => openText(author, text, () => ++clock);
const p = paragraph;
function written(...lines: string[]) {
  const made = open('An');
  made.editor.commands.setContent({ type: 'doc', content: lines.map(p) });
  made.editor.commands.setSuggesting(true);
  return made;
}

/** `abc[+d][-e]`: the text with its suggestions, one string a line; `¶` a break. */
function shown(editor: Editor): string[] {
  const lines: string[] = [];
  editor.state.doc.descendants(node => {
    if (!node.isTextblock) return true;
    const sign = (on: typeof node, text: string) => {
      const has = (side: 'insertion' | 'deletion') =>
        on.isText ? on.marks.some(mark => mark.type.name === side) : (on.attrs[side] ?? null) !== null;
      if (has('deletion')) return `[-${has('insertion') ? '+' : ''}${text}]`;
      return has('insertion') ? `[+${text}]` : text;
    };
    let line = node.attrs.insertion || node.attrs.deletion ? sign(node, '¶') : '';
    node.forEach(child => {
      line += sign(child, child.isText ? (child.text ?? '') : '￼');
    });
    lines.push(node.attrs.restyle ? `${line} →${node.attrs.restyle.type}` : line);
    return false;
  });
  return lines;
}
const words = (json: object): string[] => {
  const lines: string[] = [];
  const visit = (node: JSONContent) => {
    if (node.type === 'paragraph' || node.type === 'heading')
      lines.push((node.content ?? []).map(each => each.text ?? '￼').join(''));
    else for (const child of node.content ?? []) visit(child);
  };
  visit(json as JSONContent);
  return lines;
};
const accepted = (editor: Editor) => words(acceptedText(editor.getJSON() as never));
const rejected = (editor: Editor) => words(rejectedText(editor.getJSON() as never));
const all = (editor: Editor, filter: (each: Suggestion) => boolean = () => true) =>
  new Set(suggestionsIn(editor.state.doc).filter(filter).map(suggestionKey));
const select = (editor: Editor, from: number, to = from) => editor.commands.setTextSelection({ from, to });
const type = (editor: Editor, text: string) => {
  for (const letter of text) {
    const { from, to } = editor.state.selection;
    const deflt = () => editor.state.tr.insertText(letter, from, to);
    if (!editor.view.someProp('handleTextInput', handle => handle(editor.view, from, to, letter, deflt)))
      editor.view.dispatch(deflt());
  }
};
const press = (editor: Editor, key: string) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  if (editor.view.someProp('handleKeyDown', handle => handle(editor.view, event)) === true) return;
  const { from, to, empty } = editor.state.selection;
  if (!empty) editor.view.dispatch(editor.state.tr.deleteSelection());
  else if (key === 'Backspace') editor.view.dispatch(editor.state.tr.delete(from - 1, from));
  else if (key === 'Delete') editor.view.dispatch(editor.state.tr.delete(to, to + 1));
};

describe('suggesting', () => {
  it('marks what is typed, and strikes instead of deleting; what one typed oneself goes', () => {
    const { editor } = written('Thu hồi ba trăm triệu đồng.');
    select(editor, 9, 12);
    type(editor, 'bốnx');
    press(editor, 'Backspace');
    expect(shown(editor)).toEqual(['Thu hồi [-ba ][+bốn]trăm triệu đồng.']);
    type(editor, ' ');
    expect(accepted(editor)).toEqual(['Thu hồi bốn trăm triệu đồng.']);
    expect(rejected(editor)).toEqual(['Thu hồi ba trăm triệu đồng.']);
    expect(suggestionsIn(editor.state.doc)).toHaveLength(1);
  });

  it('goes on to the left with Backspace and to the right with Delete, one suggestion for a word', () => {
    const { editor } = written('abcdef');
    select(editor, 4);
    press(editor, 'Backspace');
    press(editor, 'Backspace');
    expect(shown(editor)).toEqual(['a[-bc]def']);
    expect(editor.state.selection.from).toBe(2);
    select(editor, 4);
    press(editor, 'Delete');
    expect(shown(editor)).toEqual(['a[-bcd]ef']);
    expect(suggestionsIn(editor.state.doc)).toHaveLength(1);
  });

  it('splits and joins lines without moving a word', () => {
    const { editor } = written('Một hai', 'Ba');
    select(editor, 5);
    press(editor, 'Enter');
    type(editor, 'x');
    expect(shown(editor)).toEqual(['Một [+¶][+x]hai', 'Ba']);
    expect(accepted(editor)).toEqual(['Một ', 'xhai', 'Ba']);
    select(editor, editor.state.doc.child(0).nodeSize + 1);
    press(editor, 'Backspace');
    expect(shown(editor)).toEqual(['Một [+¶][+x]hai', '[-¶]Ba']);
    expect(accepted(editor)).toEqual(['Một ', 'xhaiBa']);
    expect(rejected(editor)).toEqual(['Một hai', 'Ba']);
    select(editor, editor.state.doc.content.size - 1);
    press(editor, 'Enter');
    type(editor, 'Bốn');
    expect(shown(editor)).toEqual(['Một [+¶][+x]hai', '[-¶]Ba', '[+¶][+Bốn]']);
    expect(rejected(editor)).toEqual(['Một hai', 'Ba']);
  });

  it('strikes across lines, and lists each suggestion with its words', () => {
    const { editor } = written('Một hai', 'Ba bốn', 'Năm sáu');
    select(editor, 5, 9 + 8 + 5);
    press(editor, 'Backspace');
    expect(shown(editor)).toEqual(['Một [-hai]', '[-¶][-Ba bốn]', '[-¶][-Năm ]sáu']);
    expect(accepted(editor)).toEqual(['Một sáu']);
    const [one, ...more] = suggestionsIn(editor.state.doc);
    expect(more).toEqual([]);
    expect(one?.pieces.map(({ kind, what, text }) => `${kind} ${what} ${text}`.trim())).toEqual([
      'deletion words hai',
      'deletion break',
      'deletion words Ba bốn',
      'deletion break',
      'deletion words Năm',
    ]);
  });

  it('remembers how words were set, and lets a new style of a line wait', () => {
    const { editor } = written('Một hai');
    select(editor, 1, 4);
    editor.commands.toggleBold();
    editor.commands.setNumbered({ level: 3, variant: 'title' });
    expect(editor.state.doc.child(0).type.name).toBe('paragraph');
    expect(shown(editor)).toEqual(['Một hai →heading']);
    const plain = rejectedText(editor.getJSON() as never).content?.[0];
    expect(plain).toMatchObject({ type: 'paragraph', content: [{ type: 'text', text: 'Một hai' }] });
    editor.commands.resolveSuggestions('accept', all(editor));
    expect(editor.getJSON().content?.[0]).toMatchObject({
      type: 'heading',
      attrs: { level: 3, restyle: null },
      content: [{ text: 'Một', marks: [{ type: 'bold' }] }, { text: ' hai' }],
    });
  });

  it('suggests rows and words of a table, and refuses what it cannot, changing nothing', () => {
    const { editor, refused } = written('Trước');
    editor.commands.setSuggesting(false);
    select(editor, 6);
    editor.commands.insertTable({ rows: 2, cols: 2 });
    editor.commands.setSuggesting(true);
    type(editor, 'ô');
    editor.commands.addRowAfter();
    const rows = () => {
      const table = editor.state.doc.child(1);
      return Array.from({ length: table.childCount }, (_, i) =>
        table.child(i).attrs.insertion ? '+' : table.child(i).attrs.deletion ? '-' : '=',
      );
    };
    expect(rows()).toEqual(['=', '+', '=']);
    const before = editor.getJSON();
    editor.commands.addColumnAfter();
    expect(refused).toHaveLength(1);
    expect(editor.getJSON()).toEqual(before);
    select(editor, editor.state.doc.content.size - 5);
    editor.commands.deleteRow();
    expect(rows()).toEqual(['=', '+', '-']);
    editor.commands.resolveSuggestions('accept', all(editor));
    expect(rows()).toEqual(['=', '=']);
    expect(editor.state.doc.textContent).toBe('Trướcô');
  });

  it('pastes lines at the end of a line and inside one', () => {
    const { editor } = written('Một hai');
    select(editor, 5);
    editor.view.pasteText('A\n\nB');
    expect(shown(editor)).toEqual(['Một [+A][+¶][+B]hai']);
    expect(accepted(editor)).toEqual(['Một A', 'Bhai']);
    select(editor, editor.state.doc.content.size - 1);
    editor.view.pasteText('C\n\nD');
    expect(accepted(editor)).toEqual(['Một A', 'BhaiC', 'D']);
    expect(rejected(editor)).toEqual(['Một hai']);
  });

  it('are accepted and rejected by person and kind, and one undo takes that back', () => {
    const { editor, text } = written('Một hai ba');
    select(editor, 4);
    type(editor, ' rưỡi');
    const other = open('Bình', text);
    other.editor.commands.setSuggesting(true);
    select(other.editor, 1, 4);
    press(other.editor, 'Delete');
    expect(shown(editor)).toEqual(['[-Một][+ rưỡi] hai ba']);
    const before = editor.getJSON();
    expect(
      suggestionsIn(editor.state.doc)
        .map(({ by }) => by)
        .sort(),
    ).toEqual(['An', 'Bình']);
    editor.commands.resolveSuggestions(
      'reject',
      all(editor, each => each.by === 'Bình'),
    );
    expect(shown(editor)).toEqual(['Một[+ rưỡi] hai ba']);
    editor.commands.undo();
    expect(editor.getJSON()).toEqual(before);
    editor.commands.resolveSuggestions('accept', all(editor));
    expect(shown(editor)).toEqual([' rưỡi hai ba']);
  });

  it('keeps words typed directly into a suggestion out of it', () => {
    const { editor } = written('Một ba');
    select(editor, 5);
    type(editor, 'hai ');
    editor.commands.setSuggesting(false);
    select(editor, 7);
    type(editor, 'XY');
    expect(shown(editor)).toEqual(['Một [+ha]XY[+i ]ba']);
    editor.commands.resolveSuggestions('reject', all(editor));
    expect(shown(editor)).toEqual(['Một XYba']);
  });
});

/** What a person may do in a text, at places given as shares of it. */
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      at: fc.nat(999),
      text: fc.constantFrom('x', 'yy', 'z z'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('strike' as const), at: fc.nat(999), to: fc.nat(999) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('enter' as const), at: fc.nat(999) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('bold' as const), at: fc.nat(999), to: fc.nat(999) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('style' as const), at: fc.nat(999) }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

function perform(editor: Editor, each: Act, ink: string): void {
  const { size } = editor.state.doc.content;
  const place = (share: number) => Math.round((share / 999) * size);
  const $at = editor.state.doc.resolve(place(each.at));
  const at = editor.state.doc.resolve($at.pos).parent.inlineContent ? $at.pos : Math.min(size - 1, $at.pos + 1);
  switch (each.do) {
    case 'type':
      select(editor, at);
      type(editor, each.text.replaceAll(/\S/g, ink));
      break;
    case 'strike':
      select(editor, Math.min(at, place(each.to)), Math.max(at, place(each.to)));
      press(editor, 'Delete');
      break;
    case 'enter':
      select(editor, at);
      press(editor, 'Enter');
      break;
    case 'bold':
      select(editor, Math.min(at, place(each.to)), Math.max(at, place(each.to)));
      editor.commands.toggleBold();
      break;
    case 'style':
      select(editor, at);
      editor.commands.setNumbered({ level: 2, variant: 'text' });
  }
}

const BASE = ['abcde fgh', 'ijk', '', 'lmnop qrs tuv'];
const letters = (text: string) =>
  [...text]
    .filter(letter => /\S/.test(letter))
    .sort()
    .join('');

describe('suggestions of two people (property)', () => {
  it('leave the text as it was under all of them, and accept as the writers do', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 8 }), acts => {
        const { editor } = written(...BASE);
        for (const each of acts) perform(editor, each, 'x');
        expect(rejected(editor)).toEqual(BASE);
        const byWriters = acceptedText(editor.getJSON() as never);
        const byReject = editor.getJSON();
        editor.commands.resolveSuggestions('accept', all(editor));
        expect(words(editor.getJSON())).toEqual(words(byWriters));
        expect(suggestionsIn(editor.state.doc)).toEqual([]);
        const back = open('An').editor;
        back.chain().asWritten().setContent(byReject).run();
        back.commands.resolveSuggestions('reject', all(back));
        expect(words(back.getJSON())).toEqual(BASE);
        closeTexts();
      }),
      { numRuns: 60 },
    );
  });

  it('typed apart and merged in any order: the same text and suggestions, no word lost or risen', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 6 }), fc.array(act, { maxLength: 6 }), (his, hers) => {
        const base = written(...BASE);
        const start = Y.encodeStateAsUpdate(base.text);
        const copy = () => {
          const text = new Y.Doc({ gc: false });
          Y.applyUpdate(text, start);
          return text;
        };
        const one = open('An', copy());
        const two = open('Bình', copy());
        for (const { editor } of [one, two]) editor.commands.setSuggesting(true);
        for (const each of his) perform(one.editor, each, 'X');
        for (const each of hers) perform(two.editor, each, 'Y');
        const ofOne = [all(one.editor), letters(accepted(one.editor).join(''))] as const;
        const inked = (editor: Editor, ink: string) =>
          [...editor.state.doc.textContent].filter(letter => letter === ink).length;
        const typed = [inked(one.editor, 'X'), inked(two.editor, 'Y')];
        const keys = new Set([...all(one.editor), ...all(two.editor)]);
        const updates = [Y.encodeStateAsUpdate(one.text), Y.encodeStateAsUpdate(two.text)] as const;
        const merged = (
          [
            [0, 1],
            [1, 0],
          ] as const
        ).map(([first, then]) => {
          const text = copy();
          Y.applyUpdate(text, updates[first]);
          Y.applyUpdate(text, updates[then]);
          return open('Chi', text).editor;
        });
        const [left, right] = merged;
        if (left === undefined || right === undefined) throw new Error('two orders');
        expect(left.getJSON()).toEqual(right.getJSON());
        // Nobody's word is lost, and under all suggestions the text is the one both began with.
        expect([inked(left, 'X'), inked(left, 'Y')]).toEqual(typed);
        expect(letters(rejected(left).join(''))).toBe(letters(BASE.join('')));
        // A suggestion is lost only where both struck or set the very same thing.
        for (const key of all(left)) expect(keys.has(key)).toBe(true);
        // Accepting all strikes what either struck: no struck word rises again.
        const struckByOne = [...letters(BASE.join(''))].filter(letter => !ofOne[1].includes(letter));
        for (const letter of struckByOne) expect(accepted(left).join('')).not.toContain(letter);
        closeTexts();
      }),
      { numRuns: 60 },
    );
  });
});
