import { Bookmark, TextRun } from 'docx';
import type { Inline } from '../tree.ts';

export interface RunStyle {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly allCaps?: boolean;
}

/**
 * Runs of one file. Each citation is a bookmark `mc_1`, `mc_2`, …, and a property of the file with that name holds its
 * leaf ids: both survive Word, so a document that comes back keeps its citations.
 */
export class Runs {
  readonly citations: { readonly name: string; readonly value: string }[] = [];

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
      const name = `mc_${this.citations.length + 1}`;
      this.citations.push({ name, value: [inline.leafId, inline.toLeafId ?? ''].join(' ').trimEnd() });
      return new Bookmark({ id: name, children: [run] });
    });
  }
}
