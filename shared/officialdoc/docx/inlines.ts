import { Bookmark, FootnoteReferenceRun, Paragraph, TextRun } from 'docx';
import type { Inline, NoteInline } from '../tree.ts';

export interface RunStyle {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly allCaps?: boolean;
}
export type WordRun = TextRun | Bookmark | FootnoteReferenceRun;

/**
 * Runs of one file. Each citation is a bookmark `mc_1`, `mc_2`, …, and a property of the file with that name holds its
 * leaf ids: both survive Word, so a document that comes back keeps its citations. Footnotes are Word's own.
 */
export class Runs {
  readonly citations: { readonly name: string; readonly value: string }[] = [];
  /** Pictures written so far. */
  pictures = 0;

  of(inlines: readonly Inline[], style: RunStyle = {}): WordRun[] {
    return inlines.map(inline => (inline.type === 'footnote' ? this.#note(inline.inlines) : this.#run(inline, style)));
  }

  #note(inlines: readonly NoteInline[]): FootnoteReferenceRun {
    const runs = inlines.map(inline => this.#run(inline, {}));
    return new FootnoteReferenceRun({
      children: [new Paragraph({ style: 'FootnoteText', children: [new TextRun({ text: ' ' }), ...runs] })],
    });
  }

  #run(inline: NoteInline, style: RunStyle): TextRun | Bookmark {
    if (inline.type === 'lineBreak') return new TextRun({ break: 1 });
    const run = new TextRun({
      ...style,
      text: inline.text,
      ...(inline.bold && { bold: true }),
      ...(inline.italic && { italics: true }),
      ...(inline.underline && { underline: {} }),
    });
    if (inline.type === 'text') return run;
    const name = `mc_${this.citations.length + 1}`;
    this.citations.push({ name, value: [inline.leafId, inline.toLeafId ?? ''].join(' ').trimEnd() });
    return new Bookmark({ id: name, children: [run] });
  }
}
