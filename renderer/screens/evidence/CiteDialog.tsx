import { Alert, Button, Group, Modal, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { citationText, leavesOf, type RecordValue, setRecord } from '#casefile';
import { newId, useCase, useRoute, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import type { PageQuote } from '../../components/viewer/index.ts';

type Target = 'newEvent' | 'newFinding' | 'finding' | 'event';
const TARGETS: readonly Target[] = ['newEvent', 'newFinding', 'finding', 'event'];

/** Trích dẫn: makes an event or a finding from a page, or adds the page to one that is there. */
export function CiteDialog({
  item,
  quote,
  onClose,
}: {
  readonly item: RecordValue<'evidence'>;
  readonly quote: PageQuote;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const { caseId, view, apply } = useCase();
  const { go } = useRoute();
  const [target, setTarget] = useState<Target>('newEvent');
  const [title, setTitle] = useState(quote.quote?.slice(0, 200) ?? '');
  const [existing, setExisting] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const leaf = leavesOf(view, item.id).find(each => each.frontPage === quote.page || each.backPage === quote.page);
  const isNew = target === 'newEvent' || target === 'newFinding';
  const kind = target === 'newEvent' || target === 'event' ? 'timelineEvent' : 'finding';

  const cite = async () => {
    if (leaf === undefined) return;
    const id = isNew ? newId() : existing;
    if (id === null) return;
    const citation = {
      id: newId(),
      leafId: leaf.id,
      toLeafId: null,
      side: leaf.backPage === quote.page ? ('back' as const) : ('front' as const),
      region: quote.region,
      quote: quote.quote,
    };
    const set = isNew ? { title: title.trim().normalize('NFC') } : {};
    try {
      await apply([
        kind === 'timelineEvent'
          ? setRecord('timelineEvent', id, set, { citations: [citation] })
          : setRecord('finding', id, set, { citations: [citation] }),
      ]);
      onClose();
      if (isNew) go({ screen: 'case', caseId, tab: kind === 'timelineEvent' ? 'timeline' : 'findings', focus: id });
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('evidence.cite')}>
      <Stack gap="sm">
        {leaf === undefined ? (
          <Alert color="amber">{t('evidence.noLeaf')}</Alert>
        ) : (
          <Text size="sm" fw={600}>
            {citationText(view, { leafId: leaf.id, toLeafId: null, side: null })} · {item.title}
          </Text>
        )}
        {quote.quote !== null && (
          <Text size="sm" fs="italic">
            “{quote.quote}”
          </Text>
        )}
        <SegmentedControl
          size="xs"
          fullWidth
          data={TARGETS.map(value => ({ value, label: t(`evidence.citeTo.${value}`) }))}
          value={target}
          onChange={value => setTarget(value as Target)}
        />
        {isNew ? (
          <TextInput
            label={t(`record.${kind}.title`)}
            value={title}
            data-autofocus
            onChange={event => setTitle(event.currentTarget.value)}
          />
        ) : (
          <Select
            searchable
            label={t(`record.${kind}`)}
            data={Object.values(view.records[kind]).map(each => ({ value: each.id, label: each.title || each.id }))}
            value={existing}
            onChange={setExisting}
          />
        )}
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button disabled={leaf === undefined || (isNew ? title.trim() === '' : existing === null)} onClick={cite}>
            {t('evidence.cite')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
