import { ActionIcon, Button, Group, Text, TextInput, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconLetterCase, IconLetterSpacing, IconX } from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useT } from '../../app/index.ts';
import { searchState } from '../extensions/search.ts';

/** Tìm và thay thế in the text: Enter next, Shift+Enter previous, Esc closes and leaves the found words selected. */
export function FindBar({
  editor,
  withReplace,
  isReadOnly,
  onClose,
}: {
  readonly editor: Editor;
  readonly withReplace: boolean;
  readonly isReadOnly: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const [text, setText] = useState(() => selectedText(editor));
  const [replacement, setReplacement] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [matchMarks, setMatchMarks] = useState(true);
  const [replaced, setReplaced] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const { count, current } = useEditorState({
    editor,
    selector: ({ editor: each }) => {
      const state = searchState(each.state);
      return { count: state.matches.length, current: state.current };
    },
  });

  useEffect(() => {
    editor.commands.setSearch(text === '' ? null : { text, matchCase, matchMarks });
    setReplaced(null);
  }, [editor, text, matchCase, matchMarks]);
  useEffect(() => {
    input.current?.select();
  }, []);
  useEffect(() => () => void (editor.isDestroyed || editor.commands.setSearch(null)), [editor]);

  const close = () => {
    onClose();
    editor.commands.focus();
  };
  const go = (direction: 1 | -1) => editor.commands.findNext(direction);
  const replaceAll = () => {
    const { length } = searchState(editor.state).matches;
    if (editor.commands.replaceAllMatches(replacement.normalize('NFC'))) setReplaced(length);
  };
  const said =
    replaced !== null
      ? t('editor.replacedCount', { count: replaced })
      : text === ''
        ? ''
        : count === 0
          ? t('editor.notFound')
          : current === -1
            ? t('editor.foundCount', { count })
            : t('editor.foundPlace', { place: current + 1, count });

  return (
    <search
      className="find-bar"
      aria-label={t('editor.find')}
      onKeyDown={event => {
        if (event.key === 'Escape') close();
      }}
    >
      <Group gap={4} wrap="wrap">
        <TextInput
          ref={input}
          size="xs"
          w={220}
          aria-label={t('editor.findWhat')}
          placeholder={t('editor.findWhat')}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            go(event.shiftKey ? -1 : 1);
          }}
        />
        <Toggle
          label={t('editor.matchCase')}
          active={matchCase}
          onChange={setMatchCase}
          icon={<IconLetterCase size={16} />}
        />
        <Toggle
          label={t('editor.matchMarks')}
          active={matchMarks}
          onChange={setMatchMarks}
          icon={<IconLetterSpacing size={16} />}
        />
        <Tooltip label={t('editor.findPrevious')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('editor.findPrevious')}
            disabled={count === 0}
            onClick={() => go(-1)}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('editor.findNext')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('editor.findNext')}
            disabled={count === 0}
            onClick={() => go(1)}
          >
            <IconArrowDown size={16} />
          </ActionIcon>
        </Tooltip>
        {withReplace && !isReadOnly && (
          <>
            <TextInput
              size="xs"
              w={200}
              aria-label={t('editor.replaceWith')}
              placeholder={t('editor.replaceWith')}
              value={replacement}
              onChange={event => setReplacement(event.currentTarget.value)}
            />
            <Button
              size="compact-xs"
              variant="default"
              disabled={count === 0}
              onClick={() => editor.commands.replaceMatch(replacement.normalize('NFC'))}
            >
              {t('editor.replace')}
            </Button>
            <Button size="compact-xs" variant="default" disabled={count === 0} onClick={replaceAll}>
              {t('editor.replaceAll')}
            </Button>
          </>
        )}
        <Text size="xs" c="dimmed" role="status" className="tabular">
          {said}
        </Text>
        <div className="editor-toolbar-space" />
        <ActionIcon variant="subtle" color="gray" aria-label={t('editor.findClose')} onClick={close}>
          <IconX size={16} />
        </ActionIcon>
      </Group>
    </search>
  );
}

function Toggle({
  label,
  active,
  onChange,
  icon,
}: {
  readonly label: string;
  readonly active: boolean;
  readonly onChange: (active: boolean) => void;
  readonly icon: ReactElement;
}): ReactElement {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={active ? 'light' : 'subtle'}
        color={active ? undefined : 'gray'}
        aria-label={label}
        aria-pressed={active}
        onClick={() => onChange(!active)}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

/** A few selected words are what one wants to look for. */
function selectedText({ state }: Editor): string {
  const { from, to } = state.selection;
  return to - from > 80 ? '' : state.doc.textBetween(from, to, ' ');
}
