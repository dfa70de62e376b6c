import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { REMOVAL_GROUNDS, type RecordValue, setRecord } from '#casefile';
import { newId, useT } from '../../../app/index.ts';
import { useActs } from '../../../components/record/index.ts';

interface Props {
  readonly documentId: string;
  readonly removals: readonly RecordValue<'removal'>[];
  readonly counts: ReadonlyMap<string, number>;
  readonly isReadOnly: boolean;
}

const FRESH = { target: '', replacement: '', ground: 'privateLife' as (typeof REMOVAL_GROUNDS)[number], reason: '' };

/** What is not published, on which ground of law and why; withdrawn lines stay in the list without effect. */
export function RemovalList({ documentId, removals, counts, isReadOnly }: Props): ReactElement {
  const t = useT();
  const { act } = useActs();
  const [draft, setDraft] = useState(FRESH);
  const isWhole = draft.target.trim() !== '' && draft.reason.trim() !== '';
  const add = () => {
    const clean = (text: string) => text.trim().normalize('NFC');
    void act([
      setRecord('removal', newId(), {
        documentId,
        target: clean(draft.target),
        replacement: clean(draft.replacement),
        ground: draft.ground,
        reason: clean(draft.reason),
      }),
    ]);
    setDraft({ ...FRESH, ground: draft.ground });
  };
  return (
    <div className="removals">
      <form
        onSubmit={event => {
          event.preventDefault();
          if (isWhole) add();
        }}
      >
        <Stack gap={6}>
          <Group gap={6} align="end" wrap="nowrap">
            <TextInput
              size="xs"
              flex={1}
              label={t('record.removal.target')}
              value={draft.target}
              disabled={isReadOnly}
              onChange={event => setDraft({ ...draft, target: event.currentTarget.value })}
            />
            <Button
              size="xs"
              variant="default"
              disabled={isReadOnly}
              onClick={() => setDraft({ ...draft, target: window.getSelection()?.toString().trim() || draft.target })}
            >
              {t('publicVersion.takeSelection')}
            </Button>
          </Group>
          <TextInput
            size="xs"
            label={t('record.removal.replacement')}
            placeholder={t('publicVersion.replacementHint')}
            value={draft.replacement}
            disabled={isReadOnly}
            onChange={event => setDraft({ ...draft, replacement: event.currentTarget.value })}
          />
          <Select
            size="xs"
            label={t('record.removal.ground')}
            allowDeselect={false}
            disabled={isReadOnly}
            data={REMOVAL_GROUNDS.map(value => ({ value, label: t(`choice.removal.ground.${value}`) }))}
            value={draft.ground}
            onChange={value =>
              setDraft({ ...draft, ground: REMOVAL_GROUNDS.find(each => each === value) ?? draft.ground })
            }
          />
          <TextInput
            size="xs"
            label={t('record.removal.reason')}
            value={draft.reason}
            disabled={isReadOnly}
            onChange={event => setDraft({ ...draft, reason: event.currentTarget.value })}
          />
          <Button size="xs" type="submit" disabled={isReadOnly || !isWhole}>
            {t('publicVersion.add')}
          </Button>
        </Stack>
      </form>
      {removals.length === 0 ? (
        <Text size="sm" c="dimmed" mt="sm">
          {t('publicVersion.empty')}
        </Text>
      ) : (
        <ul aria-label={t('publicVersion.list')}>
          {removals.map(each => (
            <li key={each.id} data-withdrawn={each.isWithdrawn || undefined}>
              <Text size="sm" fw={500} span>
                {each.target}
              </Text>
              <Text size="xs" c="dimmed">
                {t(`choice.removal.ground.${each.ground}`)} · {each.reason}
              </Text>
              <Group justify="space-between" wrap="nowrap">
                <Text size="xs" c={counts.get(each.id) === 0 && !each.isWithdrawn ? 'seal.7' : 'dimmed'}>
                  {each.isWithdrawn
                    ? t('record.removal.isWithdrawn')
                    : t('publicVersion.places', { count: counts.get(each.id) ?? 0 })}
                </Text>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  disabled={isReadOnly}
                  onClick={() => void act([setRecord('removal', each.id, { isWithdrawn: !each.isWithdrawn })])}
                >
                  {t(each.isWithdrawn ? 'publicVersion.again' : 'publicVersion.withdraw')}
                </Button>
              </Group>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
