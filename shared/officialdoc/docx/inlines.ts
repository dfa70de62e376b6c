import { Bookmark, FootnoteReferenceRun, Paragraph, TextRun } from 'docx';
import type { Inline, NoteInline } from '../tree.ts';

export interface RunStyle {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly allCaps?: boolean;
}
export type WordRun = TextRun | Bookmark | FootnoteReferenceRun;

export type ReferenceInline = Extract<Inline, { type: 'citation' | 'amount' | 'field' }>;

/** A reference of one file: the bookmark around its text, and what it points to. */
export interface NamedReference {
  readonly name: string;
  readonly inline: ReferenceInline;
}

/**
 * Runs of one file. Each citation, amount and field is a bookmark `mc_1`, `mc_2`, …; a custom XML part of the file says
 * what stands behind each name. Both survive an edit in Word and in LibreOffice (content controls lose their tag in the
 * latter), so a document that comes back keeps its references. Footnotes are Word's own.
 */
export class Runs {
  readonly references: NamedReference[] = [];
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
    const name = `mc_${this.references.length + 1}`;
    this.references.push({ name, inline });
    return new Bookmark({ id: name, children: [run] });
  }
}
