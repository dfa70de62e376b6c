import type { Node } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import { TableMap } from '@tiptap/pm/tables';

/** Widths of columns are parts of the text's width; in the document they are counted in this many steps (1 CSS px on paper). */
export const TEXT_WIDTH = 624;
const LEAST = 24;

/** Widths of a table's columns that fill the text: what is set keeps its proportion, what is not gets a fair share. */
export function filledWidths(set: readonly (number | null)[]): number[] {
  const known = set.filter(width => width !== null);
  const fair = known.length === 0 ? TEXT_WIDTH / set.length : known.reduce((a, b) => a + b, 0) / known.length;
  const wanted = set.map(width => Math.max(width ?? fair, LEAST));
  const total = wanted.reduce((a, b) => a + b, 0);
  const widths = wanted.map(width => Math.max(LEAST, Math.round((width * TEXT_WIDTH) / total)));
  // What rounding left goes to the widest column.
  const widest = widths.indexOf(Math.max(...widths));
  widths[widest] = (widths[widest] ?? 0) + TEXT_WIDTH - widths.reduce((a, b) => a + b, 0);
  return widths;
}

/** Widths as set in the document, column by column; null where none is. */
export function columnWidths(table: Node): (number | null)[] {
  const map = TableMap.get(table);
  return Array.from({ length: map.width }, (_, column) => {
    for (let row = 0; row < map.height; row++) {
      const position = map.map[row * map.width + column] ?? 0;
      const cell = table.nodeAt(position);
      const colwidth = cell?.attrs.colwidth as readonly number[] | null | undefined;
      const width = colwidth?.[column - map.colCount(position)];
      if (width) return width;
    }
    return null;
  });
}

function setWidths(transaction: Transaction, table: Node, start: number, widths: readonly number[]): void {
  const map = TableMap.get(table);
  for (const position of new Set(map.map)) {
    const cell = table.nodeAt(position);
    if (cell === null) continue;
    const first = map.colCount(position);
    const colwidth = widths.slice(first, first + (cell.attrs.colspan as number));
    const old = cell.attrs.colwidth as readonly number[] | null;
    if (old?.length === colwidth.length && colwidth.every((width, i) => width === old[i])) continue;
    transaction.setNodeMarkup(start + position, null, { ...cell.attrs, colwidth });
  }
}

/**
 * After each change of a table its columns fill the text again, on screen as in both files. Only what was changed here:
 * another author's table is theirs to settle.
 */
export function columnWidthsPlugin(isFromElsewhere: (transaction: Transaction) => boolean): Plugin {
  return new Plugin({
    appendTransaction: (transactions, before, after) => {
      if (!transactions.some(each => each.docChanged) || transactions.some(isFromElsewhere)) return null;
      const old = new Set<Node>();
      before.doc.forEach(node => {
        if (node.type.name === 'table') old.add(node);
      });
      const transaction = after.tr;
      after.doc.forEach((node, offset) => {
        if (node.type.name !== 'table' || old.has(node)) return;
        const widths = columnWidths(node);
        // A table without widths is as wide as the text anyway.
        if (widths.every(width => width === null)) return;
        setWidths(transaction, node, offset + 1, filledWidths(widths));
      });
      return transaction.docChanged ? transaction : null;
    },
  });
}
