import { MantineProvider } from '@mantine/core';
import type { Editor, JSONContent } from '@tiptap/react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import '@mantine/core/styles.css';
import { acceptedText, rejectedText } from '#officialdoc';
import { startI18n } from '../../../renderer/app/index.ts';
import { DocumentEditor, suggestionsIn } from '../../../renderer/editor/index.ts';
import { composing, type Keyboard, type Pace, plainly, rewriting } from './vietnameseKeyboard.ts';

const ME = 'Lê Văn Chi';
const OTHER = { id: 'other', by: 'Trần Thị Bình', at: 1_700_000_000_000 };
const KEYBOARDS: Readonly<Record<string, Keyboard>> = { composing, rewriting };
const TYPED = 'tiếng nghiệm đủ';

const text = (words: string, ...marks: string[]): JSONContent => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks: marks.map(type => ({ type, attrs: OTHER })) }),
});
const citation: JSONContent = {
  type: 'citation',
  attrs: { leafId: 'f12', toLeafId: null, side: null, region: null, quote: null },
};
const paragraph = (...content: JSONContent[]): JSONContent => ({ type: 'paragraph', content });

/** `|` is the caret, `^` where the selection begins, `/` a new line; `@` a live citation, `+b+` and `-c-` words another suggests to put in and to strike. */
const PLACES: Readonly<Record<string, string>> = {
  'an empty line': '|',
  'a line that begins': '|ab',
  'a line that ends': 'ab|',
  'a word': 'a|b',
  'behind a citation': 'a @|',
  'before a citation': '|@ a',
  'between two citations': '@|@',
  'behind words another put in': 'a+b+|c',
  'before words another put in': 'a|+b+c',
  'inside words another put in': 'a+b|b+c',
  'behind words another struck': 'a-b-|c',
  'before words another struck': 'a|-b-c',
  'inside words another struck': 'a-b|b-c',
  'between a citation and suggestions': '@|+b+-c-@',
};
const SELECTIONS: Readonly<Record<string, string>> = {
  'a word': '^ab|',
  'the middle of a word': 'a^b|c',
  'a citation and a word': 'a^@ b|c',
  'a citation': 'a^@|c',
  'words of two lines': 'a^b/c|d',
};

let root: Root | null = null;
let editor: Editor;
let compositions = 0;

async function open(place: string, isSuggesting: boolean): Promise<void> {
  const lines: JSONContent[][] = [[]];
  let anchor: number | null = null;
  let caret = 0;
  let size = 0;
  for (const [part] of place.matchAll(/@|\+[^+]+\+|-[^-]+-|\/|[^@+/-]+/g)) {
    if (part === '@') {
      lines.at(-1)?.push(citation);
      size += 1;
      continue;
    }
    if (part === '/') {
      lines.push([]);
      size += 2;
      continue;
    }
    const mark = part.startsWith('+') ? ['insertion'] : part.startsWith('-') ? ['deletion'] : [];
    const words = mark.length > 0 ? part.slice(1, -1) : part;
    if (words.includes('^')) anchor = size + words.indexOf('^');
    const kept = words.replace(/[|^]/g, '');
    if (words.includes('|')) caret = size + words.replace('^', '').indexOf('|');
    if (kept !== '') lines.at(-1)?.push(text(kept, ...mark));
    size += kept.length;
  }
  const doc = new Y.Doc({ gc: false });
  const element = document.createElement('div');
  document.body.append(element);
  root = createRoot(element);
  editor = await new Promise<Editor>(ready => {
    root?.render(
      <MantineProvider>
        <DocumentEditor
          text={doc}
          references={{
            citationLabel: ({ leafId }) => `BL ${leafId.slice(1)}`,
            isBroken: () => false,
            amountLabel: () => '1 đồng',
            fieldLabel: field => field.name,
            valueLabel: () => '',
            caseTable: () => ({ caption: '', header: [], rows: [], numeric: [] }),
            drawPicture: () => undefined,
            offerLeaves: () => [],
          }}
          isReadOnly={false}
          label="Kết luận"
          author={ME}
          onOpenCitation={() => undefined}
          onTyped={() => undefined}
          onReady={ready}
        />
      </MantineProvider>,
    );
  });
  editor
    .chain()
    .asWritten()
    .setContent({ type: 'doc', content: lines.map(line => paragraph(...line)) })
    .run();
  editor.commands.setSuggesting(isSuggesting);
  editor.commands.setTextSelection({ from: 1 + (anchor ?? caret), to: 1 + caret });
  editor.commands.focus();
  await expect.poll(() => editor.view.hasFocus()).toBe(true);
  compositions = 0;
  editor.view.dom.addEventListener('compositionstart', () => compositions++);
}

