import { printableText } from '../printable.ts';
import type { Block, Cell, Inline, NoteInline } from '../tree.ts';

type Run = { text: string; marks: string };

/**
 * What a block is printed as, as one text: equal keys are equal on paper. Numbers of headings are not part of it, nor what a style
 * sets already (a title is bold, a căn cứ is in italics), nor the space at either end of a line.
 */
export function printedKey(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `h${block.level}${block.variant ?? 'title'}${block.label === '' ? '-' : ''} ${runs(block.inlines, isTitle(block.variant) ? 'b' : '')}`;
    case 'paragraph':
      return `${block.role} ${runs(block.inlines, block.role === 'legalBasis' ? 'i' : '')}`;
    case 'listItem':
      return `-${block.depth} ${runs(block.inlines, '')}`;
    case 'table':
      return block.rows.map(rowKey).join('\n');
    case 'image':
      return `image ${block.alt} ${runs(block.caption, '')}`;
  }
}

/** A row of a table as it is printed, without its widths. */
export const rowKey = (row: readonly Cell[]): string => `| ${row.map(cellKey).join(' | ')}`;

export const cellKey = (cell: Cell): string =>
  `${cell.isHeader ? 'H' : ''}${cell.colspan}x${cell.rowspan} ${cell.blocks
    .map(({ inlines, align }) => `${align} ${runs(inlines, cell.isHeader ? 'b' : '')}`)
    .join('\n')}`;

const isTitle = (variant: string | undefined) => variant === undefined || variant === 'title';

function runs(inlines: readonly (Inline | NoteInline)[], ignored: string): string {
  const made: Run[] = [];
  for (const inline of inlines) {
    const text = inline.type === 'lineBreak' ? '\n' : inline.type === 'footnote' ? note(inline.inlines) : inline.text;
    const marks = 'text' in inline ? marksOf(inline).replace(ignored, '') : '';
    const last = made.at(-1);
    // A space looks the same in bold.
    if (last !== undefined && (last.marks === marks || text.trim() === '')) last.text += text;
    else if (last !== undefined && last.text.trim() === '') Object.assign(last, { text: last.text + text, marks });
    else made.push({ text, marks });
  }
  return printableText(made.map(({ text, marks }) => (marks === '' ? text : `<${marks}>${text}</>`)).join(''))
    .replace(/[ \t]+/g, ' ')
    .trim();
}

const note = (inlines: readonly NoteInline[]) => `[^${runs(inlines, '')}]`;

const marksOf = ({
  bold,
  italic,
  underline,
}: {
  bold?: boolean | undefined;
  italic?: boolean | undefined;
  underline?: boolean | undefined;
}) => `${bold === true ? 'b' : ''}${italic === true ? 'i' : ''}${underline === true ? 'u' : ''}`;
