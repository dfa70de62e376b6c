import { Bookmark, TextRun } from 'docx';
import type { Inline } from '../tree.ts';

export interface RunStyle {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly allCaps?: boolean;
}

/** Bookmarks carry the leaf's id in the file, so that a document that comes back from Word keeps its citations. */
export class Runs {
  #citations = 0;

  of(inlines: readonly Inline[], style: RunStyle = {}): (TextRun | Bookmark)[] {
    return inlines.map(inline => {
      switch (inline.type) {
        case 'text':
          return new TextRun({
            ...style,
            text: inline.text,
            ...(inline.bold && { bold: true }),
            ...(inline.italic && { italics: true }),
            ...(inline.underline && { underline: {} }),
          });
        case 'lineBreak':
          return new TextRun({ break: 1 });
        case 'citation':
          return new Bookmark({
            id: `mc_${inline.leafId.slice(0, 32)}_${++this.#citations}`,
            children: [new TextRun({ ...style, text: inline.text })],
          });
      }
    });
  }
}
