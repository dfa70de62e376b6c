import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { type ReactElement, useState } from 'react';
import { useT } from '../../../app/index.ts';
import { type Suggestion, suggestionKey } from '../../../editor/index.ts';
import { NO_FILTER, passes, SuggestionFilters } from './SuggestionFilters.tsx';
import { SuggestionItem } from './SuggestionItem.tsx';

/** Suggestions of the text: one by one, or all that the filter shows. */
export function SuggestionList({
  editor,
  suggestions,
  isReadOnly,
}: {
  readonly editor: Editor | null;
  readonly suggestions: readonly Suggestion[];
  readonly isReadOnly: boolean;
}): ReactElement {
  const t = useT();
  const [filter, setFilter] = useState(NO_FILTER);
  const shown = suggestions.filter(each => passes(filter, each, Date.now()));
  const resolve = (verdict: 'accept' | 'reject', which: readonly Suggestion[]) =>
    editor
      ?.chain()
      .focus(undefined, { scrollIntoView: false })
      .resolveSuggestions(verdict, new Set(which.map(suggestionKey)))
      .run();
  const go = (suggestion: Suggestion) => {
    if (
      editor?.chain().goToSuggestion(suggestionKey(suggestion)).focus(undefined, { scrollIntoView: false }).run() !==
      true
    )
      notifications.show({ message: t('proof.placeGone') });
  };
  /** From the caret, around the end. */
  const step = (direction: 1 | -1) => {
    const caret = editor?.state.selection.from ?? 0;
    const next =
      direction === 1
        ? (shown.find(each => each.from > caret) ?? shown[0])
        : (shown.findLast(each => each.from < caret) ?? shown.at(-1));
    if (next !== undefined) go(next);
  };
  if (suggestions.length === 0)
    return (
      <Text size="sm" c="dimmed" p="md">
        {t('suggestions.none')}
      </Text>
    );
  return (
    <>
      <SuggestionFilters suggestions={suggestions} filter={filter} onChange={setFilter} />
      <Group gap={4} px={12} pb={8} wrap="nowrap">
        {!isReadOnly && (
          <>
            <Button
              size="compact-xs"
              variant="default"
              disabled={shown.length === 0}
              onClick={() => resolve('accept', shown)}
            >
              {t('suggestions.acceptAll', { count: shown.length })}
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              disabled={shown.length === 0}
              onClick={() => resolve('reject', shown)}
            >
              {t('suggestions.rejectAll', { count: shown.length })}
            </Button>
          </>
        )}
        <span className="review-space" />
        <ActionIcon size="sm" variant="default" aria-label={t('suggestions.previous')} onClick={() => step(-1)}>
          <IconChevronUp size={14} />
        </ActionIcon>
        <ActionIcon size="sm" variant="default" aria-label={t('suggestions.next')} onClick={() => step(1)}>
          <IconChevronDown size={14} />
        </ActionIcon>
      </Group>
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed" p="md">
          {t('suggestions.noneShown')}
        </Text>
      ) : (
        <ul className="review-list" aria-label={t('suggestions.list')}>
          {shown.map(each => (
            <SuggestionItem
              key={suggestionKey(each)}
              suggestion={each}
              isReadOnly={isReadOnly}
              onGo={() => go(each)}
              onAccept={() => resolve('accept', [each])}
              onReject={() => resolve('reject', [each])}
            />
          ))}
        </ul>
      )}
    </>
  );
}
