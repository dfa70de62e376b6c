import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react';
import type { Plugin } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';
import { useEditorState } from '@tiptap/react';
import { type ReactElement, useEffect, useRef } from 'react';
import { useT } from '../../app/index.ts';
import { activeFootnote } from '../extensions/activeFootnote.ts';
import { noteView } from './noteView.ts';

/** Chú thích: the text of the note whose mark was pressed. Enter or Esc goes back to the mark. */
export function FootnotePane({
  editor,
  plugins,
}: {
  readonly editor: Editor;
  /** What the note's own view needs beside keys, made anew for each view. */
  readonly plugins: () => readonly Plugin[];
}): ReactElement | null {
  const t = useT();
  const place = useEditorState({
    editor,
    selector: ({ editor: current }) => {
      const active = activeFootnote(current.state);
      return { index: active?.index ?? null, count: active?.count ?? 0 };
    },
  });
  const mount = useRef<HTMLDivElement>(null);
  const { index, count } = place;
  const label = index === null ? '' : t('editor.footnoteText', { number: index + 1 });
  const makePlugins = useRef(plugins);
  makePlugins.current = plugins;

  useEffect(() => {
    const active = activeFootnote(editor.state);
    const note = active === null ? null : editor.state.doc.nodeAt(active.position);
    if (index === null || note === null || mount.current === null) return;
    const holder = mount.current.appendChild(document.createElement('div'));
    const opened = noteView({
      editor,
      mount: holder,
      note,
      label,
      plugins: makePlugins.current(),
      positionOf: () => activeFootnote(editor.state)?.position ?? null,
      onLeave: () => editor.chain().leaveFootnote().focus().run(),
    });
    opened.view.focus();
    const sync = () => {
      const now = activeFootnote(editor.state);
      const current = now === null ? null : editor.state.doc.nodeAt(now.position);
      if (current !== null) opened.sync(current);
    };
    editor.on('transaction', sync);
    return () => {
      editor.off('transaction', sync);
      opened.destroy();
      holder.remove();
    };
  }, [editor, index, label]);

  if (index === null) return null;
  return (
    <section className="note-pane" aria-label={t('editor.footnotes')}>
      <Group gap={4} wrap="nowrap" className="note-head">
        <Text size="xs" fw={600}>
          {t('editor.footnotePlace', { number: index + 1, count })}
        </Text>
        <Tooltip label={t('editor.footnotePrevious')}>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('editor.footnotePrevious')}
            disabled={index === 0}
            onClick={() => editor.commands.stepFootnote(-1)}
          >
            <IconChevronLeft size={14} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('editor.footnoteNext')}>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('editor.footnoteNext')}
            disabled={index + 1 >= count}
            onClick={() => editor.commands.stepFootnote(1)}
          >
            <IconChevronRight size={14} />
          </ActionIcon>
        </Tooltip>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconArrowBackUp size={14} />}
          onClick={() => editor.chain().leaveFootnote().focus().run()}
        >
          {t('editor.footnoteBack')}
        </Button>
        <div className="editor-toolbar-space" />
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={t('editor.footnoteClose')}
          onClick={() => editor.chain().leaveFootnote().focus().run()}
        >
          <IconX size={14} />
        </ActionIcon>
      </Group>
      <div ref={mount} className="note-holder" />
    </section>
  );
}