/** The words of a text, `@` for a citation. */
function words(json: object): string {
  const node = json as JSONContent;
  if (node.type === 'citation') return '@';
  return node.text ?? (node.content ?? []).map(words).join('');
}
const shown = () => words(editor.getJSON());
const accepted = () => words(acceptedText(editor.getJSON() as never));
const rejected = () => words(rejectedText(editor.getJSON() as never));
const plain = (place: string) => place.replaceAll(/[|^/+-]/g, '');
const settled = () => new Promise(resolve => setTimeout(resolve, 100));

beforeAll(() => {
  startI18n('vi');
});
afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

/** Keys that wait for each frame take long: where it is hardest, and where everybody types. */
const SLOW_TOO: ReadonlySet<string> = new Set(['a word', 'between a citation and suggestions']);
const pacesOf = (name: string): readonly Pace[] => (SLOW_TOO.has(name) ? ['slow', 'burst'] : ['burst']);
const casesOf = (places: Readonly<Record<string, string>>) =>
  Object.entries(places).flatMap(([name, place]) =>
    Object.keys(KEYBOARDS).flatMap(keyboard => pacesOf(name).map(pace => ({ name, place, keyboard, pace }))),
  );
const cases = casesOf(PLACES);
const replacing = casesOf(SELECTIONS);

describe('Vietnamese typed by its keyboards', () => {
  it.each(cases)('$keyboard, $pace: in $name, directly', async ({ place, keyboard, pace }) => {
    await open(place, false);
    await KEYBOARDS[keyboard]?.(TYPED, pace);
    await settled();
    expect(shown()).toBe(plain(place.replace('|', TYPED)));
    // What is typed directly belongs to no suggestion.
    expect(rejected()).toContain(TYPED);
    expect(accepted()).toContain(TYPED);
    expect(compositions).toBe(keyboard === 'composing' ? 3 : 0);
  });

  it.each(cases)('$keyboard, $pace: in $name, as a suggestion', async ({ place, keyboard, pace }) => {
    await open(place, true);
    const before = [accepted(), rejected()];
    await KEYBOARDS[keyboard]?.(TYPED, pace);
    await settled();
    expect(shown()).toBe(plain(place.replace('|', TYPED)));
    expect(rejected()).toBe(before[1]);
    expect(accepted().replace(TYPED, '')).toBe(before[0]);
    const own = suggestionsIn(editor.state.doc).filter(({ by }) => by === ME);
    expect(own).toHaveLength(1);
    expect(compositions).toBe(keyboard === 'composing' ? 3 : 0);
  });

  it.each(replacing)('$keyboard, $pace: in place of $name, directly', async ({ place, keyboard, pace }) => {
    await open(place, false);
    await KEYBOARDS[keyboard]?.(TYPED, pace);
    await settled();
    expect(shown()).toBe(place.replace(/\^.*\|/, TYPED));
  });

  it.each(replacing)('$keyboard, $pace: in place of $name, as a suggestion', async ({ place, keyboard, pace }) => {
    await open(place, true);
    await KEYBOARDS[keyboard]?.(TYPED, pace);
    await settled();
    expect(rejected()).toBe(plain(place));
    expect(accepted()).toBe(place.replace(/\^.*\|/, TYPED));
    expect(suggestionsIn(editor.state.doc)).toHaveLength(1);
  });
});

describe('keys faster than the page', () => {
  it.each([false, true])('land in order (suggesting: %s)', async isSuggesting => {
    await open('@|+b+-c-@', isSuggesting);
    const typed = 'doan thanh tra xac dinh so lieu 0123456789 '.repeat(5);
    await plainly(typed, 'burst');
    await expect.poll(shown).toBe(plain(`@${typed}bc@`));
  });
});
