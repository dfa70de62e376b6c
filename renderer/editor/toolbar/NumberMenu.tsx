import { Menu } from '@mantine/core';
import { IconListNumbers } from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import type { ReactElement } from 'react';
import { useT } from '../../app/index.ts';
import type { HeadingAttributes } from '../extensions/heading.ts';
import { MenuButton } from './MenuButton.tsx';

/** Numbers of the line with the caret: start again, go on, none, one level up or down. */
export function NumberMenu({ editor, off }: { readonly editor: Editor | null; readonly off: boolean }): ReactElement {
  const t = useT();
  const heading = useEditorState({
    editor,
    selector: ({ editor: current }): HeadingAttributes | null =>
      current?.isActive('heading') === true ? (current.getAttributes('heading') as HeadingAttributes) : null,
  });
  const chain = () => editor?.chain().focus();
  const none = heading === null;
  const setVariant = (variant: HeadingAttributes['variant']) =>
    chain()?.updateAttributes('heading', { variant, start: null }).run();
  return (
    <MenuButton label={t('editor.numbers')} icon={<IconListNumbers size={18} />} off={off}>
      <Menu.Item disabled={none} onClick={() => chain()?.setStart(1).run()}>
        {t('editor.numberRestart')}
      </Menu.Item>
      <Menu.Item disabled={none || heading.start === null} onClick={() => chain()?.setStart(null).run()}>
        {t('editor.numberContinue')}
      </Menu.Item>
      {heading?.variant === 'unnumbered' ? (
        <Menu.Item onClick={() => setVariant('title')}>{t('editor.numberOn')}</Menu.Item>
      ) : (
        <Menu.Item disabled={none} onClick={() => setVariant('unnumbered')}>
          {t('editor.numberOff')}
        </Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Item disabled={none} rightSection="Shift+Tab" onClick={() => chain()?.shiftHeading(-1).run()}>
        {t('editor.levelUp')}
      </Menu.Item>
      <Menu.Item disabled={none} rightSection="Tab" onClick={() => chain()?.shiftHeading(1).run()}>
        {t('editor.levelDown')}
      </Menu.Item>
    </MenuButton>
  );
}
