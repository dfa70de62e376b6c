import { Button, Text, Tooltip } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import type { ReactElement } from 'react';
import { useErrorText, useT } from '../../../app/index.ts';
import { pageAt } from '../../../editor/index.ts';
import type { PageView } from './usePageView.ts';

/** In the status line of the editor: pages on or off, and the page the caret is on. */
export function PageStatus({
  editor,
  isOn,
  view,
  onToggle,
}: {
  readonly editor: Editor | null;
  readonly isOn: boolean;
  readonly view: PageView;
  readonly onToggle: () => void;
}): ReactElement {
  const t = useT();
  const errorText = useErrorText();
  const page = useEditorState({
    editor,
    selector: ({ editor: now }) => (now === null || !isOn ? 1 : pageAt(now.state, now.state.selection.head)),
  });
  return (
    <>
      <Button
        size="compact-xs"
        variant={isOn ? 'light' : 'subtle'}
        color={isOn ? undefined : 'gray'}
        leftSection={<IconFileText size={14} />}
        aria-pressed={isOn}
        onClick={onToggle}
      >
        {t('documents.pageView')}
      </Button>
      {isOn && view.total !== null && (
        <Text size="xs" c="dimmed" className="tabular" aria-busy={view.isBusy}>
          {t('documents.pageOf', { page: Math.min(page ?? 1, view.total), total: view.total })}
        </Text>
      )}
      {isOn && view.isBusy && (
        <Text size="xs" c="dimmed">
          {t('documents.layingOut')}
        </Text>
      )}
      {isOn && !view.isBusy && view.trouble !== null && (
        <Tooltip label={errorText(view.trouble).cause}>
          <Text size="xs" c="red">
            {t('documents.notLaidOut')}
          </Text>
        </Tooltip>
      )}
    </>
  );
}
