import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { Table, TableCell, TableHeader, type TableOptions, TableRow } from '@tiptap/extension-table';
import type { LiveReferences } from '../liveReferences.ts';
import { printedText } from '../printedText.ts';
import { columnWidthsPlugin } from './columnWidths.ts';
import { addSumRow, alignCells, toggleHeaderRows } from './tableCommands.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    officialTable: {
      /** Rows down to the selection are repeated on each page, or no more. */
      toggleHeaderRows: () => ReturnType;
      /** Adds a last row with live sums of the columns of figures; `title` stands before them. */
      addSumRow: (title: string) => ReturnType;
      /** Aligns the selected cells. */
      alignCells: (align: 'left' | 'center' | 'right') => ReturnType;
    };
  }
}

const OfficialTable = Table.extend<TableOptions & { references: LiveReferences | null }>({
  addOptions() {
    const options = this.parent?.();
    if (options === undefined) throw new Error('the table extension has no options');
    return { ...options, references: null };
  },

  addCommands() {
    const textOf = (cell: Parameters<typeof printedText>[0]) =>
      printedText(cell, this.options.references, { citations: false });
    return {
      ...this.parent?.(),
      insertTable:
        ({ rows = 3, cols = 3, withHeaderRow = true } = {}) =>
        props =>
          !props.editor.isActive('table') &&
          (this.parent?.().insertTable?.({ rows, cols, withHeaderRow })(props) ?? false),
      toggleHeaderRows:
        () =>
        ({ state, dispatch }) =>
          toggleHeaderRows(state, dispatch),
      addSumRow:
        title =>
        ({ state, dispatch }) =>
          addSumRow(textOf, title)(state, dispatch),
      alignCells:
        align =>
        ({ state, dispatch }) =>
          alignCells(align)(state, dispatch),
    };
  },

  addProseMirrorPlugins() {
    return [...(this.parent?.() ?? []), columnWidthsPlugin(isChangeOrigin)];
  },
});

/**
 * Tables of the text: columns fill the line, header rows repeat, cells merge and split. A cell may hold any block, so that
 * every document of the first version opens; commands put only sentences and dashes into one.
 */
export function tableExtensions(references: LiveReferences) {
  return [
    OfficialTable.configure({ resizable: true, renderWrapper: true, lastColumnResizable: false, references }),
    TableRow,
    TableCell,
    TableHeader,
  ];
}
