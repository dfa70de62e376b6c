import { ActionIcon, Checkbox, Group, Select, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { type ReactElement, useEffect, useState } from 'react';
import { useCase, useT } from '../../../app/index.ts';
import { placeOfAnchor } from '../../../editor/index.ts';
import { NewRemark } from './NewRemark.tsx';
import { RemarkItem } from './RemarkItem.tsx';
import { useAuthors } from './useAuthors.ts';
import { type RemarkThread, useGoneRemarks } from './useRemarks.ts';

/** Remarks on the text, each with its replies; by person, and with or without what is resolved. */
export function RemarkList({
  editor,
  documentId,
  threads,
  chosen,
  onChosen,
  isWriting,
}: {
  readonly editor: Editor | null;
  readonly documentId: string;
  readonly threads: readonly RemarkThread[];
  /** The remark that was asked for: it is shown whatever the filter says. */
  readonly chosen: string | null;
  readonly onChosen: (remarkId: string) => void;
  /** A new one was asked for: its field takes the keys. */
  readonly isWriting: boolean;
}): ReactElement {
  const t = useT();
  const { mayRemark } = useCase();
  const authorOf = useAuthors();
  const gone = useGoneRemarks(editor, threads);
  const [showsResolved, setShowsResolved] = useState(false);
  const [person, setPerson] = useState('');
  const people = [...new Set(threads.map(({ remark }) => authorOf(remark).name))].sort((a, b) =>
    a.localeCompare(b, 'vi'),
  );
  const resolved = threads.filter(({ remark }) => remark.isResolved).length;
  const shown = threads.filter(
    ({ remark }) =>
      remark.id === chosen ||
      ((showsResolved || !remark.isResolved) && (person === '' || authorOf(remark).name === person)),
  );
  const go = ({ remark }: RemarkThread) => {
    onChosen(remark.id);
    const place = editor === null ? null : placeOfAnchor(editor.state, remark.anchorHex, remark.quote);
    if (editor === null || place === null) notifications.show({ message: t('remarks.gone') });
    else editor.chain().setTextSelection(place).scrollIntoView().focus(undefined, { scrollIntoView: false }).run();
  };
  /** From the one that was chosen last, around the end. */
  const step = (direction: 1 | -1) => {
    const at = shown.findIndex(({ remark }) => remark.id === chosen);
    const next = at === -1 && direction === -1 ? shown.length - 1 : (at + direction + shown.length) % shown.length;
    const thread = shown[next];
    if (thread !== undefined) go(thread);
  };
  useEffect(() => {
    if (chosen !== null) document.getElementById(`remark-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  return (
    <>
      {mayRemark && editor !== null && (
        <NewRemark editor={editor} documentId={documentId} isWriting={isWriting} onWritten={onChosen} />
      )}
      {threads.length > 0 && (
        <Group gap={6} px={12} pb={8} wrap="nowrap">
          {people.length > 1 && (
            <Select
              size="xs"
              aria-label={t('suggestions.person')}
              allowDeselect={false}
              data={[{ value: '', label: t('suggestions.everyone') }, ...people]}
              value={person}
              onChange={value => setPerson(value ?? '')}
            />
          )}
          {resolved > 0 && (
            <Checkbox
              size="xs"
              label={t('remarks.showResolved', { count: resolved })}
              checked={showsResolved}
              onChange={event => setShowsResolved(event.currentTarget.checked)}
            />
          )}
          <span className="review-space" />
          <ActionIcon
            size="sm"
            variant="default"
            disabled={shown.length === 0}
            aria-label={t('remarks.previous')}
            onClick={() => step(-1)}
          >
            <IconChevronUp size={14} />
          </ActionIcon>
          <ActionIcon
            size="sm"
            variant="default"
            disabled={shown.length === 0}
            aria-label={t('remarks.next')}
            onClick={() => step(1)}
          >
            <IconChevronDown size={14} />
          </ActionIcon>
        </Group>
      )}
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed" px={12}>
          {t(threads.length === 0 ? 'remarks.none' : 'remarks.noneShown')}
        </Text>
      ) : (
        <ul className="review-list" aria-label={t('remarks.list')}>
          {shown.map(thread => (
            <RemarkItem
              key={thread.remark.id}
              thread={thread}
              isGone={gone.has(thread.remark.id)}
              isChosen={thread.remark.id === chosen}
              onGo={() => go(thread)}
            />
          ))}
        </ul>
      )}
    </>
  );
}
