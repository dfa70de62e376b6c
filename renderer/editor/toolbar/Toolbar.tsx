import { Group, Select } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBold,
  IconItalic,
  IconListTree,
  IconPencilQuestion,
  IconPhoto,
  IconSearch,
  IconSuperscript,
  IconUnderline,
} from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { useEditorState } from '@tiptap/react';
import type { ReactElement } from 'react';
import { useT } from '../../app/index.ts';
import { keyText, PARAGRAPH_STYLES, type ParagraphStyle, setStyle, styleAt } from '../paragraphStyles.ts';
import { isSuggesting } from '../suggestions/suggestions.ts';
import { CaseTableMenu } from './CaseTableMenu.tsx';
import { NumberMenu } from './NumberMenu.tsx';
import { TableMenu } from './TableMenu.tsx';
import { ToolButton } from './ToolButton.tsx';

export interface ToolbarProps {
  readonly editor: Editor | null;
  readonly isReadOnly: boolean;
  readonly showsOutline: boolean;
  readonly onOutline: () => void;
  readonly onFind: () => void;
  /** Asks for a picture of the case; left out where there is none to ask. */
  readonly onFigure?: (() => void) | undefined;
  /** Is there a person whose edits could be suggestions? */
  readonly canSuggest: boolean;
  readonly aside?: ReactElement | undefined;
}

/** Styles by role, marks, numbers, tables, notes, pictures; what is done often has a key as well. */
export function Toolbar(props: ToolbarProps): ReactElement {
  const { editor, isReadOnly, onFigure } = props;
  const t = useT();
  const now = useEditorState({
    editor,
    selector: ({ editor: current }) => (current === null ? null : stateOf(current)),
  });
  const off = isReadOnly || editor === null;
  const chain = () => editor?.chain().focus();
  return (
    <Group className="editor-toolbar" gap={2} role="toolbar" aria-label={t('editor.toolbar')}>
      <ToolButton
        label={t('editor.outline')}
        icon={<IconListTree size={18} />}
        active={props.showsOutline}
        off={editor === null}
        onPress={props.onOutline}
      />
      <Select
        size="xs"
        w={170}
        aria-label={t('editor.style')}
        allowDeselect={false}
        disabled={off}
        value={now?.style ?? 'body'}
        data={PARAGRAPH_STYLES.map(style => ({ value: style, label: t(`editor.style_${style}`) }))}
        renderOption={({ option }) => (
          <Group justify="space-between" wrap="nowrap" w="100%">
            <span>{option.label}</span>
            <span className="key-hint">{keyText(option.value as ParagraphStyle)}</span>
          </Group>
        )}
        comboboxProps={{ width: 270, position: 'bottom-start' }}
        onChange={value => editor !== null && value !== null && setStyle(editor, value as ParagraphStyle)}
      />
      <ToolButton
        label={t('editor.undo')}
        icon={<IconArrowBackUp size={18} />}
        off={off}
        onPress={() => chain()?.undo().run()}
      />
      <ToolButton
        label={t('editor.redo')}
        icon={<IconArrowForwardUp size={18} />}
        off={off}
        onPress={() => chain()?.redo().run()}
      />
      <ToolButton
        label={t('editor.bold')}
        icon={<IconBold size={18} />}
        active={now?.bold ?? false}
        off={off}
        onPress={() => chain()?.toggleBold().run()}
      />
      <ToolButton
        label={t('editor.italic')}
        icon={<IconItalic size={18} />}
        active={now?.italic ?? false}
        off={off}
        onPress={() => chain()?.toggleItalic().run()}
      />
      <ToolButton
        label={t('editor.underline')}
        icon={<IconUnderline size={18} />}
        active={now?.underline ?? false}
        off={off}
        onPress={() => chain()?.toggleUnderline().run()}
      />
      <NumberMenu editor={editor} off={off} />
      <TableMenu editor={editor} off={off} isInTable={now?.inTable === true} />
      <CaseTableMenu editor={editor} off={off} />
      <ToolButton
        label={t('editor.footnote')}
        icon={<IconSuperscript size={18} />}
        off={off}
        onPress={() => editor !== null && addFootnote(editor)}
      />
      {onFigure !== undefined && (
        <ToolButton label={t('editor.figure')} icon={<IconPhoto size={18} />} off={off} onPress={onFigure} />
      )}
      <ToolButton
        label={t('editor.findKey')}
        icon={<IconSearch size={18} />}
        off={editor === null}
        onPress={props.onFind}
      />
      {props.canSuggest && (
        <ToolButton
          label={t('suggestions.modeKey')}
          icon={<IconPencilQuestion size={18} />}
          active={now?.suggesting ?? false}
          off={off}
          onPress={() =>
            chain()
              ?.setSuggesting(now?.suggesting !== true)
              .run()
          }
        />
      )}
      <div className="editor-toolbar-space" />
      {props.aside}
    </Group>
  );
}

/** An empty note behind the selection, its pane open. */
function addFootnote(editor: Editor): void {
  if (editor.chain().focus().insertFootnote().run()) editor.commands.openFootnote(editor.state.selection.from);
}

function stateOf(editor: Editor) {
  return {
    style: styleAt(editor.state),
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    underline: editor.isActive('underline'),
    inTable: editor.isActive('table'),
    suggesting: isSuggesting(editor.state),
  };
}
