import { Select, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { ORGAN_LEVELS } from '#casefile';
import { useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ProfileText } from './ProfileText.tsx';
import { useProfile } from './useProfile.ts';

const PERSON = ['fullName', 'position', 'rank'] as const;
const SEATS = ['team', 'prosecutor', 'archive'] as const;

/** Who works here; each field is kept when it is left. */
export function ProfileSection(): ReactElement {
  const t = useT();
  const of = useProfile();
  const { profile, isReadOnly, error, change } = of;
  const set = (name: string, value: unknown) => void change({ set: { [name]: value } });
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('settings.personText')}
      </Text>
      {error !== null && <ErrorNotice error={error} />}
      <SimpleGrid cols={3} spacing="sm">
        {PERSON.map(name => (
          <ProfileText key={name} name={name} of={of} />
        ))}
      </SimpleGrid>
      <SimpleGrid cols={2} spacing="sm">
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
    </Stack>
  );
}
