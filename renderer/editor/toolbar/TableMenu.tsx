import { Menu } from '@mantine/core';
import {
  IconAlignCenter,
  IconAlignLeft,
  IconAlignRight,
  IconColumnInsertLeft,
  IconColumnInsertRight,
  IconColumnRemove,
  IconRowInsertBottom,
  IconRowInsertTop,
  IconRowRemove,
  IconSum,
  IconTable,
  IconTableMinus,
  IconTableRow,
} from '@tabler/icons-react';
import type { ChainedCommands, Editor } from '@tiptap/react';
import type { ReactElement } from 'react';
import { useT } from '../../app/index.ts';
import { MenuButton } from './MenuButton.tsx';

/** Everything done to a table; outside one, a table is inserted. */
export function TableMenu({
  editor,
  off,
  isInTable,
}: {
  readonly editor: Editor | null;
  readonly off: boolean;
  readonly isInTable: boolean;
}): ReactElement {
  const t = useT();
  const item = (name: TableAct, icon: ReactElement | null, act: (chain: ChainedCommands) => ChainedCommands) => (
    <Menu.Item
      key={name}
      leftSection={icon}
      disabled={!isInTable || editor === null || !act(editor.can().chain()).run()}
      onClick={() => editor !== null && act(editor.chain().focus()).run()}
    >
      {t(`editor.${name}`)}
    </Menu.Item>
  );
  return (
    <MenuButton label={t('editor.table')} icon={<IconTable size={18} />} off={off}>
      <Menu.Item
        leftSection={<IconTable size={16} />}
        disabled={isInTable}
        onClick={() => editor?.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
      >
        {t('editor.tableInsert')}
      </Menu.Item>
      <Menu.Divider />
      {item('rowBefore', <IconRowInsertTop size={16} />, chain => chain.addRowBefore())}
      {item('rowAfter', <IconRowInsertBottom size={16} />, chain => chain.addRowAfter())}
      {item('rowDelete', <IconRowRemove size={16} />, chain => chain.deleteRow())}
      {item('columnBefore', <IconColumnInsertLeft size={16} />, chain => chain.addColumnBefore())}
      {item('columnAfter', <IconColumnInsertRight size={16} />, chain => chain.addColumnAfter())}
      {item('columnDelete', <IconColumnRemove size={16} />, chain => chain.deleteColumn())}
      <Menu.Divider />
      {item('cellsMerge', null, chain => chain.mergeCells())}
      {item('cellSplit', null, chain => chain.splitCell())}
      {item('headerRows', <IconTableRow size={16} />, chain => chain.toggleHeaderRows())}
      {item('sumRow', <IconSum size={16} />, chain => chain.addSumRow(t('editor.sumTitle')))}
      <Menu.Divider />
      {item('alignLeft', <IconAlignLeft size={16} />, chain => chain.alignCells('left'))}
      {item('alignCenter', <IconAlignCenter size={16} />, chain => chain.alignCells('center'))}
      {item('alignRight', <IconAlignRight size={16} />, chain => chain.alignCells('right'))}
      <Menu.Divider />
      {item('tableDelete', <IconTableMinus size={16} />, chain => chain.deleteTable())}
    </MenuButton>
  );
}

type TableAct =
  | 'rowBefore'
  | 'rowAfter'
  | 'rowDelete'
  | 'columnBefore'
  | 'columnAfter'
  | 'columnDelete'
  | 'cellsMerge'
  | 'cellSplit'
  | 'headerRows'
  | 'sumRow'
  | 'alignLeft'
  | 'alignCenter'
  | 'alignRight'
  | 'tableDelete';
