import { ActionIcon, Button, Checkbox, Fieldset, Group, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { RecordValue, Signatory } from '#casefile';
import { newId, useT } from '../../../app/index.ts';
import { BufferedText } from '../BufferedText.tsx';
import type { Place } from './signaturePlaces.ts';
import { useSignaturePlaces } from './useSignaturePlaces.ts';

interface Props {
  readonly document: RecordValue<'document'>;
  readonly isReadOnly: boolean;
}

/** Ký tên các bên of a biên bản: who signs where, who stands beside whom, who refused and why. */
export function SignaturePlaces({ document, isReadOnly }: Props): ReactElement {
  const t = useT();
  const { places, change: write } = useSignaturePlaces(document);
  const change = (id: string, patch: Partial<Place>) =>
    write(all => all.map(each => (each.id === id ? { ...each, ...patch } : each)));
  const move = (id: string, by: 1 | -1) =>
    write(all => {
      const at = all.findIndex(each => each.id === id);
      const rest = all.filter(each => each.id !== id);
      return [...rest.slice(0, at + by), ...all.slice(at, at + 1), ...rest.slice(at + by)];
    });
  const add = () => write(all => [...all, { ...newPlace(newId(), t('forms.signNote')), isBeside: false }]);

  return (
    <Stack gap={8} component="section" aria-label={t('forms.signPlaces')}>
      <Title order={2} size="sm">
        {t('forms.signPlaces')}
      </Title>
      <Text size="xs" c="dimmed">
        {t(places.length === 0 ? 'forms.signOne' : 'forms.signMany')}
      </Text>
      {places.map((place, at) => (
        <Fieldset key={place.id} p={8} legend={<Text size="xs">{t('forms.signPlace', { number: at + 1 })}</Text>}>
          <Stack gap={6}>
            <BufferedText
              label={t('forms.signTitle')}
              value={place.title}
              rows={1}
              disabled={isReadOnly}
              onCommit={title => change(place.id, { title })}
            />
            <BufferedText
              label={t('forms.signName')}
              value={place.name}
              disabled={isReadOnly}
              onCommit={name => change(place.id, { name: name.trim() })}
            />
            <BufferedText
              label={t('forms.signNoteLabel')}
              value={place.note}
              disabled={isReadOnly}
              onCommit={note => change(place.id, { note: note.trim() })}
            />
            {at > 0 && (
              <Checkbox
                size="xs"
                label={t('forms.signBeside')}
                checked={place.isBeside}
                disabled={isReadOnly}
                onChange={event => change(place.id, { isBeside: event.currentTarget.checked })}
              />
            )}
            <Checkbox
              size="xs"
              label={t('forms.signRefused')}
              checked={place.hasRefused}
              disabled={isReadOnly}
              onChange={event => change(place.id, { hasRefused: event.currentTarget.checked })}
            />
            {place.hasRefused && (
              <BufferedText
                label={t('forms.signRefusal')}
                value={place.refusalReason}
                rows={1}
                disabled={isReadOnly}
                onCommit={refusalReason => change(place.id, { refusalReason: refusalReason.trim() })}
              />
            )}
            <Group gap={4}>
              <PlaceButton label={t('forms.signUp')} isOff={isReadOnly || at === 0} onPress={() => move(place.id, -1)}>
                <IconArrowUp size={16} />
              </PlaceButton>
              <PlaceButton
                label={t('forms.signDown')}
                isOff={isReadOnly || at === places.length - 1}
                onPress={() => move(place.id, 1)}
              >
                <IconArrowDown size={16} />
              </PlaceButton>
              <PlaceButton
                label={t('forms.signRemove')}
                isOff={isReadOnly}
                onPress={() => write(all => all.filter(each => each.id !== place.id))}
              >
                <IconTrash size={16} />
              </PlaceButton>
            </Group>
          </Stack>
        </Fieldset>
      ))}
      <Button size="compact-xs" variant="default" disabled={isReadOnly} onClick={add}>
        {t('forms.signAdd')}
      </Button>
    </Stack>
  );
}

function PlaceButton({
  label,
  isOff,
  onPress,
  children,
}: {
  readonly label: string;
  readonly isOff: boolean;
  readonly onPress: () => void;
  readonly children: ReactElement;
}): ReactElement {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={isOff} onClick={onPress}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function newPlace(id: string, note: string): Signatory {
  return { id, row: 0, order: 0, title: '', name: '', note, hasRefused: false, refusalReason: '' };
}
