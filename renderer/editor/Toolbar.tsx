import { ActionIcon, Group, Menu, Select, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBold,
  IconColumnInsertRight,
  IconColumnRemove,
  IconItalic,
  IconList,
  IconRowInsertBottom,
  IconRowRemove,
  IconTable,
  IconTablePlus,
  IconUnderline,
} from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { useEditorState } from '@tiptap/react';
import type { ReactElement } from 'react';
import { useT } from '../app/index.ts';
import { CASE_TABLES } from './references.ts';

interface Props {
  readonly editor: Editor | null;
  readonly isReadOnly: boolean;
  readonly aside?: ReactElement;
}

const STYLES = ['heading1', 'heading2', 'heading3', 'body', 'legalBasis', 'quote'] as const;
type Style = (typeof STYLES)[number];

/** Styles by role, marks, lists, tables; everything here has a key as well. */
export function Toolbar({ editor, isReadOnly, aside }: Props): ReactElement {
  const t = useT();
  const now = useEditorState({
    editor,
    selector: ({ editor: current }) => (current === null ? null : stateOf(current)),
  });
  const disabled = isReadOnly || editor === null;
  const button = (label: string, icon: ReactElement, run: () => void, active?: boolean, off = false) => (
    <Tooltip label={label} openDelay={400}>
      <ActionIcon
        variant={active === true ? 'light' : 'subtle'}
        color={active === true ? undefined : 'gray'}
        size="md"
        aria-label={label}
        {...(active !== undefined && { 'aria-pressed': active })}
        disabled={disabled || off}
        onMouseDown={event => event.preventDefault()}
        onClick={run}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  const chain = () => editor?.chain().focus();
  return (
    <Group className="editor-toolbar" gap={2} role="toolbar" aria-label={t('editor.toolbar')}>
      <Select
        size="xs"
        w={150}
        aria-label={t('editor.style')}
        allowDeselect={false}
        disabled={disabled}
        value={now?.style ?? 'body'}
        data={STYLES.map(style => ({ value: style, label: t(`editor.style_${style}`) }))}
        onChange={value => editor !== null && value !== null && setStyle(editor, value as Style)}
      />
      {button(t('editor.undo'), <IconArrowBackUp size={18} />, () => chain()?.undo().run())}
      {button(t('editor.redo'), <IconArrowForwardUp size={18} />, () => chain()?.redo().run())}
      {button(t('editor.bold'), <IconBold size={18} />, () => chain()?.toggleBold().run(), now?.bold ?? false)}
      {button(t('editor.italic'), <IconItalic size={18} />, () => chain()?.toggleItalic().run(), now?.italic ?? false)}
      {button(
        t('editor.underline'),
        <IconUnderline size={18} />,
        () => chain()?.toggleUnderline().run(),
        now?.underline ?? false,
      )}
      {button(t('editor.list'), <IconList size={18} />, () => chain()?.toggleBulletList().run(), now?.list ?? false)}
      {button(t('editor.table'), <IconTable size={18} />, () =>
        chain()?.insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
      )}
      {now?.inTable === true && (
        <>
          {button(t('editor.rowAfter'), <IconRowInsertBottom size={18} />, () => chain()?.addRowAfter().run())}
          {button(t('editor.rowDelete'), <IconRowRemove size={18} />, () => chain()?.deleteRow().run())}
          {button(t('editor.columnAfter'), <IconColumnInsertRight size={18} />, () => chain()?.addColumnAfter().run())}
          {button(t('editor.columnDelete'), <IconColumnRemove size={18} />, () => chain()?.deleteColumn().run())}
        </>
      )}
      <Menu position="bottom-start" disabled={disabled}>
        <Menu.Target>
          <Tooltip label={t('editor.caseTable')} openDelay={400}>
            <ActionIcon variant="subtle" color="gray" size="md" aria-label={t('editor.caseTable')} disabled={disabled}>
              <IconTablePlus size={18} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {CASE_TABLES.map(table => (
            <Menu.Item key={table} onClick={() => chain()?.insertCaseTable(table).run()}>
              {t(`editor.caseTable_${table}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <div className="editor-toolbar-space" />
      {aside}
    </Group>
  );
}

function stateOf(editor: Editor) {
  return {
    style: styleOf(editor),
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    underline: editor.isActive('underline'),
    list: editor.isActive('bulletList'),
    inTable: editor.isActive('table'),
  };
}

function styleOf(editor: Editor): Style {
  for (const level of [1, 2, 3] as const) if (editor.isActive('heading', { level })) return `heading${level}`;
  const role = editor.getAttributes('paragraph').role;
  return role === 'legalBasis' || role === 'quote' ? role : 'body';
}

function setStyle(editor: Editor, style: Style): void {
  const chain = editor.chain().focus();
  if (style === 'heading1' || style === 'heading2' || style === 'heading3') {
    chain.setHeading({ level: Number(style.slice(-1)) as 1 | 2 | 3 }).run();
  } else chain.setRole(style).run();
}
