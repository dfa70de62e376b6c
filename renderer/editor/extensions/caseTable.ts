import { mergeAttributes, Node } from '@tiptap/core';
import { CASE_TABLE_NAMES } from '#officialdoc';
import type { CaseTableName, CaseTablePreview } from '../references.ts';
import { choice, json } from './attributes.ts';
import type { LiveReferences } from './liveReferences.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    caseTable: {
      /** Inserts a table that the case fills: findings, amounts or recommendations. */
      insertCaseTable: (table: CaseTableName) => ReturnType;
    };
  }
}

/** A table filled from the case. Its figures are live; nothing of it is typed. */
export const CaseTable = Node.create<{ references: LiveReferences | null }>({
  name: 'caseTable',
  group: 'block',
  atom: true,

  addOptions() {
    return { references: null };
  },

  addAttributes() {
    return { table: { default: 'findings', ...json('table', 'data-table'), validate: choice(...CASE_TABLE_NAMES) } };
  },

  parseHTML() {
    return [{ tag: 'div[data-table]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['div', mergeAttributes(HTMLAttributes, { class: 'case-table' })];
  },

  addCommands() {
    return {
      insertCaseTable:
        table =>
        ({ commands }) =>
          commands.insertContent({ type: this.name, attrs: { table } }),
    };
  },

  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('div');
      dom.className = 'case-table';
      let name = node.attrs.table as CaseTableName;
      const draw = () => {
        const preview = this.options.references?.current.caseTable(name);
        dom.replaceChildren(...(preview === undefined ? [] : [drawTable(preview)]));
      };
      const unwatch = this.options.references?.watch(draw);
      return {
        dom,
        update: next => {
          if (next.type.name !== this.name) return false;
          name = next.attrs.table as CaseTableName;
          draw();
          return true;
        },
        ignoreMutation: () => true,
        destroy: () => unwatch?.(),
      };
    };
  },
});

function drawTable(preview: CaseTablePreview): HTMLTableElement {
  const table = document.createElement('table');
  table.createCaption().textContent = preview.caption;
  const head = table.createTHead().insertRow();
  for (const title of preview.header) {
    const cell = document.createElement('th');
    cell.textContent = title;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of preview.rows) {
    const line = body.insertRow();
    row.forEach((value, column) => {
      const cell = line.insertCell();
      cell.textContent = value;
      if (preview.numeric[column] === true) cell.className = 'number';
    });
  }
  return table;
}
