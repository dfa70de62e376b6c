import type { Element } from '@xmldom/xmldom';
import type { EditorBlock, EditorCell, EditorLine } from '../editorJson.ts';
import { attribute, child, elements, numberOf, toggle } from '../form/docx/openDocx.ts';

type TableNode = Extract<EditorBlock, { type: 'table' }>;
type Row = TableNode['content'][number];

const TWIP_PER_PX = 15;
const MOST_COLUMNS = 100;

interface OpenCell {
  readonly row: number;
  readonly index: number;
  readonly span: number;
}

/** A table with its merged cells and header rows. @param linesOf what a cell holds */
export function tableOf(
  table: Element,
  linesOf: (cell: Element, isHeader: boolean) => readonly EditorLine[],
): TableNode {
  const widths = elements(child(table, 'tblGrid'), 'gridCol').map(each =>
    Math.round((numberOf(each, 'w') ?? 1_500) / TWIP_PER_PX),
  );
  const rows: Row[] = [];
  /** By column: the cell above that a merged cell goes on with. */
  let open = new Map<number, OpenCell>();
  elements(table, 'tr').forEach((row, r) => {
    const isHeader = toggle(child(row, 'trPr'), 'tblHeader') === true;
    const cells: EditorCell[] = [];
    const next = new Map<number, OpenCell>();
    let column = numberOf(child(child(row, 'trPr'), 'gridBefore')) ?? 0;
    for (const cell of elements(row, 'tc')) {
      const properties = child(cell, 'tcPr');
      const span = Math.min(Math.max(numberOf(child(properties, 'gridSpan')) ?? 1, 1), MOST_COLUMNS);
      const merge = child(properties, 'vMerge');
      const above = open.get(column);
      if (merge !== null && attribute(merge) !== 'restart' && above?.span === span) {
        const owner = rows[above.row]?.content[above.index];
        if (owner !== undefined) owner.attrs.rowspan++;
        next.set(column, above);
      } else {
        if (merge !== null) next.set(column, { row: r, index: cells.length, span });
        const px = widths.slice(column, column + span);
        cells.push({
          type: isHeader ? 'tableHeader' : 'tableCell',
          attrs: {
            colspan: span,
            rowspan: 1,
            colwidth: px.length === span ? px : null,
            align: alignOf(cell, isHeader),
          },
          content: [...linesOf(cell, isHeader)],
        });
      }
      column += span;
    }
    open = next;
    rows.push({ type: 'tableRow', content: cells });
  });
  return { type: 'table', content: rows };
}

/** As its first paragraph is set; null where that is what such a cell has anyway. */
function alignOf(cell: Element, isHeader: boolean): 'left' | 'center' | 'right' | null {
  const value = attribute(child(child(child(cell, 'p'), 'pPr'), 'jc'));
  const align = value === 'center' ? 'center' : value === 'right' || value === 'end' ? 'right' : 'left';
  return align === (isHeader ? 'center' : 'left') ? null : align;
}
