import { Select, SimpleGrid, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { ORGAN_LEVELS } from '#casefile';
import { useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useProfile } from './useProfile.ts';

const PERSON = ['fullName', 'position', 'rank'] as const;
const ORGAN = [
  'parentOrgan',
  'issuingOrgan',
  'organAbbreviation',
  'place',
  'conclusionSymbol',
  'decisionSymbol',
] as const;
const SEATS = ['team', 'prosecutor', 'archive'] as const;

/** Who works here and how the office is printed; each field is kept when it is left. */
export function ProfileSection(): ReactElement {
  const t = useT();
  const { profile, isReadOnly, error, change } = useProfile();
  const set = (name: string, value: unknown) => void change({ set: { [name]: value } });
  const field = (name: (typeof PERSON)[number] | (typeof ORGAN)[number]) => (
    <TextInput
      key={`${name}-${profile?.[name] ?? ''}`}
      label={t(`record.profile.${name}`)}
      defaultValue={profile?.[name] ?? ''}
      disabled={isReadOnly}
      autoComplete="off"
      onBlur={event => {
        const value = event.currentTarget.value.trim().normalize('NFC');
        if (value !== profile?.[name]) set(name, value);
      }}
    />
  );
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('vault.personText')}
      </Text>
      {error !== null && <ErrorNotice error={error} />}
      <SimpleGrid cols={3} spacing="sm">
        {PERSON.map(field)}
      </SimpleGrid>
      <SimpleGrid cols={2} spacing="sm">
        {ORGAN.map(field)}
        <Select
          label={t('record.profile.seat')}
          allowDeselect={false}
          disabled={isReadOnly}
          data={SEATS.map(value => ({ value, label: t(`choice.profile.seat.${value}`) }))}
          value={profile?.seat ?? 'team'}
          onChange={value => set('seat', value)}
        />
        <Select
          label={t('record.profile.organLevel')}
          allowDeselect={false}
          disabled={isReadOnly}
          data={ORGAN_LEVELS.map(value => ({ value, label: t(`choice.caseInfo.organLevel.${value}`) }))}
          value={profile?.organLevel ?? 'province'}
          onChange={value => set('organLevel', value)}
        />
      </SimpleGrid>
      <Switch
        label={t('record.profile.isDifficultArea')}
        checked={profile?.isDifficultArea ?? false}
        disabled={isReadOnly}
        onChange={event => set('isDifficultArea', event.currentTarget.checked)}
      />
      <Textarea
        key={`recipients-${profile?.defaultRecipients ?? ''}`}
        label={t('record.profile.defaultRecipients')}
        description={t('vault.defaultRecipientsHint')}
        autosize
        minRows={3}
        disabled={isReadOnly}
        defaultValue={profile?.defaultRecipients ?? ''}
        onBlur={event => {
          const value = event.currentTarget.value.trim().normalize('NFC');
          if (value !== profile?.defaultRecipients) set('defaultRecipients', value);
        }}
      />
    </Stack>
  );
}
