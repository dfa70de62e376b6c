import type { Cell } from './tree.ts';

type Align = Cell['blocks'][number]['align'];

/** A cell of a table of the case: plain text. */
export function cell(
  text: string,
  align: Align = 'left',
  options: { bold?: boolean; isHeader?: boolean; colspan?: number } = {},
): Cell {
  return {
    blocks: [{ inlines: [{ type: 'text', text, ...(options.bold && { bold: true }) }], align }],
    isHeader: options.isHeader === true,
    colspan: options.colspan ?? 1,
    rowspan: 1,
  };
}

export const headerRow = (titles: readonly string[]) =>
  titles.map(title => cell(title, 'center', { bold: true, isHeader: true }));
