import { Bookmark, TextRun } from 'docx';
import type { Inline } from '../tree.ts';

export interface RunStyle {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly allCaps?: boolean;
}

export type ReferenceInline = Extract<Inline, { type: 'citation' | 'amount' | 'field' }>;

/** A reference of one file: the bookmark around its text, and what it points to. */
export interface NamedReference {
  readonly name: string;
  readonly inline: ReferenceInline;
}

/**
 * Runs of one file. Each citation, amount and field is a bookmark `mc_1`, `mc_2`, …; a custom XML part of the file says
 * what stands behind each name. Both survive an edit in Word and in LibreOffice (content controls lose their tag in the
 * latter), so a document that comes back keeps its references.
 */
export class Runs {
  readonly references: NamedReference[] = [];

  of(inlines: readonly Inline[], style: RunStyle = {}): (TextRun | Bookmark)[] {
    return inlines.map(inline => {
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
    });
  }
}
