import { Button, Group, ScrollArea, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { isLocked, type RecordValue, setRecord, stateOf } from '#casefile';
import { annexesOf } from '#officialdoc';
import { useCase, useT } from '../../app/index.ts';
import { useActs } from '../../components/record/index.ts';
import { BufferedText } from './BufferedText.tsx';

/** Title, reference and place of an annex; its pages are counted from 1 in every file. */
export function AnnexForm({ document }: { readonly document: RecordValue<'document'> }): ReactElement {
  const t = useT();
  const { view, isReadOnly } = useCase();
  const { act, remove } = useActs();
  const isFixed = isReadOnly || isLocked(stateOf(view, document));
  const all = annexesOf(view, document.annexOfId ?? '');
  const at = all.findIndex(each => each.id === document.id);
  const set = (patch: { title?: string; annexReference?: string }) =>
    void act([setRecord('document', document.id, patch)]);
  /** Changes places with the neighbour. */
  const move = (by: 1 | -1) => {
    const ids = all.map(each => each.id);
    ids.splice(at, 1);
    ids.splice(at + by, 0, document.id);
    void act(ids.map((id, order) => setRecord('document', id, { order })));
  };
  return (
    <aside className="document-header" aria-label={t('documents.header')}>
      <ScrollArea h="100%" p="sm">
        <Stack gap={8}>
          <Title order={2} size="sm">
            {t('forms.annex')}
          </Title>
          <BufferedText
            label={t('forms.annexTitle')}
            value={document.title}
            rows={2}
            disabled={isFixed}
            onCommit={title => set({ title: title.trim() })}
          />
          <BufferedText
            label={t('forms.annexReference')}
            value={document.annexReference}
            rows={2}
            disabled={isFixed}
            onCommit={annexReference => set({ annexReference: annexReference.trim() })}
          />
          <Text size="xs" c="dimmed">
            {t('forms.annexText')}
          </Text>
          <Group gap={6}>
            <Button size="compact-sm" variant="default" disabled={isFixed || at === 0} onClick={() => move(-1)}>
              {t('forms.annexUp')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              disabled={isFixed || at === all.length - 1}
              onClick={() => move(1)}
            >
              {t('forms.annexDown')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              disabled={isFixed}
              onClick={() => void remove([{ kind: 'document', id: document.id }], document.title || t('forms.annex'))}
            >
              {t('forms.annexRemove')}
            </Button>
          </Group>
        </Stack>
      </ScrollArea>
    </aside>
  );
}
