import type { Element } from '@xmldom/xmldom';
import type { EditorInline, EditorNoteInline } from '../editorJson.ts';
import { attribute, child, elements } from '../form/docx/openDocx.ts';
import { LEFT_OUT } from '../form/docx/paragraphs.ts';
import type { RunLook, Styles } from '../form/docx/styles.ts';
import type { FileReference } from './references.ts';

type Marks = NonNullable<EditorInline['marks']>;

/** What of a paragraph was read, and what has no place in a text of ours. */
export interface ReadInlines {
  readonly inlines: readonly EditorInline[];
  /** Alternative texts of its pictures. */
  readonly pictures: readonly string[];
}

/** Reads runs of one file: bookmarks of ours become live references again, footnotes the nodes they were. */
export class InlineReader {
  readonly #styles: Styles;
  readonly #references: ReadonlyMap<string, FileReference>;
  readonly #notes = new Map<string, Element>();
  /** References whose words were changed in Word: they stay as the words that stand there. */
  loosened = 0;

  constructor(styles: Styles, references: ReadonlyMap<string, FileReference>, footnotes: Element | null) {
    this.#styles = styles;
    this.#references = references;
    for (const note of elements(footnotes, 'footnote')) this.#notes.set(attribute(note, 'id') ?? '', note);
  }

  read(paragraph: Element): ReadInlines {
    const found: EditorInline[] = [];
    const pictures: string[] = [];
    this.#walk(paragraph, child(paragraph, 'pPr'), found, pictures, true);
    return { inlines: joined(found), pictures };
  }

  #walk(
    parent: Element,
    properties: Element | null,
    found: EditorInline[],
    pictures: string[],
    hasNotes: boolean,
  ): void {
    let opened: { readonly id: string; readonly reference: FileReference; readonly at: number } | null = null;
    for (const each of elements(parent)) {
      const name = each.localName ?? '';
      if (LEFT_OUT.has(name)) continue;
      if (name === 'bookmarkStart') {
        const reference = this.#references.get(attribute(each, 'name') ?? '');
        if (reference !== undefined) opened = { id: attribute(each, 'id') ?? '', reference, at: found.length };
      } else if (name === 'bookmarkEnd') {
        if (opened !== null && attribute(each, 'id') === opened.id) {
          this.#close(opened, found);
          opened = null;
        }
      } else if (name === 'r') this.#run(each, properties, found, pictures, hasNotes);
      else this.#walk(each, properties, found, pictures, hasNotes);
    }
  }

  /** The words between the two ends of a bookmark: unchanged, they are the reference itself. */
  #close({ reference, at }: { reference: FileReference; at: number }, found: EditorInline[]): void {
    const inside = found.slice(at);
    const text = inside.map(each => (each.type === 'text' ? each.text : '')).join('');
    if (text !== reference.text.normalize('NFC')) {
      this.loosened++;
      return;
    }
    const marks = inside[0]?.marks;
    found.splice(at, inside.length, { ...reference.node, ...(marks && { marks }) });
  }

  #run(run: Element, properties: Element | null, found: EditorInline[], pictures: string[], hasNotes: boolean): void {
    const marks = marksOf(this.#styles.run(properties, child(run, 'rPr')));
    const put = (text: string) => {
      if (text !== '') found.push({ type: 'text', text: text.normalize('NFC'), ...(marks.length > 0 && { marks }) });
    };
    for (const part of elements(run)) {
      const name = part.localName ?? '';
      if (name === 't') put(part.textContent ?? '');
      else if (name === 'tab') put(' ');
      else if (name === 'noBreakHyphen') put('-');
      else if (name === 'cr' || (name === 'br' && !/^(page|column)$/.test(attribute(part, 'type') ?? '')))
        found.push({ type: 'hardBreak' });
      else if (name === 'footnoteReference' && hasNotes) found.push(this.#note(attribute(part, 'id') ?? ''));
      else if (name === 'drawing' || name === 'pict' || name === 'AlternateContent') pictures.push(...altTexts(part));
    }
  }

  /** Paragraphs of a note as one line, parted by a space. */
  #note(id: string): EditorInline {
    const content: EditorInline[] = [];
    for (const paragraph of elements(this.#notes.get(id) ?? null, 'p')) {
      if (content.length > 0) content.push({ type: 'text', text: ' ' });
      this.#walk(paragraph, child(paragraph, 'pPr'), content, [], false);
    }
    return { type: 'footnote', content: trimmed(joined(content)) as EditorNoteInline[] };
  }
}

function altTexts(drawing: Element): readonly string[] {
  const named = Array.from(drawing.getElementsByTagNameNS('*', 'docPr'));
  const pictures = Array.from(drawing.getElementsByTagNameNS('*', 'blip')).length;
  const old = Array.from(drawing.getElementsByTagNameNS('*', 'imagedata')).length;
  return Array.from({ length: Math.max(pictures, old) }, (_, i) => named[i]?.getAttribute('descr') ?? '');
}

function marksOf(look: RunLook): Marks {
  return [
    ...(look.isBold ? [{ type: 'bold' as const }] : []),
    ...(look.isItalic ? [{ type: 'italic' as const }] : []),
    ...(look.isUnderlined ? [{ type: 'underline' as const }] : []),
  ];
}

const sameMarks = (a: EditorInline, b: EditorInline) =>
  (a.marks ?? []).map(mark => mark.type).join() === (b.marks ?? []).map(mark => mark.type).join();

/** Word cuts a sentence into many runs; what looks the same is one. */
function joined(inlines: readonly EditorInline[]): EditorInline[] {
  const found: EditorInline[] = [];
  for (const inline of inlines) {
    const last = found.at(-1);
    if (last?.type === 'text' && inline.type === 'text' && sameMarks(last, inline))
      found[found.length - 1] = { ...last, text: (last.text + inline.text).normalize('NFC') };
    else found.push(inline);
  }
  return found;
}

/** Without spaces at either end. */
export function trimmed(inlines: readonly EditorInline[]): readonly EditorInline[] {
  const found = [...inlines];
  for (const [at, cut] of [
    [0, (text: string) => text.trimStart()],
    [-1, (text: string) => text.trimEnd()],
  ] as const) {
    const edge = found.at(at);
    if (edge?.type !== 'text') continue;
    const text = cut(edge.text);
    found.splice(at === 0 ? 0 : found.length - 1, 1, ...(text === '' ? [] : [{ ...edge, text }]));
  }
  return found;
}

/** Without one mark: what a style sets already is not the author's. */
export function withoutMark(inlines: readonly EditorInline[], type: Marks[number]['type']): readonly EditorInline[] {
  return inlines.map(({ marks, ...inline }) => {
    const rest = (marks ?? []).filter(mark => mark.type !== type);
    return { ...inline, ...(rest.length > 0 && { marks: rest }) } as EditorInline;
  });
}

/** Whether every word has the mark. */
export function isAll(inlines: readonly EditorInline[], type: Marks[number]['type']): boolean {
  const words = inlines.filter(each => each.type !== 'hardBreak' && !(each.type === 'text' && each.text.trim() === ''));
  return words.length > 0 && words.every(each => each.marks?.some(mark => mark.type === type) === true);
}

/** As printed, without references. */
export const plain = (inlines: readonly EditorInline[]): string =>
  inlines.map(each => (each.type === 'text' ? each.text : each.type === 'hardBreak' ? '\n' : '')).join('');
