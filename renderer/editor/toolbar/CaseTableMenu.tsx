import { Menu } from '@mantine/core';
import { IconTablePlus } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import type { ReactElement } from 'react';
import { CASE_TABLE_NAMES } from '#officialdoc';
import { useT } from '../../app/index.ts';
import { MenuButton } from './MenuButton.tsx';

/** Tables that the case fills. */
export function CaseTableMenu({
  editor,
  off,
}: {
  readonly editor: Editor | null;
  readonly off: boolean;
}): ReactElement {
  const t = useT();
  return (
    <MenuButton label={t('editor.caseTable')} icon={<IconTablePlus size={18} />} off={off}>
      {CASE_TABLE_NAMES.map(table => (
        <Menu.Item key={table} onClick={() => editor?.chain().focus().insertCaseTable(table).run()}>
          {t(`editor.caseTable_${table}`)}
        </Menu.Item>
      ))}
    </MenuButton>
  );
}
