import { Group, Text } from '@mantine/core';
import type { Editor } from '@tiptap/react';
import { type ReactElement, useEffect, useState } from 'react';
import { useT } from '../../app/index.ts';
import { type Counts, countsOf } from './counts.ts';

/** Counting waits until the fingers rest. */
const REST_MS = 400;

/** Page, words and characters of the text. */
export function EditorStatus({
  editor,
  pages,
}: {
  readonly editor: Editor;
  readonly pages: ReactElement | null;
}): ReactElement {
  const t = useT();
  const [counts, setCounts] = useState<Counts>(() => countsOf(editor.state.doc));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const count = () => {
      timer = null;
      setCounts(old => {
        const next = countsOf(editor.state.doc);
        return next.words === old.words && next.characters === old.characters ? old : next;
      });
    };
    const later = () => {
      timer ??= setTimeout(count, REST_MS);
    };
    editor.on('update', later);
    count();
    return () => {
      editor.off('update', later);
      if (timer !== null) clearTimeout(timer);
    };
  }, [editor]);
  return (
    <Group className="editor-status" gap="md" role="group" aria-label={t('editor.status')}>
      {pages}
      <Text size="xs" c="dimmed" className="tabular">
        {t('editor.words', { count: counts.words })}
      </Text>
      <Text size="xs" c="dimmed" className="tabular">
        {t('editor.characters', { count: counts.characters })}
      </Text>
    </Group>
  );
}
