import type { Block, Inline, NoteInline } from '../tree.ts';

/** What a line of a text is set as; a change of it alone is a change too. */
export type LineStyle =
  | 'part'
  | 'section'
  | 'clause'
  | 'point'
  | 'body'
  | 'legalBasis'
  | 'quote'
  | 'listItem'
  | 'row'
  | 'image';

/** A paragraph, a numbered block, a list item, a table row or a picture as words: what two texts are compared by. */
export interface Line {
  readonly style: LineStyle;
  /** Number of a heading. Not compared: a new clause moves the numbers of all that follow. */
  readonly label: string;
  /** One text; of a table row one for each cell. */
  readonly cells: readonly string[];
}

const HEADING_LINES = ['part', 'section', 'clause', 'point'] as const;

/** The lines of a text in reading order. */
export function linesOf(blocks: readonly Block[]): readonly Line[] {
  return blocks.flatMap((block): Line[] => {
    switch (block.type) {
      case 'heading':
        return [{ style: HEADING_LINES[block.level], label: block.label, cells: [words(block.inlines)] }];
      case 'paragraph':
        return [{ style: block.role, label: '', cells: [words(block.inlines)] }];
      case 'listItem':
        return [{ style: 'listItem', label: '-', cells: [words(block.inlines)] }];
      case 'image':
        return [{ style: 'image', label: '', cells: [`[${block.alt}] ${words(block.caption)}`.trim()] }];
      case 'table':
        return block.rows.map(row => ({
          style: 'row',
          label: '',
          cells: row.map(cell => cell.blocks.map(each => words(each.inlines)).join('\n')),
        }));
    }
  });
}

/** Words as printed, with the text of a footnote where its mark stands. */
function words(inlines: readonly (Inline | NoteInline)[]): string {
  return inlines
    .map(inline => {
      if (inline.type === 'lineBreak') return '\n';
      return inline.type === 'footnote' ? ` [${words(inline.inlines)}]` : inline.text;
    })
    .join('')
    .normalize('NFC');
}
