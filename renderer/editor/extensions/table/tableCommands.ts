import type { Node, Schema } from '@tiptap/pm/model';
import { type EditorState, type Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { CellSelection, selectedRect, type TableMap } from '@tiptap/pm/tables';
import { readFigure } from '#officialdoc';

type Dispatch = ((transaction: Transaction) => void) | undefined;

const isInTable = ({ $head }: Selection) =>
  Array.from({ length: $head.depth }, (_, i) => $head.node(i + 1)).some(node => node.type.name === 'table');

/**
 * Makes the rows from the first to the last selected one the header that is repeated on each page; when they are it already,
 * ordinary rows again.
 */
export function toggleHeaderRows(state: EditorState, dispatch: Dispatch): boolean {
  if (!isInTable(state.selection)) return false;
  const { tableStart, table, map, bottom } = selectedRect(state);
  const cells = [...new Set(map.cellsInRect({ left: 0, right: map.width, top: 0, bottom }))];
  const { tableHeader, tableCell } = state.schema.nodes;
  if (tableHeader === undefined || tableCell === undefined) return false;
  const isHeader = cells.every(position => table.nodeAt(position)?.type === tableHeader);
  if (dispatch) {
    const transaction = state.tr;
    for (const position of cells)
      transaction.setNodeMarkup(
        tableStart + position,
        isHeader ? tableCell : tableHeader,
        table.nodeAt(position)?.attrs,
      );
    dispatch(transaction);
  }
  return true;
}

/**
 * Adds a last row «Tổng cộng» with a live sum under every column of figures. Columns before the first of them become one
 * cell.
 * @returns false outside a table, and where no column holds figures
 */
export function addSumRow(textOf: (cell: Node) => string, title: string) {
  return (state: EditorState, dispatch: Dispatch): boolean => {
    if (!isInTable(state.selection)) return false;
    const { table, map, tableStart } = selectedRect(state);
    const sums = figureColumns(table, map, textOf);
    if (!sums.some(isSum => isSum)) return false;
    if (dispatch) {
      const row = sumRow(state.schema, sums, widthsOf(table, map), title);
      const at = tableStart + table.content.size;
      const transaction = state.tr.insert(at, row);
      transaction.setSelection(TextSelection.near(transaction.doc.resolve(at + 2))).scrollIntoView();
      dispatch(transaction);
    }
    return true;
  };
}

function widthsOf(table: Node, map: TableMap): (number | null)[] {
  return Array.from({ length: map.width }, (_, column) => {
    const position = map.map[(map.height - 1) * map.width + column] ?? 0;
    const colwidth = table.nodeAt(position)?.attrs.colwidth as readonly number[] | null | undefined;
    return colwidth?.[column - map.colCount(position)] ?? null;
  });
}

/** Columns whose cells, header aside, are figures; a first column that only counts rows (1, 2, 3 …) is none. */
export function figureColumns(table: Node, map: TableMap, textOf: (cell: Node) => string): boolean[] {
  return Array.from({ length: map.width }, (_, column) => {
    const texts: string[] = [];
    for (let row = 0; row < map.height; row++) {
      const position = map.map[row * map.width + column] ?? 0;
      const cell = table.nodeAt(position);
      const isOwn = cell !== null && map.colCount(position) === column && cell.attrs.colspan === 1;
      const isNew = row === 0 || map.map[(row - 1) * map.width + column] !== position;
      if (cell !== null && isOwn && isNew && cell.type.name !== 'tableHeader') texts.push(textOf(cell).trim());
    }
    const filled = texts.filter(text => text !== '');
    const isCount = column === 0 && filled.every((text, i) => Number(text) === i + 1);
    return filled.length > 0 && !isCount && filled.every(text => readFigure(text) !== null);
  });
}

function sumRow(schema: Schema, sums: readonly boolean[], widths: readonly (number | null)[], title: string): Node {
  const { tableRow, tableCell, paragraph, columnSum } = schema.nodes;
  const bold = schema.marks.bold;
  if (!tableRow || !tableCell || !paragraph || !columnSum || !bold) throw new Error('the schema has no tables');
  const colwidth = (from: number, count: number) => {
    const part = widths.slice(from, from + count);
    return part.every(width => width !== null) ? part : null;
  };
  const first = sums.indexOf(true);
  const marks = [bold.create()];
  const cells: Node[] = [];
  if (first > 0) {
    const attrs = { colspan: first, align: 'center', colwidth: colwidth(0, first) };
    cells.push(tableCell.create(attrs, paragraph.create(null, schema.text(title, marks))));
  }
  for (let column = first; column < sums.length; column++) {
    const content = sums[column] === true ? columnSum.create(null, null, marks) : null;
    cells.push(tableCell.create({ align: 'right', colwidth: colwidth(column, 1) }, paragraph.create(null, content)));
  }
  return tableRow.create(null, cells);
}

/** Aligns every selected cell, or the one with the caret. */
export function alignCells(align: 'left' | 'center' | 'right') {
  return (state: EditorState, dispatch: Dispatch): boolean => {
    if (!isInTable(state.selection)) return false;
    if (dispatch) {
      const transaction = state.tr;
      const { selection } = state;
      const setAlign = (cell: Node, position: number) =>
        transaction.setNodeMarkup(position, null, { ...cell.attrs, align });
      if (selection instanceof CellSelection) selection.forEachCell(setAlign);
      else {
        const { $head } = selection;
        for (let depth = $head.depth; depth > 0; depth--) {
          const node = $head.node(depth);
          if (node.type.name !== 'tableCell' && node.type.name !== 'tableHeader') continue;
          setAlign(node, $head.before(depth));
          break;
        }
      }
      dispatch(transaction);
    }
    return true;
  };
}
