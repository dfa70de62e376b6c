import { readFigure } from '../columnSums.ts';
import { pairsOf } from '../compare/index.ts';
import type { EditorBlock, EditorCell } from '../editorJson.ts';
import type { Resolver } from '../fromEditor.ts';
import { plainText } from '../plainText.ts';
import type { Cell, TableBlock } from '../tree.ts';
import { cellKey, rowKey } from './printedKey.ts';
import { inlinesWithin, Relinking, relinkedLine } from './relink.ts';

type TableNode = Extract<EditorBlock, { type: 'table' }>;

/** A table and how it is printed: row by row, cell by cell the same. */
export interface PrintedTable {
  readonly node: TableNode;
  readonly tree: TableBlock;
}

/** A table as it came back: rows and cells that are printed as before are the ones we had, live sums and references with them. */
export function mergedTable(old: PrintedTable, now: PrintedTable, resolver: Resolver): TableNode {
  const rowsOf = ({ tree }: PrintedTable) =>
    tree.rows.map(row => ({ key: rowKey(row), kind: 'row', text: row.map(textOf).join(' ') }));
  const content = pairsOf(rowsOf(old), rowsOf(now)).flatMap(([i, j]): TableNode['content'] => {
    const row = j === null ? undefined : now.node.content[j];
    const before = i === null ? undefined : old.node.content[i];
    if (row === undefined || j === null) return [];
    if (before === undefined || i === null || before.content.length !== row.content.length) return [row];
    return [
      {
        ...row,
        content: row.content.map((cell, at) =>
          mergedCell(
            { node: before.content[at], tree: old.tree.rows[i]?.[at] },
            { node: cell, tree: now.tree.rows[j]?.[at] },
            resolver,
          ),
        ),
      },
    ];
  });
  return { ...now.node, content };
}

function mergedCell(
  old: { readonly node: EditorCell | undefined; readonly tree: Cell | undefined },
  now: { readonly node: EditorCell; readonly tree: Cell | undefined },
  resolver: Resolver,
): EditorCell {
  const { node } = now;
  if (old.node === undefined || old.tree === undefined || now.tree === undefined) return node;
  const isSum = old.node.content.some(line => inlinesWithin(line).some(inline => inline.type === 'columnSum'));
  // A sum goes on being added up here, whatever was typed over it.
  if (cellKey(old.tree) === cellKey(now.tree) || (isSum && readFigure(textOf(now.tree)) !== null)) return old.node;
  const relinking = new Relinking(old.node.content.flatMap(inlinesWithin), resolver);
  const { colspan, colwidth } = old.node.attrs;
  return {
    ...node,
    attrs: { ...node.attrs, ...(colspan === node.attrs.colspan && { colwidth }) },
    content: node.content.map(line => relinkedLine(line, relinking)),
  };
}

const textOf = (cell: Cell) => cell.blocks.map(({ inlines }) => plainText(inlines)).join('\n');
