import { SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { officeName } from '#officialdoc';
import { useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ProfileText } from './ProfileText.tsx';
import { SymbolTable } from './SymbolTable.tsx';
import { useProfile } from './useProfile.ts';

/** How the office is printed on its documents: names, symbols, series, place, the lines at the end. */
export function OfficeSection(): ReactElement {
  const t = useT();
  const of = useProfile();
  const { profile, isReadOnly, error, change } = of;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('settings.officeText')}
      </Text>
      {error !== null && <ErrorNotice error={error} />}
      <SimpleGrid cols={2} spacing="sm">
        <ProfileText name="parentOrgan" of={of} />
        <ProfileText name="issuingOrgan" of={of} />
        <ProfileText
          name="organName"
          of={of}
          hint={t('settings.organNameHint')}
          placeholder={officeName(profile === undefined ? undefined : { ...profile, organName: '' })}
        />
        <ProfileText name="place" of={of} />
        <ProfileText name="organAbbreviation" of={of} hint={t('settings.organAbbreviationHint')} />
        <ProfileText name="unitAbbreviation" of={of} hint={t('settings.unitAbbreviationHint')} />
      </SimpleGrid>
      <SymbolTable of={of} />
      <SimpleGrid cols={2} spacing="sm">
        <ProfileText name="teamSymbol" of={of} placeholder="ĐTT" />
        <Switch
          mt={26}
          label={t('record.profile.isTeamSeriesAutomatic')}
          checked={profile?.isTeamSeriesAutomatic ?? false}
          disabled={isReadOnly}
          onChange={event => void change({ set: { isTeamSeriesAutomatic: event.currentTarget.checked } })}
        />
        <ProfileText name="archiveLine" of={of} placeholder="Lưu: VT" />
        <ProfileText name="addressFooter" of={of} rows={2} hint={t('settings.addressFooterHint')} />
      </SimpleGrid>
      <ProfileText name="defaultRecipients" of={of} rows={3} hint={t('vault.defaultRecipientsHint')} />
    </Stack>
  );
}
