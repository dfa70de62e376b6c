import type { Element } from '@xmldom/xmldom';
import { attribute, child, elements, numberOf } from './openDocx.ts';
import type { ParagraphLook, RunLook, Styles } from './styles.ts';

/** A paragraph of a Word file in reading order, with where it stands in a table and how it looks. */
export interface WordParagraph {
  readonly element: Element;
  readonly text: string;
  readonly runs: readonly { readonly text: string; readonly look: RunLook }[];
  readonly look: ParagraphLook;
  /** Outermost table it is in. */
  readonly cell: {
    readonly table: number;
    readonly row: number;
    readonly column: number;
    readonly depth: number;
  } | null;
  /** Width of its column or of the text, twip; null when the file leaves it to Word. */
  readonly columnTwip: number | null;
  /** A line or shape drawn at it. */
  readonly hasDrawing: boolean;
  /** 1 … 9 of a Word heading style; null otherwise. */
  readonly outline: number | null;
  /** Its row may not be split over a page. */
  readonly isKeptWhole: boolean;
}

interface Place {
  readonly cell: WordParagraph['cell'];
  readonly columnTwip: number | null;
  readonly isKeptWhole: boolean;
}

/** Deleted words of tracked changes are not part of the text; what a text box repeats for older readers is read once. */
export const LEFT_OUT: ReadonlySet<string> = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'instrText',
  'pPr',
  'rPr',
  'tblPr',
  'tcPr',
  'trPr',
  'sectPr',
]);

export function paragraphsOf(body: Element, styles: Styles, textTwip: number | null): readonly WordParagraph[] {
  const found: WordParagraph[] = [];
  let tables = 0;
  const visit = (parent: Element, place: Place): void => {
    for (const each of elements(parent)) {
      if (LEFT_OUT.has(each.localName ?? '')) continue;
      if (each.localName === 'p') found.push(paragraphOf(each, styles, place));
      else if (each.localName === 'tbl') table(each, place);
      else visit(each, place);
    }
  };
  const table = (element: Element, place: Place): void => {
    const index = place.cell?.table ?? tables++;
    const widths = elements(child(element, 'tblGrid'), 'gridCol').map(column => numberOf(column, 'w'));
    elements(element, 'tr').forEach((row, r) => {
      const isKeptWhole = child(child(row, 'trPr'), 'cantSplit') !== null;
      elements(row, 'tc').forEach((cell, c) => {
        const own = numberOf(child(child(cell, 'tcPr'), 'tcW'), 'w');
        const at =
          place.cell === null
            ? { table: index, row: r, column: c, depth: 1 }
            : { ...place.cell, depth: place.cell.depth + 1 };
        visit(cell, { cell: at, columnTwip: own !== null && own > 100 ? own : (widths[c] ?? null), isKeptWhole });
      });
    });
  };
  visit(body, { cell: null, columnTwip: textTwip, isKeptWhole: false });
  return found;
}

function paragraphOf(paragraph: Element, styles: Styles, place: Place): WordParagraph {
  const properties = child(paragraph, 'pPr');
  const runs: { text: string; look: RunLook }[] = [];
  let hasDrawing = false;
  const visit = (parent: Element): void => {
    for (const each of elements(parent)) {
      const name = each.localName ?? '';
      if (LEFT_OUT.has(name)) continue;
      if (name === 'drawing' || name === 'pict' || name === 'AlternateContent') hasDrawing = true;
      else if (name === 'r') {
        const text = runText(each);
        const look = styles.run(properties, child(each, 'rPr'));
        if (text !== '') runs.push({ text: look.isCapitals ? text.toUpperCase() : text, look });
        visit(each);
      } else visit(each);
    }
  };
  visit(paragraph);
  const style = attribute(child(properties, 'pStyle')) ?? '';
  const level = /^(?:heading|Heading|u|Tiuđề)\s*(\d)$/.exec(style)?.[1];
  const outline = numberOf(child(properties, 'outlineLvl'));
  return {
    element: paragraph,
    text: runs.map(run => run.text).join(''),
    runs,
    look: styles.paragraph(properties),
    hasDrawing,
    outline: level !== undefined ? Number(level) : outline === null ? null : outline + 1,
    ...place,
  };
}

function runText(run: Element): string {
  return elements(run)
    .map(each => {
      if (each.localName === 't') return each.textContent ?? '';
      if (each.localName === 'tab') return '\t';
      if (each.localName === 'br' || each.localName === 'cr') return attribute(each, 'type') === 'page' ? '' : '\n';
      return each.localName === 'noBreakHyphen' ? '-' : '';
    })
    .join('');
}
